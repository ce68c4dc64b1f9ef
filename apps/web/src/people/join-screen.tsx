import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { offerQuery, sessionQuery, useJoin } from '../api/people.ts'
import type { InvitationOffer, Me } from '../api/people.ts'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { roleMayWords, roleWords } from '../regulations/regulation-words.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { usePageTitle } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './entrance.module.css'
import { nameRule, organisationRule } from './field-rules.ts'

/** `/moi/<token>`: what one is invited to, and in. Two fields and Enter; with an account one press. */
export function JoinScreen({ token }: { token: string }) {
  const t = useText()
  usePageTitle(t('join.title'))
  const offer = useQuery(offerQuery(token))
  const session = useQuery(sessionQuery)
  const me = session.data?.person ?? null
  return (
    <div className={css.offer}>
      <section className={css.sheet} aria-labelledby="loi-moi">
        {offer.data && !session.isPending ? (
          <>
            <Offer offer={offer.data} />
            {me ? <JoinAs token={token} me={me} /> : <JoinForm token={token} />}
          </>
        ) : (
          <>
            <h1 id="loi-moi" className={css.title}>
              {t('join.title')}
            </h1>
            {offer.error ? (
              <>
                <Failure of={offer.error} onRetry={() => void offer.refetch()} />
                <p className={css.more}>
                  <Link to={me ? '/' : '/dang-nhap'} className={buttonClass()}>
                    {me ? t('tool.to-home') : t('link.to-sign-in')}
                  </Link>
                </p>
              </>
            ) : (
              <Skeleton label={t('link.checking')} rows={5} />
            )}
          </>
        )}
      </section>
    </div>
  )
}

function Offer({ offer }: { offer: InvitationOffer }) {
  const t = useText()
  const dates = useDates()
  return (
    <>
      <p className={css.kicker}>{t('join.title')}</p>
      <h1 id="loi-moi" className={css.offerTitle}>
        {offer.regulationTitle}
      </h1>
      <dl className={css.facts}>
        <dt>{t('join.by')}</dt>
        <dd>{offer.invitedBy}</dd>
        <dt>{t('join.role')}</dt>
        <dd>
          <strong>{t(roleWords[offer.role])}</strong>
          <small>{t(roleMayWords[offer.role])}</small>
        </dd>
        {offer.role === 'opinion-giver' ? (
          <>
            <dt>{t('join.scope')}</dt>
            <dd>{offer.scopeLabels?.join('; ') || t('join.scope.all')}</dd>
          </>
        ) : null}
        {offer.note ? (
          <>
            <dt>{t('join.note')}</dt>
            <dd>{offer.note}</dd>
          </>
        ) : null}
        <dt>{t('join.until')}</dt>
        <dd>{dates.minute(offer.expiresAt)}</dd>
      </dl>
    </>
  )
}

function useEnter() {
  const router = useRouter()
  return (regulationId: string) =>
    void router.navigate({ to: '/du-thao/$id', params: { id: regulationId } })
}

function JoinAs({ token, me }: { token: string; me: Me }) {
  const t = useText()
  const join = useJoin(token)
  const enter = useEnter()
  const submit = () => join.mutate({}, { onSuccess: ({ regulationId }) => enter(regulationId) })
  return (
    <Form
      focusFirst
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Failure of={join.error} />
      <Button type="submit" kind="primary" size="wide" busy={join.isPending}>
        {t('join.as', { name: me.name })}
      </Button>
    </Form>
  )
}

function JoinForm({ token }: { token: string }) {
  const t = useText()
  const { href } = useLocation()
  const join = useJoin(token)
  const enter = useEnter()
  const form = useForm({
    initialValues: { name: '', organisation: '' },
    validate: { name: nameRule(t), organisation: organisationRule(t) },
  })
  const submit = form.onSubmit((values) =>
    join.mutate(values, { onSuccess: ({ regulationId }) => enter(regulationId) }),
  )
  return (
    <>
      <Form onSubmit={submit} focusFirst>
        <TextInput
          label={t('field.name')}
          name="name"
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('field.organisation')}
          name="organisation"
          autoComplete="organization"
          placeholder={t('join.organisation.example')}
          description={t('join.name.why')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('organisation')}
        />
        <Failure of={join.error} />
        <Button type="submit" kind="primary" size="wide" busy={join.isPending}>
          {t('join.action')}
        </Button>
      </Form>
      <p className={css.foot}>
        {t('join.no-account')}{' '}
        <Link to="/dang-nhap" search={{ tiep: href }}>
          {t('join.have-account')}
        </Link>
      </p>
    </>
  )
}
