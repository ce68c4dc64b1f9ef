import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { sessionQuery, useSignIn } from '../api/people.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { usePageTitle } from '../ui/page.tsx'
import css from './entrance.module.css'
import { emailRule } from './field-rules.ts'
import { PasswordField } from './password-field.tsx'

/** `/dang-nhap`. `next`: where to go on to, a path of this site. */
export function SignInScreen({ next }: { next: string }) {
  const t = useText()
  usePageTitle(t('sign-in.title'))
  const { data } = useQuery(sessionQuery)
  return (
    <div className={css.entrance}>
      <div>
        <hr className={css.rule} />
        <p className={css.words}>{t('sign-in.lead')}</p>
        <p className={css.aside}>{t('sign-in.invited')}</p>
      </div>
      <section className={css.sheet} aria-labelledby="dang-nhap">
        <h1 id="dang-nhap" className={css.title}>
          {t('sign-in.title')}
        </h1>
        {data?.setUpNeeded ? (
          <Notice kind="warning" title={t('sign-in.no-administrator')}>
            {t('sign-in.no-administrator.next')}
          </Notice>
        ) : (
          <>
            <SignInForm next={next} />
            <p className={css.more}>{t('sign-in.forgot')}</p>
          </>
        )}
      </section>
    </div>
  )
}

function SignInForm({ next }: { next: string }) {
  const t = useText()
  const router = useRouter()
  const signIn = useSignIn()
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: emailRule(t),
      password: (value) => (value === '' ? t('field.missing-password') : null),
    },
  })
  const submit = form.onSubmit((values) => {
    signIn.mutate(values, { onSuccess: () => router.history.push(next) })
  })
  return (
    <Form onSubmit={submit} focusFirst>
      <TextInput
        label={t('field.email')}
        type="email"
        name="email"
        autoComplete="username"
        {...form.getInputProps('email')}
      />
      <PasswordField
        label={t('field.password')}
        name="password"
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <Failure of={signIn.error} />
      <Button type="submit" kind="primary" size="wide" busy={signIn.isPending}>
        {t('sign-in.action')}
      </Button>
    </Form>
  )
}
