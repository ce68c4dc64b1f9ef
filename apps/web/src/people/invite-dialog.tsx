import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { invitationRoles, lineLimit } from '@cucao/people'
import type { InvitationRole } from '@cucao/people'
import { useState } from 'react'
import { useCreateInvitation } from '../api/membership.ts'
import { useText } from '../language/text.ts'
import { roleMayWords, roleWords } from '../regulations/regulation-words.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { FieldRow, Form } from '../ui/form.tsx'
import { LinkOnce } from './link-once.tsx'
import { ScopeField } from './scope-field.tsx'

interface InviteDialogProps {
  regulationId: string
  opened: boolean
  onClose: () => void
}

/** First the terms, then the link, which is shown this once. */
export function InviteDialog({ regulationId, opened, onClose }: InviteDialogProps) {
  const t = useText()
  const [link, setLink] = useState<string | null>(null)
  const close = () => {
    setLink(null)
    onClose()
  }
  return (
    <Dialog
      title={link ? t('invitations.created') : t('invitations.create')}
      opened={opened}
      onClose={close}
      closeLabel={t('tool.close')}
      width={580}
    >
      {link ? (
        <LinkOnce
          label={t('invitations.created')}
          words={t('invitations.created.once')}
          link={link}
          onDone={close}
        />
      ) : (
        <InviteForm regulationId={regulationId} onMade={setLink} onClose={close} />
      )}
    </Dialog>
  )
}

const lifetimes = [1, 7, 14, 30, 60, 90]
const uses = [1, 5, 10, 50, 200]

interface InviteFormProps {
  regulationId: string
  onMade: (link: string) => void
  onClose: () => void
}

function InviteForm({ regulationId, onMade, onClose }: InviteFormProps) {
  const t = useText()
  const create = useCreateInvitation(regulationId)
  const form = useForm({
    initialValues: {
      role: 'opinion-giver' as InvitationRole,
      scope: null as string[] | null,
      note: '',
      expiresInDays: '30',
      maxUses: '',
    },
    validate: {
      scope: (value, all) =>
        all.role === 'opinion-giver' && value?.length === 0 ? t('invitations.scope.missing') : null,
    },
  })
  const submit = form.onSubmit(({ role, scope, note, expiresInDays, maxUses }) =>
    create.mutate(
      {
        role,
        scope: role === 'opinion-giver' ? scope : null,
        note,
        expiresInDays: Number(expiresInDays),
        maxUses: maxUses === '' ? null : Number(maxUses),
      },
      { onSuccess: ({ link }) => onMade(link) },
    ),
  )
  return (
    <Form onSubmit={submit}>
      <Choice
        legend={t('field.role')}
        value={form.values.role}
        onChange={(role) => form.setFieldValue('role', role)}
        options={invitationRoles.map((value) => ({
          value,
          name: t(roleWords[value]),
          why: t(roleMayWords[value]),
        }))}
      />
      {form.values.role === 'opinion-giver' ? (
        <ScopeField
          regulationId={regulationId}
          value={form.values.scope}
          onChange={(scope) => form.setFieldValue('scope', scope)}
          error={form.errors.scope}
        />
      ) : null}
      <TextInput
        label={t('invitations.note.label')}
        placeholder={t('invitations.note.example')}
        maxLength={lineLimit.note}
        {...form.getInputProps('note')}
      />
      <FieldRow>
        <NativeSelect
          label={t('invitations.expiry')}
          data={lifetimes.map((count) => ({
            value: String(count),
            label: t('invitations.expiry.days', { count }),
          }))}
          {...form.getInputProps('expiresInDays')}
        />
        <NativeSelect
          label={t('invitations.uses')}
          data={[
            { value: '', label: t('invitations.uses.unlimited') },
            ...uses.map((count) => ({
              value: String(count),
              label: t('invitations.uses.limited', { count }),
            })),
          ]}
          {...form.getInputProps('maxUses')}
        />
      </FieldRow>
      <Failure of={create.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={create.isPending}>
          {t('invitations.create')}
        </Button>
      </DialogActions>
    </Form>
  )
}
