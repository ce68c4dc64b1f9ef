import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { AddressBook, blocksOf, citationOf, wordsOf } from '@cucao/regulation'
import type { CitationLanguage } from '@cucao/regulation'
import { elementAt } from './drawn-place.ts'
import { findBlock } from './text-blocks.ts'

/** What a citation typed by a person leads to. */
export type Destination =
  | { found: true; id: string; citation: string; words: string }
  /** `articles`: the first and the last number of the text's articles, where it has any. */
  | { found: false; understood: boolean; articles: [string, string] | null }

/** "điều 45", "khoản 2 điều 5", "điểm đ khoản 2 điều 5", "chương III"; about 3 ms for the Civil Code. */
export function destinationOf(
  doc: Node,
  citation: string,
  language: CitationLanguage,
): Destination {
  const book = new AddressBook(blocksOf(doc))
  const id = book.find(citation)
  const place = id === null ? undefined : book.places.find((each) => each.id === id)
  if (id !== null && place)
    return {
      found: true,
      id,
      citation: book.show(id, language) ?? citation,
      words: wordsOf(place.block),
    }
  const numbers = book.places.flatMap(({ block, quoted, number, region }) =>
    block.type === 'provision' && block.attrs.level === 'article' && !quoted && region < 0 && number
      ? [number]
      : [],
  )
  const [first, last] = [numbers[0], numbers.at(-1)]
  return {
    found: false,
    understood: citationOf(citation) !== null,
    articles: first && last ? [first, last] : null,
  }
}

/** The caret at the first letter of the block, the block at the upper third of the window. */
export function goTo(editor: Editor, id: string): void {
  const { doc, tr } = editor.state
  const at = findBlock(doc, id)
  if (!at) return
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos + 1))))
  showAtUpperThird(() => elementAt(editor, at.index))
  if (editor.isEditable) editor.view.focus()
}

/**
 * There the outline looks for the present heading (current-place.ts). Twice, since blocks that come into the
 * window for the first time turn out taller or shorter than was guessed.
 */
export function showAtUpperThird(element: () => HTMLElement | null): void {
  const show = () => {
    const target = element()
    const page = target?.closest('main')
    if (!target || !page) return
    const away = target.getBoundingClientRect().top - page.getBoundingClientRect().top
    page.scrollTop += away - page.clientHeight / 3 + 24
  }
  show()
  requestAnimationFrame(show)
}
