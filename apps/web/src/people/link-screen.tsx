import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { passwordLength } from '@cucao/people'
import { linkQuery, useRedeemLink } from '../api/people.ts'
import type { OneTimeLink } from '../api/people.ts'
import { useText } from '../language/text.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { usePageTitle } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './entrance.module.css'
import { emailRule, nameRule, passwordRule } from './field-rules.ts'
import { OrganisationField } from './organisation-field.tsx'
import { PasswordField } from './password-field.tsx'

const words = {
  'set-up': { title: 'link.set-up.title', action: 'link.set-up.action' },
  'set-password': { title: 'link.set-password.title', action: 'link.set-password.action' },
  'become-account': { title: 'link.become-account.title', action: 'link.become-account.action' },
} as const

/** `/thiet-lap/<token>`: a link that works once, for an account that is about to be. */
export function LinkScreen({ token }: { token: string }) {
  const t = useText()
  const { data: link, error, isPending, refetch } = useQuery(linkQuery(token))
  const title = link ? t(words[link.purpose].title) : t('link.title')
  usePageTitle(title)
  return (
    <div className={css.single}>
      <section className={css.sheet} aria-labelledby="thiet-lap">
        <h1 id="thiet-lap" className={css.title}>
          {title}
        </h1>
        {isPending ? <Skeleton label={t('link.checking')} /> : null}
        {link ? <AccountForm token={token} link={link} /> : null}
        {error ? (
          <>
            <Failure of={error} onRetry={() => void refetch()} />
            <p className={css.more}>
              <Link to="/dang-nhap" className={buttonClass()}>
                {t('link.to-sign-in')}
              </Link>
            </p>
          </>
        ) : null}
      </section>
    </div>
  )
}

function leadOf(t: ReturnType<typeof useText>, link: OneTimeLink): string {
  const name = link.name ?? ''
  if (link.purpose === 'set-password')
    return t('link.set-password.lead', { name, email: link.email ?? '' })
  return link.purpose === 'set-up' ? t('link.set-up.lead') : t('link.become-account.lead', { name })
}

function AccountForm({ token, link }: { token: string; link: OneTimeLink }) {
  const t = useText()
  const router = useRouter()
  const redeem = useRedeemLink(token)
  const asksName = link.purpose === 'set-up'
  const asksEmail = link.purpose !== 'set-password'
  const form = useForm({
    initialValues: {
      name: link.name ?? '',
      email: link.email ?? '',
      password: '',
      organisationId: null as string | null,
    },
    validate: {
      name: (value) => (asksName ? nameRule(t)(value) : null),
      email: (value) => (asksEmail ? emailRule(t)(value) : null),
      password: (value, all) => passwordRule(t)(value, [all.name, all.email]),
    },
  })
  const submit = form.onSubmit(({ name, email, password, organisationId }) => {
    redeem.mutate(
      {
        password,
        ...(asksName ? { name } : {}),
        ...(asksEmail ? { email } : {}),
        ...(organisationId ? { organisationId } : {}),
      },
      { onSuccess: () => router.history.push('/') },
    )
  })
  return (
    <>
      <p className={css.lead}>{leadOf(t, link)}</p>
      <Form onSubmit={submit} focusFirst>
        {asksName ? (
          <TextInput label={t('field.name')} autoComplete="name" {...form.getInputProps('name')} />
        ) : null}
        {asksEmail ? (
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
        ) : (
          <input type="hidden" autoComplete="username" value={link.email ?? ''} readOnly />
        )}
        <PasswordField
          label={t('field.new-password')}
          description={t('field.password.rule', { count: passwordLength.least })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        {asksEmail ? (
          <OrganisationField
            label={`${t('field.organisation')} (${t('field.optional')})`}
            value={form.values.organisationId}
            onChange={(id) => form.setFieldValue('organisationId', id)}
          />
        ) : null}
        <Failure of={redeem.error} />
        <Button type="submit" kind="primary" size="wide" busy={redeem.isPending}>
          {t(words[link.purpose].action)}
        </Button>
      </Form>
    </>
  )
}
