import type { Editor } from '@tiptap/core'
import { startTransition, useEffect, useState } from 'react'
import type { Node } from '@tiptap/pm/model'
import { AddressBook, blocksOf, depthOf, outlineOf } from '@cucao/regulation'
import type { Level, OutlineEntry } from '@cucao/regulation'
import { sameStructure } from './text-blocks.ts'

/**
 * What is worked out from the text for everything that stands around it: numbers and headings. Words of
 * clauses are not part of it, so it stays the same while somebody writes in one.
 */
export interface TextFacts {
  outline: readonly OutlineEntry[]
  book: AddressBook
}

/** Nothing changed but words below the headings. */
function sameHeadings(one: Node, other: Node): boolean {
  if (!sameStructure(one, other)) return false
  for (let at = 0; at < one.childCount; at++) {
    const block = one.child(at)
    if (block !== other.child(at) && depthOf[block.attrs.level as Level] <= depthOf.article)
      return false
  }
  return true
}

/** While one types, the panes around the text follow three times a second: nobody reads them then. */
const followMilliseconds = 300

/** However busy the page is, the panes are not left empty longer. */
const longestWaitMilliseconds = 400

/** When the page has nothing else to do, as after its first drawing. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(act, { timeout: longestWaitMilliseconds })
    return () => cancelIdleCallback(asked)
  }
  const timer = setTimeout(act, longestWaitMilliseconds / 2)
  return () => clearTimeout(timer)
}

export function useTextFacts(editor: Editor | null): TextFacts | null {
  const [facts, setFacts] = useState<TextFacts | null>(null)
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | null = null
    let known: Node | null = null
    const read = () => {
      timer = null
      if (editor.isDestroyed || (known && sameHeadings(known, editor.state.doc))) return
      known = editor.state.doc
      const blocks = blocksOf(known)
      const book = new AddressBook(blocks)
      const outline = outlineOf(blocks, 'article', book.places)
      // 900 headings are drawn in pieces, between keys.
      startTransition(() => setFacts({ book, outline }))
    }
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged) timer ??= setTimeout(read, followMilliseconds)
    }
    // The text first: what stands around it is worked out once it can be read and written in.
    const stopWaiting = whenIdle(() => {
      if (!timer) read()
    })
    editor.on('transaction', changed)
    return () => {
      stopWaiting()
      if (timer) clearTimeout(timer)
      editor.off('transaction', changed)
      setFacts(null)
    }
  }, [editor])
  return facts
}

/** All headings in the order of the text. */
export function flattened(entries: readonly OutlineEntry[]): OutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...flattened(entry.children)])
}
