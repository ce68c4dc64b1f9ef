import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Marks the block the caret stands in (`data-caret`), which page.css then always lays out. A block made a
 * moment ago is not laid out before the next frame (`content-visibility: auto`), and Chromium cannot move
 * the caret in it: the first letter typed at once after Enter would stay behind the others.
 */
export const caretBlock = Extension.create({
  name: 'caretBlock',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: () => {
        let marked: HTMLElement | null = null
        return {
          update: (view, before) => {
            if (before.selection === view.state.selection) return
            const block = blockOfCaret(view)
            if (block === marked) return
            delete marked?.dataset.caret
            if (block) block.dataset.caret = ''
            marked = block
          },
        }
      },
    }),
  ],
})

/** Only blocks drawn by us (drawn-labels.ts): ProseMirror would read others again for the mark. */
function blockOfCaret(view: EditorView): HTMLElement | null {
  const at = document.getSelection()?.focusNode
  const element = at instanceof Element ? at : at?.parentElement
  const block = element?.closest<HTMLElement>('.provision')
  return block?.parentElement === view.dom ? block : null
}
