import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { redo, undo } from '@tiptap/y-tiptap'
import { provisionCommands } from '@cucao/regulation'
import type { Level, ProvisionCommands } from '@cucao/regulation'
import { keyOf } from './desk-keys.ts'
import type { ActionId } from './desk-keys.ts'
import { newProvisionId } from './provision-ids.ts'
import type { RefusalBoard } from './refusal-board.ts'
import { tableCommands } from './table-keys.ts'

/** Something done on the editor screen: one line of the palette. */
export interface DeskAction {
  id: ActionId
  key: string
  run: () => void
}

/** Those that can be done, in the order in which they are listed. */
export function listed(runs: Partial<Record<ActionId, (() => void) | null>>): DeskAction[] {
  return (Object.keys(keyOf) as ActionId[]).flatMap((id) => {
    const run = runs[id]
    return run ? [{ id, key: keyOf[id], run }] : []
  })
}

/** What changes the text: for who may write, on the provision the caret stands in. */
export function writingRuns(
  editor: Editor,
  board: RefusalBoard,
): Partial<Record<ActionId, () => void>> {
  const commands = provisionCommands({ newId: newProvisionId, onRefusal: board.tell })
  const run = (command: Command) => () => {
    editor.view.focus()
    command(editor.state, editor.view.dispatch, editor.view)
  }
  const own = (name: Exclude<keyof ProvisionCommands, 'setLevel' | 'insertProvision' | 'moveTo'>) =>
    run(commands[name])
  const add = (level: Level) => run(commands.insertProvision(level))
  return {
    undo: () => void undo(editor.state),
    redo: () => void redo(editor.state),
    strong: () => void editor.chain().focus().toggleMark('strong').run(),
    em: () => void editor.chain().focus().toggleMark('em').run(),
    indent: own('indent'),
    outdent: own('outdent'),
    'move-up': own('moveUp'),
    'move-down': own('moveDown'),
    'add-part': add('part'),
    'add-chapter': add('chapter'),
    'add-section': add('section'),
    'add-subsection': add('subsection'),
    'add-article': add('article'),
    'add-clause': add('clause'),
    'add-point': add('point'),
    'add-paragraph': add('paragraph'),
    ...tableRuns(run),
  }
}

function tableRuns(run: (command: Command) => () => void): Record<TableAction, () => void> {
  const names = Object.keys(tableCommands) as TableAction[]
  return Object.fromEntries(names.map((name) => [name, run(tableCommands[name])])) as Record<
    TableAction,
    () => void
  >
}
type TableAction = keyof typeof tableCommands
