import { NativeSelect, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { sessionQuery } from '../api/people.ts'
import { useCreateRegulation } from '../api/regulations.ts'
import type { RegulationKind } from '@cucao/regulation'
import { languages } from '../language/language-store.ts'
import { useText, wordsFor } from '../language/text.ts'
import { OrganisationField } from '../people/organisation-field.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { kindWords, regulationKinds } from './regulation-words.ts'
import { nameWithoutKind } from './sentence-title.ts'

interface CreateDialogProps {
  opened: boolean
  onClose: () => void
}

/** A new draft from the official template; the screen goes on to its text. */
export function CreateDialog({ opened, onClose }: CreateDialogProps) {
  const t = useText()
  return (
    <Dialog
      title={t('create.title')}
      opened={opened}
      onClose={onClose}
      closeLabel={t('tool.close')}
      width={540}
    >
      <CreateForm onClose={onClose} />
    </Dialog>
  )
}

/** As people may write the kind, whichever language the tool speaks. */
const namesOf = (kind: RegulationKind) =>
  languages.map((language) => wordsFor(language, kindWords[kind]))

function CreateForm({ onClose }: Pick<CreateDialogProps, 'onClose'>) {
  const t = useText()
  const router = useRouter()
  const { data: session } = useQuery(sessionQuery)
  const create = useCreateRegulation()
  const form = useForm({
    initialValues: {
      title: '',
      kind: 'decree' as RegulationKind,
      leadOrganisationId: session?.person?.organisationId ?? null,
    },
    validate: { title: (value) => (value.trim() === '' ? t('create.missing-name') : null) },
  })
  const submit = form.onSubmit(({ title, kind, leadOrganisationId }) =>
    create.mutate(
      {
        title: nameWithoutKind(title, namesOf(kind)),
        kind,
        ...(leadOrganisationId ? { leadOrganisationId } : {}),
      },
      { onSuccess: ({ id }) => void router.navigate({ to: '/du-thao/$id', params: { id } }) },
    ),
  )
  return (
    <Form onSubmit={submit}>
      <NativeSelect
        label={t('create.kind')}
        data={regulationKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
        {...form.getInputProps('kind')}
      />
      <Textarea
        label={t('create.name')}
        placeholder={t('create.name.example')}
        description={t('create.name.rule', { kind: t(kindWords[form.values.kind]) })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rows={2}
        maxLength={500}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <OrganisationField
        label={t('create.lead')}
        value={form.values.leadOrganisationId}
        onChange={(id) => form.setFieldValue('leadOrganisationId', id)}
      />
      <Failure of={create.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={create.isPending}>
          {t('create.action')}
        </Button>
      </DialogActions>
    </Form>
  )
}
