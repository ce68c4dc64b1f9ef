import { useText } from '../language/text.ts'
import type { TextKey } from '../language/text.ts'
import type { DeskAction } from './desk-actions.ts'
import { keyGroups } from './desk-keys.ts'
import type { KeyGroup } from './desk-keys.ts'
import css from './drafting-tools.module.css'

/** Keys of the text that are no action: they do what the caret's place asks for. */
const ofWriting = [
  ['keys.next', 'Enter'],
  ['keys.join', 'Backspace'],
  ['keys.typed', 'Điều · Chương · Mục · 1. · a)'],
  ['keys.paste-plain', 'Ctrl+Shift+V'],
  ['keys.leave', 'Esc'],
] as const satisfies [TextKey, string][]

const groups = Object.keys(keyGroups) as KeyGroup[]

/** The keys of the screen by what one does; those of writing only for who writes. */
export function KeysList({ actions, writes }: { actions: readonly DeskAction[]; writes: boolean }) {
  const t = useText()
  return (
    // It scrolls in a low window, so a keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.keys} tabIndex={0} aria-label={t('keys.title')}>
      {groups.map((group) => {
        const rows = actions
          .filter(({ id }) => id in keyGroups[group])
          .map(({ id, key }) => ({ name: t(`action.${id}`), key }))
        if (group === 'writing' && writes)
          rows.unshift(...ofWriting.map(([name, key]) => ({ name: t(name), key })))
        if (group === 'tables' && writes) rows.unshift({ name: t('keys.cells'), key: 'Tab' })
        return rows.length === 0 ? null : (
          <div key={group}>
            <h3 className={css.group}>{t(`keys.${group}`)}</h3>
            <Rows rows={rows} />
          </div>
        )
      })}
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
