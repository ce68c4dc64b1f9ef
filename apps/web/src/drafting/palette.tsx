import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useText, wordsFor } from '../language/text.ts'
import { found } from '../ui/fold.ts'
import type { DeskAction } from './desk-actions.ts'
import css from './drafting-tools.module.css'

interface PaletteProps {
  actions: readonly DeskAction[]
  onChoose: (action: DeskAction) => void
}

/** Every action of the screen by its name, with or without diacritics, in either language. */
export function Palette({ actions, onChoose }: PaletteProps) {
  const t = useText()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at, query])
  const shown = actions.filter((action) =>
    found(query, wordsFor('vi', `action.${action.id}`), wordsFor('en', `action.${action.id}`)),
  )
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = shown[at]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((at + step + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter' && chosen) onChoose(chosen)
    else return
    event.preventDefault()
  }
  return (
    <div>
      <label className="visually-hidden" htmlFor={id}>
        {t('palette.label')}
      </label>
      <div className={css.row}>
        <input
          id={id}
          ref={field}
          className={css.input}
          value={query}
          autoComplete="off"
          placeholder={t('palette.example')}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[at] ? `${id}-${shown[at].id}` : undefined}
          onKeyDown={keys}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
        />
      </div>
      {shown.length === 0 ? <output className={css.none}>{t('palette.none')}</output> : null}
      {/* Our own list: the browser's has no room for the keys. */}
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.title')}
        className={css.actions}
      >
        {shown.map((action, index) => (
          <div
            key={action.id}
            id={`${id}-${action.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={css.action}
            onClick={() => onChoose(action)}
          >
            <span>{t(`action.${action.id}`)}</span>
            <kbd className={css.key}>{action.key}</kbd>
          </div>
        ))}
      </div>
      {/* oxlint-enable */}
    </div>
  )
}
