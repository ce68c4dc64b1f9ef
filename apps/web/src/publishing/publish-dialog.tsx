import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePublish, versionsQuery } from '../api/publishing.ts'
import type { Version } from '../api/publishing.ts'
import { asRefused } from '../api/refusal.ts'
import { useText } from '../language/text.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import css from './versions.module.css'

interface PublishDialogProps {
  regulationId: string
  opened: boolean
  onClose: () => void
}

/** Công bố dự thảo: says what becomes of the text, asks for a note, then gives the public address. */
export function PublishDialog({ regulationId, opened, onClose }: PublishDialogProps) {
  const t = useText()
  const [published, setPublished] = useState<Version | null>(null)
  const close = () => {
    setPublished(null)
    onClose()
  }
  return (
    <Dialog
      title={published ? t('publish.done', { number: published.number }) : t('publish.title')}
      opened={opened}
      onClose={close}
      closeLabel={t('tool.close')}
      width={560}
    >
      {published ? (
        <Published version={published} onClose={close} />
      ) : (
        <PublishForm regulationId={regulationId} onPublished={setPublished} onClose={close} />
      )}
    </Dialog>
  )
}

interface PublishFormProps {
  regulationId: string
  onPublished: (version: Version) => void
  onClose: () => void
}

function PublishForm({ regulationId, onPublished, onClose }: PublishFormProps) {
  const t = useText()
  const [note, setNote] = useState('')
  const { data: versions } = useQuery(versionsQuery(regulationId))
  const publish = usePublish(regulationId)
  const number = (versions?.[0]?.number ?? 0) + 1
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        publish.mutate(note, { onSuccess: ({ version }) => onPublished(version) })
      }}
    >
      <div>
        <p>{t('publish.what', { number })}</p>
        <p className={css.who}>{t('publish.who')}</p>
      </div>
      <Textarea
        label={`${t('publish.note')} (${t('field.optional')})`}
        placeholder={t('publish.note.example')}
        rows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
      <PublishFailure of={publish.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('tool.cancel')}</Button>
        <Button type="submit" kind="primary" busy={publish.isPending || !versions}>
          {t('publish.confirm', { number })}
        </Button>
      </DialogActions>
    </Form>
  )
}

/** The one refusal that means something of its own here: not a word has changed since the last version. */
function PublishFailure({ of: thrown }: { of: unknown }) {
  const t = useText()
  const refused = thrown ? asRefused(thrown) : null
  if (refused?.reason !== 'already-exists') return <Failure of={thrown} />
  return (
    <Notice kind="warning" title={t('publish.same', { number: refused.detail ?? '' })}>
      {t('publish.same.next')}
    </Notice>
  )
}

function Published({ version, onClose }: { version: Version; onClose: () => void }) {
  const t = useText()
  const address = new URL(version.address, location.origin).href
  return (
    <>
      <p className={css.said}>{t('publish.done.next')}</p>
      <CopyField label={t('versions.address')} value={address} />
      <p className={css.hashLabel}>{t('versions.hash')}</p>
      <p className={css.hash}>{version.contentHash}</p>
      <DialogActions>
        <a className={buttonClass()} href={address} target="_blank" rel="noreferrer">
          {t('versions.open')}
        </a>
        <Button onClick={onClose}>{t('tool.done')}</Button>
      </DialogActions>
    </>
  )
}
