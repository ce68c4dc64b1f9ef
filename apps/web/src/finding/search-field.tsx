import type { KeyboardEvent, Ref } from 'react'
import { useText } from '../language/text.ts'
import { longestSearch } from './search-api.ts'
import css from './search-field.module.css'

interface SearchFieldProps {
  value: string
  onChange: (words: string) => void
  onSubmit: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  /** Said below the field. */
  hint?: string
  describedBy?: string
  focused?: boolean
  fieldRef?: Ref<HTMLInputElement>
}

/** The field for words in every draft; `/` leads to it from everywhere. */
export function SearchField({ fieldRef, ...props }: SearchFieldProps) {
  const t = useText()
  return (
    <search className={css.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          props.onSubmit()
        }}
      >
        <div className={css.row}>
          <svg className={css.glass} viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="8.5" cy="8.5" r="5.5" />
            <path d="m12.8 12.8 4.2 4.2" />
          </svg>
          <input
            ref={fieldRef}
            type="search"
            className={css.input}
            aria-label={t('search.everywhere')}
            aria-keyshortcuts="/ Alt+Shift+F"
            placeholder={t('search.title')}
            value={props.value}
            maxLength={longestSearch}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            // The whole screen is for this field.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={props.focused}
            onChange={(event) => props.onChange(event.currentTarget.value)}
            onKeyDown={props.onKeyDown}
          />
          <kbd className={css.key} aria-hidden="true">
            /
          </kbd>
        </div>
      </form>
      {props.hint ? <p className={css.hint}>{props.hint}</p> : null}
    </search>
  )
}
