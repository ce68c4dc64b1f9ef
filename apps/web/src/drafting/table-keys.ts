import { Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
} from '@tiptap/pm/tables'
import { positionOfBlock } from '@cucao/regulation'

/** A new table: a row of headings and one to fill in. */
const first = { rows: 2, columns: 3 }

/** An empty table behind the block the caret stands in, the caret in its first cell. */
const addTable: Command = (state, dispatch) => {
  const { nodes } = state.schema
  const index = state.selection.$from.index(0)
  const rows = Array.from({ length: first.rows }, (_row, at) =>
    nodes.row?.create(
      null,
      Array.from({ length: first.columns }, () =>
        nodes.cell?.createAndFill({ header: at === 0 }),
      ).filter((cell) => cell !== null && cell !== undefined),
    ),
  ).filter((row) => row !== undefined)
  const table = nodes.table?.create(null, rows)
  if (!table) return false
  if (dispatch) {
    const at = positionOfBlock(state.doc, index + 1)
    const tr = state.tr.insert(at, table)
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView())
  }
  return true
}

/** The last row or column takes the table along: an empty one is of no use. */
const orTable =
  (command: Command, isLast: (rows: number, columns: number) => boolean): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { $from } = state.selection
    const table = $from.node(1)
    const columns = table.firstChild?.childCount ?? 0
    return (isLast(table.childCount, columns) ? deleteTable : command)(state, dispatch)
  }

/** What a drafter does with tables, each by its name in the list of actions. */
export const tableCommands = {
  'add-table': addTable,
  'add-row': addRowAfter,
  'add-column': addColumnAfter,
  'delete-row': orTable(deleteRow, (rows) => rows === 1),
  'delete-column': orTable(deleteColumn, (_rows, columns) => columns === 1),
  'delete-table': deleteTable,
} satisfies Record<string, Command>

/** Tab walks the cells and makes a row behind the last; Shift+Tab walks back. */
export const tableKeys = Extension.create({
  name: 'tableKeys',
  priority: 150, // before structureKeys, whose Tab is for provisions
  addKeyboardShortcuts() {
    const inTable = (act: () => boolean) => () => {
      const { state, view } = this.editor
      return view.editable && isInTable(state) && act()
    }
    const go = (direction: 1 | -1) => {
      const { state, view } = this.editor
      return goToNextCell(direction)(state, view.dispatch)
    }
    return {
      Tab: inTable(() => {
        if (go(1)) return true
        const { state, view } = this.editor
        return addRowAfter(state, view.dispatch) && go(1)
      }),
      'Shift-Tab': inTable(() => go(-1) || true),
    }
  },
})
