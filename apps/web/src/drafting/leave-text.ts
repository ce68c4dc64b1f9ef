import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * Esc leaves the text: the page around it takes the focus, from where Tab goes on. In the text Tab changes
 * the level, so a keyboard would else be caught in it (WCAG 2.1.2).
 */
export const leaveText = Extension.create({
  name: 'leaveText',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyDown: (view, event) => {
          if (event.key !== 'Escape' || view.composing || event.isComposing) return false
          const around = view.dom.parentElement?.closest<HTMLElement>('[tabindex]')
          around?.focus({ preventScroll: true })
          return around instanceof HTMLElement
        },
      },
    }),
  ],
})
