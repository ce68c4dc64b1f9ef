import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { passwordLength } from '@cucao/people'
import { useBecomeAccount } from '../api/people.ts'
import type { Me } from '../api/people.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { useToast } from '../ui/use-toast.ts'
import { emailRule, passwordRule } from './field-rules.ts'
import { OrganisationField } from './organisation-field.tsx'
import { PasswordField } from './password-field.tsx'

interface BecomeAccountDialogProps {
  me: Me
  opened: boolean
  onClose: () => void
}

/** A guest keeps his id, and with it everything he contributed. */
export function BecomeAccountDialog({ me, opened, onClose }: BecomeAccountDialogProps) {
  const t = useText()
  return (
    <Dialog
      title={t('account.become.title')}
      opened={opened}
      onClose={onClose}
      closeLabel={t('tool.close')}
    >
      <BecomeAccountForm me={me} onClose={onClose} />
    </Dialog>
  )
}

function BecomeAccountForm({ me, onClose }: Omit<BecomeAccountDialogProps, 'opened'>) {
  const t = useText()
  const toast = useToast()
  const become = useBecomeAccount()
  const form = useForm({
    initialValues: { email: '', password: '', organisationId: null as string | null },
    validate: {
      email: emailRule(t),
      password: (value, all) => passwordRule(t)(value, [me.name, all.email]),
    },
  })
  const submit = form.onSubmit(({ organisationId, ...given }) =>
    // A promise, since the new session opens the text anew and this dialog with it.
    become.mutateAsync({ ...given, ...(organisationId ? { organisationId } : {}) }).then(
      () => {
        toast(t('account.become.done'))
        onClose()
      },
      () => {}, // shown from `become.error`
    ),
  )
  return (
    <Form onSubmit={submit}>
      <p>{t('account.become.why')}</p>
      <TextInput
        label={t('field.email')}
        type="email"
        autoComplete="username"
        data-autofocus
        {...form.getInputProps('email')}
      />
      <PasswordField
        label={t('field.password')}
        description={t('field.password.rule', { count: passwordLength.least })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <OrganisationField
        label={`${t('field.organisation')} (${t('field.optional')})`}
        value={form.values.organisationId}
        onChange={(id) => form.setFieldValue('organisationId', id)}
      />
      <Failure of={become.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={become.isPending}>
          {t('account.become')}
        </Button>
      </DialogActions>
    </Form>
  )
}
