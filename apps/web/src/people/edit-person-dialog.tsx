import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { departmentRoles } from '@cucao/people'
import { useState } from 'react'
import { useChangePerson, useNewPasswordLink } from '../api/department.ts'
import type { DepartmentPerson } from '../api/department.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { FieldRow, Form } from '../ui/form.tsx'
import { useToast } from '../ui/use-toast.ts'
import { departmentRoleMayWords, departmentRoleWords } from './department-words.ts'
import css from './edit-person-dialog.module.css'
import { LinkOnce } from './link-once.tsx'
import { OrganisationField } from './organisation-field.tsx'

interface EditPersonDialogProps {
  /** null: closed. */
  person: DepartmentPerson | null
  onClose: () => void
}

export function EditPersonDialog({ person, onClose }: EditPersonDialogProps) {
  const t = useText()
  const [link, setLink] = useState<string | null>(null)
  const close = () => {
    setLink(null)
    onClose()
  }
  const name = person?.name ?? ''
  return (
    <Dialog
      title={link ? t('people.link.title') : t('people.edit.title', { name })}
      opened={person !== null}
      onClose={close}
      closeLabel={t('tool.close')}
      width={580}
    >
      {link ? (
        <LinkOnce
          label={t('people.link.title')}
          words={`${t('people.link.for', { name })} ${t('people.link.once')}`}
          link={link}
          onDone={close}
        />
      ) : null}
      {person && !link ? (
        <>
          <EditPersonForm person={person} onClose={close} />
          <Access person={person} onLink={setLink} />
        </>
      ) : null}
    </Dialog>
  )
}

function EditPersonForm({ person, onClose }: { person: DepartmentPerson; onClose: () => void }) {
  const t = useText()
  const toast = useToast()
  const change = useChangePerson(person.id)
  const form = useForm({
    initialValues: {
      departmentRole: person.departmentRole,
      organisationId: person.organisationId,
      unit: person.unit ?? '',
      position: person.position ?? '',
    },
  })
  const submit = form.onSubmit(({ unit, position, ...rest }) =>
    change.mutate(
      { ...rest, unit: unit.trim() || null, position: position.trim() || null },
      {
        onSuccess: () => {
          toast(t('people.saved', { name: person.name }))
          onClose()
        },
      },
    ),
  )
  return (
    <Form onSubmit={submit}>
      <OrganisationField
        label={t('field.organisation')}
        value={form.values.organisationId}
        onChange={(id) => form.setFieldValue('organisationId', id)}
      />
      <FieldRow>
        <TextInput label={t('field.unit')} {...form.getInputProps('unit')} />
        <TextInput label={t('field.position')} {...form.getInputProps('position')} />
      </FieldRow>
      <Choice
        legend={t('people.department-role')}
        value={form.values.departmentRole}
        onChange={(role) => form.setFieldValue('departmentRole', role)}
        options={departmentRoles.map((value) => ({
          value,
          name: t(departmentRoleWords[value]),
          why: t(departmentRoleMayWords[value]),
        }))}
      />
      <Failure of={change.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t('tool.save')}
        </Button>
      </DialogActions>
    </Form>
  )
}

/** A new link for the password, and the lock: both act at once, beside the form's Save. */
function Access({ person, onLink }: { person: DepartmentPerson; onLink: (link: string) => void }) {
  const t = useText()
  const toast = useToast()
  const [locking, setLocking] = useState(false)
  const change = useChangePerson(person.id)
  const newLink = useNewPasswordLink(person.id)
  const { name, disabledAt } = person
  const lock = () =>
    change.mutate(
      { disabled: true },
      {
        onSuccess: () => {
          toast(t('people.disabled', { name }))
          setLocking(false)
        },
      },
    )
  const unlock = () =>
    change.mutate({ disabled: false }, { onSuccess: () => toast(t('people.enabled', { name })) })
  return (
    <div className={css.access}>
      <Failure of={newLink.error ?? (locking ? null : change.error)} />
      {disabledAt === null ? (
        <>
          <Button
            busy={newLink.isPending}
            onClick={() => newLink.mutate(undefined, { onSuccess: ({ link }) => onLink(link) })}
          >
            {t('people.new-link')}
          </Button>
          <Button kind="danger" onClick={() => setLocking(true)}>
            {t('people.disable')}
          </Button>
        </>
      ) : (
        <Button busy={change.isPending} onClick={unlock}>
          {t('people.enable')}
        </Button>
      )}
      <ConfirmDialog
        title={t('people.disable.title')}
        words={t('people.disable.ask', { name })}
        action={t('people.disable')}
        opened={locking}
        busy={change.isPending}
        failure={change.error}
        onConfirm={lock}
        onClose={() => {
          change.reset()
          setLocking(false)
        }}
      />
    </div>
  )
}
