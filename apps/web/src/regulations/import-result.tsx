import { NativeSelect, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { RegulationKind } from '@cucao/regulation'
import { lineLimit } from '@cucao/people'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useImport } from '../api/import.ts'
import type { ImportPreview, LevelCounts, WordRemarks } from '../api/import.ts'
import { sessionQuery } from '../api/people.ts'
import type { TextKey } from '../language/text.ts'
import { useText } from '../language/text.ts'
import { keepForReview } from '../drafting/lines-to-review.ts'
import { OrganisationField } from '../people/organisation-field.tsx'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { ImportProgress } from './import-progress.tsx'
import type { Brought } from './import-screen.tsx'
import css from './import-screen.module.css'
import { sentenceTitle } from './sentence-title.ts'
import { kindWords, regulationKinds } from './regulation-words.ts'
import { Warnings } from './import-warnings.tsx'

const levelWords = {
  part: 'import.level.part',
  chapter: 'import.level.chapter',
  section: 'import.level.section',
  subsection: 'import.level.subsection',
  article: 'import.level.article',
  clause: 'import.level.clause',
  point: 'import.level.point',
} as const satisfies Record<keyof LevelCounts, TextKey>

/** What was recognised in the text, and the last step. */
export function ImportResult({ brought, preview }: { brought: Brought; preview: ImportPreview }) {
  return (
    <>
      <Counts preview={preview} />
      <Warnings warnings={preview.warnings} />
      <CreateFromText brought={brought} preview={preview} />
    </>
  )
}

function Counts({ preview }: { preview: ImportPreview }) {
  const t = useText()
  const { counts, attached, quoted, annexes, lostCharacters } = preview
  const levels = (Object.keys(levelWords) as (keyof LevelCounts)[]).filter(
    (level) => counts[level] > 0,
  )
  return (
    <section className={css.result} aria-label={t('import.found')}>
      <h2 className={css.heading}>{t('import.found')}</h2>
      {counts.article === 0 && attached.article === 0 ? (
        <Notice kind="warning" title={t('import.no-articles')} />
      ) : (
        <dl className={css.counts}>
          {levels.map((level) => (
            <div key={level}>
              <dd>{counts[level]}</dd>
              <dt>{t(levelWords[level])}</dt>
            </div>
          ))}
        </dl>
      )}
      <ul className={css.more}>
        {attached.article > 0 ? <li>{t('import.attached', attached)}</li> : null}
        {quoted.article + quoted.clause + quoted.point > 0 ? (
          <li>{t('import.quoted', quoted)}</li>
        ) : null}
        {annexes > 0 ? <li>{t('import.annexes', { count: annexes })}</li> : null}
        {lostCharacters === 0 ? <li>{t('import.lost.none')}</li> : null}
        {preview.word ? <Remarks word={preview.word} /> : null}
      </ul>
      {lostCharacters > 0 ? (
        <Notice kind="failure" title={t('import.lost.some', { count: lostCharacters })} />
      ) : null}
    </section>
  )
}

/** What the Word file holds that is not in the text, or was taken as accepted. */
function Remarks({ word }: { word: WordRemarks }) {
  const t = useText()
  const found = (Object.keys(word) as (keyof WordRemarks)[]).filter((each) => word[each] > 0)
  return found.map((each) => <li key={each}>{t(`import.word.${each}`, { count: word[each] })}</li>)
}

function CreateFromText({ brought, preview }: { brought: Brought; preview: ImportPreview }) {
  const t = useText()
  const router = useRouter()
  const { data: session } = useQuery(sessionQuery)
  const create = useImport()
  const [sent, setSent] = useState(0)
  const percent = Math.round(sent * 100)
  const form = useForm({
    initialValues: {
      title: sentenceTitle(preview.title ?? ''),
      kind: (preview.kind ?? 'other') as RegulationKind,
      leadOrganisationId: session?.person?.organisationId ?? null,
    },
    validate: { title: (value) => (value.trim() === '' ? t('create.missing-name') : null) },
  })
  const submit = form.onSubmit(({ title, kind, leadOrganisationId }) => {
    setSent(0)
    create.mutate(
      { text: brought.text, title: title.trim(), kind, leadOrganisationId, onProgress: setSent },
      {
        onSuccess: ({ id }) => {
          keepForReview(id, preview.warnings)
          void router.navigate({ to: '/du-thao/$id', params: { id } })
        },
      },
    )
  })
  return (
    <div className={css.create}>
      <Form onSubmit={submit}>
        <NativeSelect
          label={t('create.kind')}
          data={regulationKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
          {...form.getInputProps('kind')}
        />
        <Textarea
          label={t('create.name')}
          rows={2}
          maxLength={lineLimit.title}
          {...form.getInputProps('title')}
        />
        <OrganisationField
          label={t('create.lead')}
          value={form.values.leadOrganisationId}
          onChange={(id) => form.setFieldValue('leadOrganisationId', id)}
        />
        {create.error ? <Failure of={create.error} /> : null}
        {create.isPending ? (
          <ImportProgress
            sent={sent}
            words={sent < 1 ? t('import.creating', { percent }) : t('import.writing')}
          />
        ) : null}
        <div>
          <Button type="submit" kind="primary" busy={create.isPending}>
            {t('import.create')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
