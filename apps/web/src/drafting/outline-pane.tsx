import type { Editor } from '@tiptap/core'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { redo, undo } from '@tiptap/y-tiptap'
import type { OutlineEntry, Spot } from '@cucao/regulation'
import { useText } from '../language/text.ts'
import { foldOrUnfold, isAllFolded } from './folded-headings.ts'
import type { FoldedHeadings } from './folded-headings.ts'
import { HeadingDrag } from './heading-drag.tsx'
import { landingOf, moveInOutline, stepInOutline } from './move-heading.ts'
import { OutlineLine } from './outline-line.tsx'
import { wishOf } from './outline-keys.ts'
import type { OutlineWish } from './outline-keys.ts'
import { nameOf, rowStandingFor, rowsOf } from './outline-rows.ts'
import type { OutlineRow } from './outline-rows.ts'
import { ToldWords } from './told-words.tsx'
import { WordBoard } from './word-board.ts'
import css from './outline-pane.module.css'

interface OutlinePaneProps {
  editor: Editor | null
  /** null while the text is being opened. */
  entries: readonly OutlineEntry[] | null
  folded: FoldedHeadings
  /** Open threads under each heading, by the heading's id. */
  counts: ReadonlyMap<string, number>
  currentId: string | null
  /** Headings may be moved by this person now. */
  editable: boolean
  /** `byKey`: the caret goes there too. */
  onGo: (id: string, byKey: boolean) => void
}

/** The headings of the text: to see where one is, to go there, and to put them in another order. */
export const OutlinePane = memo(function OutlinePane(props: OutlinePaneProps) {
  const { editor, entries, folded, editable } = props
  const t = useText()
  const [board] = useState(() => new WordBoard())
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const allFolded = entries && isAllFolded(folded, entries)
  return (
    <nav className={css.outline} aria-label={t('drafting.outline')}>
      <div className={css.head}>
        <h2>{t('drafting.outline')}</h2>
        {entries && allFolded !== null ? (
          <button
            type="button"
            className={css.foldAll}
            onClick={() => foldOrUnfold(folded, entries)}
          >
            {t(allFolded ? 'outline.unfold-all' : 'outline.fold-all')}
          </button>
        ) : null}
      </div>
      <div className={css.scroller} ref={setScroller}>
        {entries?.length === 0 ? <p className={css.empty}>{t('drafting.outline.empty')}</p> : null}
        {editor && entries && entries.length > 0 ? (
          <Lines {...props} editor={editor} entries={entries} board={board} scroller={scroller} />
        ) : null}
      </div>
      {editor && editable ? <ToldWords editor={editor} board={board} className={css.told} /> : null}
    </nav>
  )
})

interface LinesProps extends OutlinePaneProps {
  editor: Editor
  entries: readonly OutlineEntry[]
  board: WordBoard
  scroller: HTMLElement | null
}

function Lines(props: LinesProps) {
  const { editor, entries, folded, counts, currentId, editable, onGo, board, scroller } = props
  const t = useText()
  const [list, setList] = useState<HTMLElement | null>(null)
  const rows = useMemo(() => rowsOf(entries, folded.ids, counts), [entries, folded.ids, counts])
  const current = useMemo(
    () => rowStandingFor(entries, folded.ids, currentId),
    [entries, folded.ids, currentId],
  )
  const focus = useFocusedLine(list, rows, current)
  useEffect(() => {
    list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [list, current])
  const pressed = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ entry }) => entry.id === entryAt(event.target))
    const wish = wishOf(event, rows, at)
    if (!wish || (!editable && changesText(wish))) return
    event.preventDefault()
    if (wish.do === 'focus') focus.on(wish.id)
    else if (wish.do === 'go') onGo(wish.id, true)
    else if (wish.do === 'fold') folded.fold([wish.id], wish.folded)
    else {
      focus.keep(wish.id)
      if (wish.do === 'move') stepInOutline(editor, t, board, wish.id, wish.step)
      else (wish.do === 'undo' ? undo : redo)(editor.state)
    }
  }
  const clicked = (event: MouseEvent) => {
    const id = entryAt(event.target)
    const row = rows.find(({ entry }) => entry.id === id)
    if (!row) return
    const onFold = event.target instanceof Element && event.target.closest('[data-fold]')
    if (onFold) folded.fold([row.entry.id], row.isOpen === true)
    else onGo(row.entry.id, false)
  }
  const landing = useCallback(
    (id: string, spot: Spot) => landingOf(editor, t, id, spot),
    [editor, t],
  )
  return (
    <div className={css.tree}>
      {/* A tree of hundreds of lines is one stop of the Tab key; no element of HTML is one. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/interactive-supports-focus */}
      <ul
        role="tree"
        aria-label={t('drafting.outline')}
        ref={setList}
        onKeyDown={pressed}
        onClick={clicked}
        onFocus={(event) => focus.heard(entryAt(event.target))}
      >
        {rows.map(({ entry, depth, place, siblings, isOpen, count }) => (
          <OutlineLine
            key={entry.id}
            id={entry.id}
            name={nameOf(entry)}
            level={entry.level}
            depth={depth}
            place={place}
            siblings={siblings}
            isOpen={isOpen}
            count={count}
            isCurrent={entry.id === current}
            isStop={entry.id === focus.stop}
            isMovable={editable && entry.level !== 'division'}
          />
        ))}
      </ul>
      {list && scroller && editable ? (
        <HeadingDrag
          list={list}
          scroller={scroller}
          rows={rows}
          landingOf={landing}
          stays={t('outline.stays')}
          onDrop={(id, spot) => {
            focus.keep(id)
            moveInOutline(editor, t, board, id, spot)
          }}
        />
      ) : null}
    </div>
  )
}

const changesText = (wish: OutlineWish) =>
  wish.do === 'move' || wish.do === 'undo' || wish.do === 'redo'

const entryAt = (target: EventTarget): string | null =>
  target instanceof Element
    ? (target.closest<HTMLElement>('[data-entry]')?.dataset.entry ?? null)
    : null

/** The one line the Tab key stops at, and the focus that goes along with a line that moves. */
function useFocusedLine(
  list: HTMLElement | null,
  rows: readonly OutlineRow[],
  current: string | null,
) {
  const [last, setLast] = useState<string | null>(null)
  const moving = useRef<string | null>(null)
  const shown = (id: string | null) => rows.some(({ entry }) => entry.id === id)
  const stop = shown(last) ? last : shown(current) ? current : (rows[0]?.entry.id ?? null)
  const on = useCallback(
    (id: string) => list?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`)?.focus(),
    [list],
  )
  // The browser takes the focus from an element that is put elsewhere.
  useLayoutEffect(() => {
    if (moving.current && document.activeElement === document.body) on(moving.current)
  }, [rows, on])
  return {
    stop,
    on,
    heard: (id: string | null) => {
      setLast(id)
      if (id !== moving.current) moving.current = null
    },
    keep: (id: string) => {
      moving.current = id
      on(id)
    },
  }
}
