import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** Whether the caret stands directly after what this person has just written. */
const key = new PluginKey<boolean>('ownLetters')

export const ownLetters = Extension.create({
  name: 'ownLetters',
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      state: {
        init: () => false,
        apply: (tr, writing) => {
          if (tr.getMeta(ySyncPluginKey)) return writing
          return tr.docChanged ? tr.selection.empty : writing && !tr.selectionSet
        },
      },
    }),
  ],
})

/**
 * Puts the caret of `remote` (a colleague's change to `state`) back behind this person's last letter, and
 * answers whether it did. Where two write at the same spot, the caret would else go behind the colleague's
 * letters, and the Backspaces by which Vietnamese is typed would take those away instead of one's own.
 */
export function keptAtOwnLetters(state: EditorState, remote: Transaction): boolean {
  const { selection } = state
  if (!key.getState(state) || !(selection instanceof TextSelection) || !selection.empty)
    return false
  const { pos, deleted } = remote.mapping.mapResult(selection.head, -1)
  const $pos = remote.doc.resolve(pos)
  if (deleted || !$pos.parent.inlineContent) return false
  remote.setSelection(new TextSelection($pos))
  return true
}
