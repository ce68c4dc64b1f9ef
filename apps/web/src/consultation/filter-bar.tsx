import { useId, useState } from 'react'
import type { AddressBook } from '@cucao/regulation'
import { useLanguage, useText } from '../language/text.ts'
import type { TextKey } from '../language/text.ts'
import { openOnes, outside, setFilters, without } from './thread-filter.ts'
import type { SetFilter, ThreadFilter } from './thread-filter.ts'
import type { ThreadList } from './use-thread-list.ts'
import css from './filter-bar.module.css'

interface FilterBarProps {
  list: ThreadList
  book: AddressBook
}

/** Open or resolved; by person, organisation, article, or to me. What is set stands as words that can be taken away. */
export function FilterBar({ list, book }: FilterBarProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <header className={css.head}>
        <h2>{t('threads.title')}</h2>
        <States list={list} />
        <button
          type="button"
          className={css.toggle}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {t('filter.title')}
        </button>
      </header>
      {open ? (
        <section id={id} className={css.fields} aria-label={t('filter.label')}>
          <Fields list={list} book={book} />
        </section>
      ) : null}
      <SetWords list={list} book={book} />
    </>
  )
}

function States({ list: { filter, setFilter, counts } }: { list: ThreadList }) {
  const t = useText()
  return (
    <fieldset className={css.states} aria-label={t('threads.show')}>
      {(['open', 'resolved'] as const).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={filter.state === state}
          onClick={() => setFilter({ ...filter, state })}
        >
          {t(`threads.${state}`)} {counts[state]}
        </button>
      ))}
    </fieldset>
  )
}

function Fields({ list: { filter, setFilter, facets }, book }: FilterBarProps) {
  const t = useText()
  const name = useArticleName(book)
  const set = (change: Partial<ThreadFilter>) => setFilter({ ...filter, ...change })
  return (
    <>
      <Select
        label={t('filter.person')}
        value={filter.person}
        options={facets.people}
        onChange={(person) => set({ person })}
      />
      <Select
        label={t('filter.organisation')}
        value={filter.organisation}
        options={facets.organisations.map((each) => [each, each] as const)}
        onChange={(organisation) => set({ organisation })}
      />
      <Select
        label={t('filter.article')}
        value={filter.article}
        options={facets.articles.map((each) => [each, name(each)] as const)}
        onChange={(article) => set({ article })}
      />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={filter.toMe}
          onChange={(event) => set({ toMe: event.currentTarget.checked })}
        />
        {t('filter.toMe')}
      </label>
    </>
  )
}

interface SelectProps {
  label: string
  value: string | null
  options: readonly (readonly [value: string, name: string])[]
  onChange: (value: string | null) => void
}

function Select({ label, value, options, onChange }: SelectProps) {
  const t = useText()
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      >
        <option value="">{t('filter.any')}</option>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

const removeKeys = {
  toMe: 'filter.toMe',
  person: 'filter.person',
  organisation: 'filter.organisation',
  article: 'filter.article',
} as const satisfies Record<SetFilter, TextKey>

function SetWords({ list: { filter, setFilter, facets, counts }, book }: FilterBarProps) {
  const t = useText()
  const name = useArticleName(book)
  const set = setFilters(filter)
  if (set.length === 0) return null
  const words: Record<SetFilter, string> = {
    toMe: t('filter.toMe'),
    person: facets.people.find(([id]) => id === filter.person)?.[1] ?? t('filter.person'),
    organisation: filter.organisation ?? '',
    article: filter.article === null ? '' : name(filter.article),
  }
  return (
    <div className={css.set}>
      <output>{t('filter.count', { count: counts[filter.state] })}</output>
      {set.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={t('filter.remove', { what: `${t(removeKeys[key])}: ${words[key]}` })}
          onClick={() => setFilter(without(filter, key))}
        >
          {words[key]} <span aria-hidden>×</span>
        </button>
      ))}
      {set.length > 1 ? (
        <button
          type="button"
          className={css.all}
          onClick={() => setFilter({ ...openOnes, state: filter.state })}
        >
          {t('filter.remove-all')}
        </button>
      ) : null}
    </div>
  )
}

function useArticleName(book: AddressBook): (id: string) => string {
  const t = useText()
  const language = useLanguage()
  return (id) => (id === outside ? t('filter.outside') : (book.show(id, language) ?? ''))
}
