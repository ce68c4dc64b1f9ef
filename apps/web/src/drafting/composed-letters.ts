import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isFromOutside } from './live-text.ts'

/** ProseMirror itself puts the end of a composition off by 20 ms. */
const afterComposition = 40

/**
 * Text is kept in NFC, also where a program types a letter and its marks one after the other. Where the tone
 * stands (hòa, hoà) is the writer's. An open composition is never touched.
 */
export const composedLetters = Extension.create({
  name: 'composedLetters',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => {
        const typed = transactions.some((tr) => tr.docChanged && !isFromOutside(tr))
        const open = transactions.some((tr) => tr.getMeta('composition') !== undefined)
        return typed && !open ? withComposedLetters(state) : null
      },
      props: {
        handleDOMEvents: {
          compositionend: (view) => {
            setTimeout(() => {
              if (view.isDestroyed || view.composing || !view.editable) return
              const tr = withComposedLetters(view.state)
              if (tr) view.dispatch(tr)
            }, afterComposition)
            return false
          },
        },
      },
    }),
  ],
})

/** Composes what stands decomposed in the block of the caret; null where nothing does. */
export function withComposedLetters(state: EditorState): Transaction | null {
  const { $head } = state.selection
  const { parent } = $head
  if (!parent.isTextblock || !/\p{M}/u.test(parent.textContent)) return null
  const { tr } = state
  parent.forEach((node, offset) => {
    for (const { 0: letter, index } of (node.text ?? '').matchAll(/\P{M}\p{M}+/gu)) {
      const composed = letter.normalize('NFC')
      if (composed === letter) continue
      const from = tr.mapping.map($head.start() + offset + index)
      tr.replaceWith(from, from + letter.length, state.schema.text(composed, node.marks))
    }
  })
  return tr.docChanged ? tr : null
}
