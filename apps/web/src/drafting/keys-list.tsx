import { useText } from '../language/text.ts'
import type { TextKey } from '../language/text.ts'
import type { DeskAction } from './desk-actions.ts'
import css from './drafting-tools.module.css'

const writing = [
  ['keys.next', 'Enter'],
  ['keys.join', 'Backspace'],
  ['keys.typed', 'Điều · Chương · Mục · 1. · a)'],
  ['keys.leave', 'Esc'],
] as const satisfies [TextKey, string][]

const isAnywhere = /^Ctrl\+([GFHK/P]|Alt)/

/** The keys of the screen; those of writing only for who writes. */
export function KeysList({ actions, writes }: { actions: readonly DeskAction[]; writes: boolean }) {
  const t = useText()
  const rows = actions.flatMap(({ id, key }) => (key ? [{ name: t(`action.${id}`), key }] : []))
  const anywhere = rows.filter(({ key }) => isAnywhere.test(key))
  const written = [
    ...writing.map(([name, key]) => ({ name: t(name), key })),
    ...rows.filter(({ key }) => !isAnywhere.test(key)),
  ]
  return (
    // It scrolls in a low window, so a keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.keys} tabIndex={0} aria-label={t('keys.title')}>
      <h3 className={css.group}>{t('keys.everywhere')}</h3>
      <Rows rows={anywhere} />
      {writes ? (
        <>
          <h3 className={css.group}>{t('keys.writing')}</h3>
          <Rows rows={written} />
        </>
      ) : null}
    </section>
  )
}

function Rows({ rows }: { rows: readonly { name: string; key: string }[] }) {
  return (
    <dl>
      {rows.map(({ name, key }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>
            <kbd className={css.key}>{key}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  )
}
