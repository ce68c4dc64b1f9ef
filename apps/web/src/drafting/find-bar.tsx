import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { KeyboardEvent } from 'react'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { endFind, find, foundIn, replaceAll, replaceOne, step } from './found-words.ts'
import css from './drafting-tools.module.css'

export interface Finding {
  /** With the row that replaces. */
  replaces: boolean
  /** Counts up each time the key is pressed, so that the field takes the focus again. */
  asked: number
}

interface FindBarProps {
  editor: Editor
  finding: Finding
  onClose: () => void
}

/** Find and replace, over the corner of the text. Enter goes on, Shift+Enter back, Esc ends. */
export function FindBar({ editor, finding, onClose }: FindBarProps) {
  const t = useText()
  const { replaces, asked } = finding
  const [words, setWords] = useState(() => selectedWords(editor))
  const [replacement, setReplacement] = useState('')
  // To replace without regard to diacritics would change words nobody meant.
  const [marksChosen, setMarks] = useState<boolean | null>(null)
  const marks = marksChosen ?? replaces
  const [upperCase, setUpperCase] = useState(false)
  const [replaced, setReplaced] = useState<number | null>(null)
  const begun = useRef(editor.state.selection.from)
  const field = useRef<HTMLInputElement>(null)
  const { matches, at } = useFound(editor)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  useEffect(() => {
    if (!editor.isDestroyed) find(editor.view, { words, marks, upperCase }, begun.current)
  }, [editor, words, marks, upperCase])
  const close = () => {
    endFind(editor.view)
    onClose()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current)
      step(editor.view, event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  const one = () => {
    setReplaced(null)
    replaceOne(editor.view, replacement)
  }
  const none = matches.length === 0
  const count = none ? t('find.none') : t('find.count', { at: at + 1, count: matches.length })
  return (
    // Its keys are those of the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search className={css.bar} aria-label={t('find.title')} onKeyDown={keys}>
      <div className={css.row}>
        <input
          ref={field}
          className={css.input}
          value={words}
          autoComplete="off"
          spellCheck={false}
          aria-label={t('find.words')}
          placeholder={t('find.words')}
          onChange={(event) => {
            setWords(event.currentTarget.value)
            setReplaced(null)
          }}
        />
        <output className={css.count}>{replaced !== null || words === '' ? '' : count}</output>
        <Button
          size="small"
          aria-label={t('find.previous')}
          title={t('find.previous')}
          onClick={() => step(editor.view, -1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          aria-label={t('find.next')}
          title={t('find.next')}
          onClick={() => step(editor.view, 1)}
        >
          ↓
        </Button>
        <Button size="small" onClick={close}>
          {t('tool.close')}
        </Button>
      </div>
      {replaces ? (
        <form
          className={css.row}
          onSubmit={(event) => {
            event.preventDefault()
            one()
          }}
        >
          <input
            className={css.input}
            value={replacement}
            autoComplete="off"
            spellCheck={false}
            aria-label={t('find.replacement')}
            placeholder={t('find.replacement')}
            onChange={(event) => setReplacement(event.currentTarget.value)}
          />
          <Button size="small" type="submit" aria-disabled={none || undefined}>
            {t('find.replace')}
          </Button>
          <Button
            size="small"
            aria-disabled={none || undefined}
            onClick={() => setReplaced(replaceAll(editor.view, replacement))}
          >
            {t('find.replace-all')}
          </Button>
        </form>
      ) : null}
      <div className={css.options}>
        <label>
          <input
            type="checkbox"
            checked={marks}
            onChange={(event) => setMarks(event.currentTarget.checked)}
          />
          {t('find.marks')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={upperCase}
            onChange={(event) => setUpperCase(event.currentTarget.checked)}
          />
          {t('find.case')}
        </label>
        <output>{replaced === null ? '' : t('find.replaced', { count: replaced })}</output>
      </div>
    </search>
  )
}

/** Words selected in one line are what one means to look for. */
function selectedWords({ state: { selection, doc } }: Editor): string {
  const { $from, $to, from, to } = selection
  return $from.sameParent($to) && to - from <= 100 ? doc.textBetween(from, to) : ''
}

function useFound(editor: Editor) {
  const listen = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener)
      return () => void editor.off('transaction', listener)
    },
    [editor],
  )
  return useSyncExternalStore(listen, () => foundIn(editor.state))
}
