import { Extension } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { provisionCommands, withIds } from '@cucao/regulation'
import type { Refusal } from '@cucao/regulation'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { newProvisionId } from './provision-ids.ts'

export interface StructureKeyOptions {
  /** A key was understood but the structure forbids it; the screen says why. */
  onRefusal: (reason: Refusal) => void
}

/** The keys of a drafter: each is a command of @cucao/regulation, so that rules are written once. */
export const structureKeys = Extension.create<StructureKeyOptions>({
  name: 'structureKeys',

  addKeyboardShortcuts() {
    const commands = provisionCommands({
      newId: newProvisionId,
      onRefusal: (reason) => this.options.onRefusal(reason),
    })
    const run = (command: Command) => () => {
      const { state, view } = this.editor
      if (!view.editable) return false
      return command(state, view.dispatch, view)
    }
    return {
      Enter: run(commands.enter),
      Tab: run(commands.indent),
      'Shift-Tab': run(commands.outdent),
      Backspace: run(commands.joinBackward),
      Delete: run(commands.joinForward),
      'Alt-ArrowUp': run(commands.moveUp),
      'Alt-ArrowDown': run(commands.moveDown),
    }
  },

  addProseMirrorPlugins: () => [
    withIds({ newId: newProvisionId, remoteMeta: metaKeyOf(ySyncPluginKey) }),
  ],
})

/** Transactions keep what a plugin says about them under this name. */
const metaKeyOf = (key: object): string =>
  'key' in key && typeof key.key === 'string' ? key.key : 'y-sync$'
