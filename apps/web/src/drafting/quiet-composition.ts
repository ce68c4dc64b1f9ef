import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { Connection } from '@cucao/drafting'

export interface QuietCompositionOptions {
  connection: Pick<Connection, 'holdBack' | 'goOn'> | null
}

/** ProseMirror itself puts the end of a composition off by 20 ms. */
const afterComposition = 40
/** A syllable that is left open longer is not being typed: the colleagues are drawn again. */
const longestComposition = 5000

/**
 * While a syllable is composed, nothing of colleagues is drawn. The browser holds the letters of an open
 * composition; were the clause drawn anew around them, it would write them a second time.
 */
export const quietComposition = Extension.create<QuietCompositionOptions>({
  name: 'quietComposition',
  addOptions: () => ({ connection: null }),
  addProseMirrorPlugins() {
    const { connection } = this.options
    let timer: ReturnType<typeof setTimeout> | undefined
    const goOnIn = (milliseconds: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => connection?.goOn(), milliseconds)
    }
    const begin = () => {
      connection?.holdBack()
      goOnIn(longestComposition)
      return false
    }
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            compositionstart: begin,
            compositionupdate: begin,
            compositionend: () => {
              goOnIn(afterComposition)
              return false
            },
          },
        },
        view: () => ({
          destroy: () => {
            clearTimeout(timer)
            connection?.goOn()
          },
        }),
      }),
    ]
  },
})
