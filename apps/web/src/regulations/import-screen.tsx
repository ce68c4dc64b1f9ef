import { Textarea } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { usePreviewImport } from '../api/import.ts'
import type { ImportPreview } from '../api/import.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { takeHanded } from './handed-file.ts'
import { ImportProgress } from './import-progress.tsx'
import { ImportResult } from './import-result.tsx'
import css from './import-screen.module.css'

/** The server takes no more; said before anything is sent. Bytes. */
const largestFile = 25 * 1024 * 1024

/** What the person brought: a file or pasted words. It stays until something else is brought. */
export interface Brought {
  /** null: pasted. */
  fileName: string | null
  text: Blob
}

const broughtAs = (file: File): Brought => ({ fileName: file.name, text: file })

/** `/nhap`: bring a text, see what was recognised, make a draft of it. A failure keeps what was brought. */
export function ImportScreen() {
  const t = useText()
  const [handed] = useState(takeHanded)
  const [brought, setBrought] = useState<Brought | null>(handed && broughtAs(handed))
  const [pasted, setPasted] = useState('')
  const [sent, setSent] = useState(0)
  const preview = usePreviewImport()
  const { mutate } = preview
  const send = useCallback(
    (text: Blob) => {
      if (text.size <= largestFile) mutate({ text, onProgress: setSent })
    },
    [mutate],
  )
  const read = (next: Brought) => {
    setBrought(next)
    setSent(0)
    send(next.text)
  }
  useEffect(() => {
    if (handed) send(handed)
  }, [handed, send])
  const change = () => {
    preview.reset()
    setBrought(null)
  }
  return (
    <Page title={t('import.title')} lead={t('import.lead')} narrow>
      {brought ? (
        <BroughtText
          brought={brought}
          preview={preview.data}
          failure={preview.error}
          sent={sent}
          onRetry={() => read(brought)}
          onChange={change}
        />
      ) : (
        <Bring pasted={pasted} onPaste={setPasted} onBring={read} />
      )}
    </Page>
  )
}

interface BringProps {
  pasted: string
  onPaste: (words: string) => void
  onBring: (brought: Brought) => void
}

function Bring({ pasted, onPaste, onBring }: BringProps) {
  const t = useText()
  const [missing, setMissing] = useState(false)
  const submit = () => {
    const empty = pasted.trim() === ''
    setMissing(empty)
    if (!empty) onBring({ fileName: null, text: new Blob([pasted], { type: 'text/plain' }) })
  }
  return (
    <>
      <DropZone onFile={(file) => onBring(broughtAs(file))} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Textarea
          label={t('import.paste')}
          placeholder={t('import.paste.example')}
          rows={10}
          value={pasted}
          onChange={(event) => onPaste(event.currentTarget.value)}
          error={missing ? t('import.empty') : undefined}
        />
        <div>
          <Button type="submit" kind="primary">
            {t('import.preview')}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** Endings and kinds: systems differ in which of them they go by. */
const accepted =
  '.docx,.txt,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const t = useText()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    <div
      className={over ? `${css.drop} ${css.over}` : css.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        {t('import.drop')}{' '}
        <Button onClick={() => input.current?.click()}>{t('import.choose')}</Button>
      </p>
      <p className={css.small}>{t('import.limit')}</p>
      <input
        ref={input}
        type="file"
        accept={accepted}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('import.choose')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}

interface BroughtTextProps {
  brought: Brought
  preview: ImportPreview | undefined
  failure: unknown
  /** Share of the bytes that are with the server. */
  sent: number
  onRetry: () => void
  onChange: () => void
}

function BroughtText(props: BroughtTextProps) {
  const { brought, preview, failure, sent, onRetry, onChange } = props
  const t = useText()
  const tooLarge = brought.text.size > largestFile
  const megabytes = Math.round(brought.text.size / (1024 * 1024))
  const isWaiting = !tooLarge && !failure && !preview
  const size = Math.max(1, Math.round(brought.text.size / 1024))
  return (
    <>
      <p className={css.brought}>
        <strong>
          {brought.fileName === null
            ? t('import.pasted', { size })
            : t('import.chosen', { name: brought.fileName, size })}
        </strong>
        <Button size="small" onClick={onChange}>
          {t('import.change')}
        </Button>
      </p>
      {tooLarge ? (
        <Notice kind="failure" title={t('import.too-large', { size: megabytes })}>
          {t('import.too-large.next')}
        </Notice>
      ) : null}
      {failure ? <Failure of={failure} onRetry={onRetry} /> : null}
      {isWaiting && sent < 1 ? (
        <ImportProgress
          sent={sent}
          words={t('import.sending', { percent: Math.round(sent * 100) })}
        />
      ) : null}
      {isWaiting && sent === 1 ? <Skeleton label={t('import.reading')} rows={6} /> : null}
      {preview ? <ImportResult brought={brought} preview={preview} /> : null}
    </>
  )
}
