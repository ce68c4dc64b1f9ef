import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { organisationKinds, organisationName } from '@cucao/people'
import type { OrganisationKind } from '@cucao/people'
import { useAddOrganisation } from '../api/department.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { FieldRow, Form } from '../ui/form.tsx'
import { useToast } from '../ui/use-toast.ts'
import { organisationKindWords } from './department-words.ts'
import { OrganisationField } from './organisation-field.tsx'

interface AddOrganisationDialogProps {
  opened: boolean
  onClose: () => void
}

export function AddOrganisationDialog({ opened, onClose }: AddOrganisationDialogProps) {
  const t = useText()
  return (
    <Dialog
      title={t('organisations.add')}
      opened={opened}
      onClose={onClose}
      closeLabel={t('tool.close')}
      width={580}
    >
      <AddOrganisationForm onClose={onClose} />
    </Dialog>
  )
}

/** Only what was filled in travels: an empty field is no statement. */
const filled = (fields: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()))

function AddOrganisationForm({ onClose }: { onClose: () => void }) {
  const t = useText()
  const toast = useToast()
  const add = useAddOrganisation()
  const form = useForm({
    initialValues: {
      kind: 'other' as OrganisationKind,
      name: '',
      shortName: '',
      parentId: null as string | null,
      validFrom: '',
      source: '',
    },
    validate: {
      name: (value) => (organisationName(value).ok ? null : t('organisations.missing-name')),
    },
  })
  const submit = form.onSubmit(({ kind, name, ...rest }) =>
    add.mutate(
      { kind, name, ...filled(rest) },
      {
        onSuccess: () => {
          toast(t('organisations.added', { name: name.trim() }))
          onClose()
        },
      },
    ),
  )
  return (
    <Form onSubmit={submit}>
      <TextInput label={t('organisations.name')} data-autofocus {...form.getInputProps('name')} />
      <FieldRow>
        <NativeSelect
          label={t('organisations.kind')}
          data={organisationKinds.map((kind) => ({
            value: kind,
            label: t(organisationKindWords[kind]),
          }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={`${t('organisations.short-name')} (${t('field.optional')})`}
          {...form.getInputProps('shortName')}
        />
      </FieldRow>
      <OrganisationField
        label={`${t('organisations.parent')} (${t('field.optional')})`}
        value={form.values.parentId}
        onChange={(id) => form.setFieldValue('parentId', id)}
      />
      <FieldRow>
        <TextInput
          type="date"
          label={`${t('organisations.valid-from')} (${t('field.optional')})`}
          {...form.getInputProps('validFrom')}
        />
        <TextInput
          label={`${t('organisations.source')} (${t('field.optional')})`}
          placeholder={t('organisations.source.example')}
          {...form.getInputProps('source')}
        />
      </FieldRow>
      <Failure of={add.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={add.isPending}>
          {t('organisations.add.action')}
        </Button>
      </DialogActions>
    </Form>
  )
}
