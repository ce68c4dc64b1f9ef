import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { AddressBook, blocksOf, outlineOf } from '@cucao/regulation'
import type { Block, OutlineEntry } from '@cucao/regulation'

/** What is worked out from the text for everything that stands around it. */
export interface TextFacts {
  blocks: readonly Block[]
  outline: readonly OutlineEntry[]
  book: AddressBook
}

/** While one types, the panes around the text follow three times a second: nobody reads them then. */
const followMilliseconds = 300

export function useTextFacts(editor: Editor | null): TextFacts | null {
  const [facts, setFacts] = useState<TextFacts | null>(null)
  useEffect(() => {
    if (!editor) return setFacts(null)
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = () => {
      timer = null
      if (editor.isDestroyed) return
      const blocks = blocksOf(editor.state.doc)
      const book = new AddressBook(blocks)
      setFacts({ blocks, book, outline: outlineOf(blocks, 'article', book.places) })
    }
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged) timer ??= setTimeout(read, followMilliseconds)
    }
    read()
    editor.on('transaction', changed)
    return () => {
      if (timer) clearTimeout(timer)
      editor.off('transaction', changed)
    }
  }, [editor])
  return facts
}

/** All headings in the order of the text. */
export function flattened(entries: readonly OutlineEntry[]): OutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...flattened(entry.children)])
}
