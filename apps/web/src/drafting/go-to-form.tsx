import type { Editor } from '@tiptap/core'
import { useEffect, useId, useRef, useState } from 'react'
import { useLanguage, useText } from '../language/text.ts'
import type { Translate } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { destinationOf } from './go-to.ts'
import type { Destination } from './go-to.ts'
import css from './drafting-tools.module.css'

/** A citation as one says it; shows where it leads while it is typed. */
export function GoToForm({ editor, onGo }: { editor: Editor; onGo: (id: string) => void }) {
  const t = useText()
  const language = useLanguage()
  const [words, setWords] = useState('')
  const [refused, setRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  const asked = words.trim()
  const to = asked === '' ? null : destinationOf(editor.state.doc, asked, language)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (to?.found) return onGo(to.id)
        setRefused(true)
        field.current?.select()
      }}
    >
      <label className={css.label} htmlFor={id}>
        {t('goto.label')}
      </label>
      <div className={css.row}>
        <input
          id={id}
          ref={field}
          className={css.input}
          value={words}
          autoComplete="off"
          placeholder={t('goto.example')}
          aria-describedby={`${id}-answer`}
          aria-invalid={(refused && !to?.found) || undefined}
          onChange={(event) => {
            setWords(event.currentTarget.value)
            setRefused(false)
          }}
        />
        <Button kind="primary" type="submit">
          {t('goto.go')}
        </Button>
      </div>
      <output
        id={`${id}-answer`}
        className={`${css.answer} ${refused && !to?.found ? css.wrong : ''}`}
      >
        {to ? answer(t, asked, to, refused) : t('goto.hint')}
      </output>
    </form>
  )
}

/** Half a citation is no mistake: what is wrong is said on Enter. */
function answer(t: Translate, asked: string, to: Destination, refused: boolean): string {
  if (to.found) return to.words ? `${to.citation}: ${to.words.slice(0, 90)}` : to.citation
  if (!refused) return t('goto.hint')
  if (!to.understood) return t('goto.not-understood', { words: asked })
  const [first, last] = to.articles ?? []
  return first && last
    ? t('goto.not-found.articles', { words: asked, first, last })
    : t('goto.not-found', { words: asked })
}
