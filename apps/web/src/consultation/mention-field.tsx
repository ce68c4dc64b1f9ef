import { useQuery } from '@tanstack/react-query'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useText } from '../language/text.ts'
import type { Draft } from './comment-draft.ts'
import { mentionBegun, peopleLike, withName } from './mention-words.ts'
import type { Begun } from './mention-words.ts'
import { mentionableQuery } from './threads-api.ts'
import type { Mentionable } from './threads-api.ts'
import css from './mention-field.module.css'

/** As many as are read at a glance; who is not among them is found by another letter. */
const mostOffered = 6

interface Mentioning {
  regulationId: string
  field: RefObject<HTMLTextAreaElement | null>
  draft: Draft
  onChange: (draft: Draft) => void
}

/**
 * `@` in a writing box: people who take part are offered below it while a name is typed. The caret stays in
 * the words; the list is told to screen readers as the field's own (ARIA: list autocomplete).
 */
export function useMentioning({ regulationId, field, draft, onChange }: Mentioning) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [at, setAt] = useState(0)
  const listId = useId()
  const caret = useRef<number | null>(null)
  const { data: people = [] } = useQuery({
    ...mentionableQuery(regulationId),
    enabled: begun !== null,
  })
  const offered = begun ? peopleLike(people, begun.query).slice(0, mostOffered) : []
  const chosen = Math.min(at, offered.length - 1)
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [field, draft.words])

  /** After every letter and every move of the caret. */
  const look = (area: HTMLTextAreaElement) => {
    const there = area.selectionStart === area.selectionEnd
    const next = there ? mentionBegun(area.value, area.selectionStart, draft.mentions) : null
    if (next?.from === begun?.from && next?.query === begun?.query) return
    setBegun(next)
    setAt(0)
  }

  const choose = ({ personId, name }: Mentionable) => {
    if (!begun) return
    const next = withName(draft.words, begun, name)
    caret.current = next.caret
    setBegun(null)
    const others = draft.mentions.filter((one) => one.personId !== personId)
    onChange({ words: next.words, mentions: [...others, { personId, name }] })
  }

  /** Answers whether the key was meant for the list. */
  const keys = (event: KeyboardEvent): boolean => {
    if (offered.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false
    const one = offered[chosen]
    if (event.key === 'ArrowDown') setAt((chosen + 1) % offered.length)
    else if (event.key === 'ArrowUp') setAt((chosen + offered.length - 1) % offered.length)
    else if (event.key === 'Escape') setBegun(null)
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && one) choose(one)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  const open = offered.length > 0
  const aria = {
    'aria-autocomplete': 'list' as const,
    'aria-controls': open ? listId : undefined,
    'aria-activedescendant': open ? `${listId}-${chosen}` : undefined,
  }
  const list = open ? (
    <Offered id={listId} people={offered} chosen={chosen} onChoose={choose} />
  ) : null
  return { look, keys, aria, list, close: () => setBegun(null) }
}

interface OfferedProps {
  id: string
  people: readonly Mentionable[]
  chosen: number
  onChoose: (person: Mentionable) => void
}

function Offered({ id, people, chosen, onChoose }: OfferedProps) {
  const t = useText()
  return (
    <>
      {/* No datalist: it cannot say an organisation below a name, nor stand in a text of many lines. */}
      {/* The keys are the field's own: the caret never leaves it. */}
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */}
      <div id={id} role="listbox" aria-label={t('mention.people')} className={css.list}>
        {people.map((person, at) => (
          <div
            key={person.personId}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === chosen}
            className={css.person}
            // The press must not take the focus out of the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <b>{person.name}</b>
            {person.organisation ? <span>{person.organisation}</span> : null}
          </div>
        ))}
      </div>
      {/* oxlint-enable */}
      <output className="visually-hidden">{t('mention.count', { count: people.length })}</output>
    </>
  )
}
