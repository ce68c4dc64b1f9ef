import { useForm } from '@mantine/form'
import { passwordLength } from '@cucao/people'
import { useChangePassword } from '../api/people.ts'
import type { Me } from '../api/people.ts'
import { asRefused } from '../api/refusal.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/use-toast.ts'
import { passwordRule } from './field-rules.ts'
import { PasswordField } from './password-field.tsx'

interface AccountDialogProps {
  me: Me
  opened: boolean
  onClose: () => void
}

export function ChangePasswordDialog({ me, opened, onClose }: AccountDialogProps) {
  const t = useText()
  return (
    <Dialog
      title={t('account.change-password')}
      opened={opened}
      onClose={onClose}
      closeLabel={t('tool.close')}
    >
      <ChangePasswordForm me={me} onClose={onClose} />
    </Dialog>
  )
}

function ChangePasswordForm({ me, onClose }: Omit<AccountDialogProps, 'opened'>) {
  const t = useText()
  const toast = useToast()
  const change = useChangePassword()
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value === '' ? t('field.missing-password') : null),
      next: (value) => passwordRule(t)(value, [me.name, me.email ?? '']),
    },
  })
  const submit = form.onSubmit((values) =>
    // A promise, since the new session opens the text anew and this dialog with it.
    change.mutateAsync(values).then(
      () => {
        toast(t('account.password-changed'), t('account.password-changed.next'))
        onClose()
      },
      () => {}, // shown from `change.error`
    ),
  )
  return (
    <Form onSubmit={submit}>
      <input type="hidden" autoComplete="username" value={me.email ?? ''} readOnly />
      <PasswordField
        label={t('field.current-password')}
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps('current')}
      />
      <PasswordField
        label={t('field.new-password')}
        description={t('field.password.rule', { count: passwordLength.least })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        {...form.getInputProps('next')}
      />
      {change.error && asRefused(change.error).reason === 'wrong-credentials' ? (
        <Notice kind="failure" title={t('account.wrong-password')}>
          {t('account.wrong-password.next')}
        </Notice>
      ) : (
        <Failure of={change.error} />
      )}
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t('account.change-password')}
        </Button>
      </DialogActions>
    </Form>
  )
}
