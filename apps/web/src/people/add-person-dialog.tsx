import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { departmentRoles } from '@cucao/people'
import type { DepartmentRole } from '@cucao/people'
import { useState } from 'react'
import { useAddPerson } from '../api/department.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { FieldRow, Form } from '../ui/form.tsx'
import { departmentRoleMayWords, departmentRoleWords } from './department-words.ts'
import { emailRule, nameRule } from './field-rules.ts'
import { LinkOnce } from './link-once.tsx'
import { OrganisationField } from './organisation-field.tsx'

interface Made {
  name: string
  link: string
}

/** An account with its first one-time link; the person chooses the password, nobody sends one. */
export function AddPersonDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText()
  const [made, setMade] = useState<Made | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <Dialog
      title={made ? t('people.link.title') : t('people.add')}
      opened={opened}
      onClose={close}
      closeLabel={t('tool.close')}
      width={580}
    >
      {made ? (
        <LinkOnce
          label={t('people.link.title')}
          words={`${t('people.link.for', { name: made.name })} ${t('people.link.once')}`}
          link={made.link}
          onDone={close}
        />
      ) : (
        <AddPersonForm onMade={setMade} onClose={close} />
      )}
    </Dialog>
  )
}

function AddPersonForm(props: { onMade: (made: Made) => void; onClose: () => void }) {
  const t = useText()
  const add = useAddPerson()
  const form = useForm({
    initialValues: {
      name: '',
      email: '',
      departmentRole: 'staff' as DepartmentRole,
      organisationId: null as string | null,
      unit: '',
      position: '',
    },
    validate: {
      name: nameRule(t),
      email: emailRule(t),
      organisationId: (value) => (value ? null : t('field.choose-organisation')),
    },
  })
  const submit = form.onSubmit(({ organisationId, unit, position, ...rest }) => {
    if (!organisationId) return
    const given = {
      ...rest,
      organisationId,
      ...(unit.trim() ? { unit } : {}),
      ...(position.trim() ? { position } : {}),
    }
    add.mutate(given, { onSuccess: ({ link }) => props.onMade({ name: rest.name, link }) })
  })
  return (
    <Form onSubmit={submit}>
      <FieldRow>
        <TextInput label={t('field.name')} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('field.email')} type="email" {...form.getInputProps('email')} />
      </FieldRow>
      <OrganisationField
        label={t('field.organisation')}
        value={form.values.organisationId}
        onChange={(id) => form.setFieldValue('organisationId', id)}
        error={form.errors.organisationId}
      />
      <FieldRow>
        <TextInput
          label={`${t('field.unit')} (${t('field.optional')})`}
          placeholder={t('field.unit.example')}
          {...form.getInputProps('unit')}
        />
        <TextInput
          label={`${t('field.position')} (${t('field.optional')})`}
          {...form.getInputProps('position')}
        />
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
      <Failure of={add.error} />
      <DialogActions>
        <Button onClick={props.onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={add.isPending}>
          {t('people.add.action')}
        </Button>
      </DialogActions>
    </Form>
  )
}
