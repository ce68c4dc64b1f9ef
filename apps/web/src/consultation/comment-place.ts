import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { useEffect, useState } from 'react'
import { isWithinScope, longestQuote, quoteOf } from '@cucao/consultation'
import type { Quote } from '@cucao/consultation'
import { blocksOf, wordsOf } from '@cucao/regulation'
import { offsetOfPosition } from './thread-standings.ts'

/** Where a comment would stand: chosen words of one block, or a whole block. */
export interface CommentPlace {
  provisionId: string
  index: number
  /** Character offsets in the block's words; equal for the whole block. */
  start: number
  end: number
  quote: Quote
  /** The words in the document; null for the whole block. */
  range: { from: number; to: number } | null
  refusal: 'outside-scope' | 'too-long' | null
}

/**
 * The selected words, cut to the block the selection begins in: an opinion stands on one clause. Without
 * a selection, the clause with the cursor.
 */
export const commentPlaceIn = (
  state: EditorState,
  scope: readonly string[] | null,
): CommentPlace | null => placeOf(state.doc, state.selection.from, state.selection.to, scope)

/** A whole clause; null where it is not (or no longer) in the text. */
export function wholeClausePlace(
  state: EditorState,
  provisionId: string,
  scope: readonly string[] | null,
): CommentPlace | null {
  let pos = 0
  for (const node of state.doc.children) {
    if (node.attrs.id === provisionId) return placeOf(state.doc, pos + 1, pos + 1, scope)
    pos += node.nodeSize
  }
  return null
}

/**
 * Where a comment may stand instead, when the clause it was begun on is gone: that clause, if it is there
 * after all, else the nearest to where it stood that one may comment on.
 */
export function nearestPlace(
  state: EditorState,
  { provisionId, index }: Pick<CommentPlace, 'provisionId' | 'index'>,
  scope: readonly string[] | null,
): CommentPlace | null {
  const same = wholeClausePlace(state, provisionId, scope)
  if (same) return same.refusal === null ? same : null
  const count = state.doc.childCount
  const middle = Math.min(index, count - 1)
  for (let distance = 0; distance < count; distance++)
    for (const at of [middle - distance, middle + distance]) {
      const node = state.doc.maybeChild(at)
      if (node?.type.name !== 'provision' || node.content.size === 0) continue
      const place = wholeClausePlace(state, String(node.attrs.id), scope)
      if (place?.refusal === null) return place
    }
  return null
}

/** The place of a comment that is being written, after all that was done to the text meanwhile. */
export function commentPlaceAt(
  state: EditorState,
  range: { from: number; to: number } | null,
  begun: CommentPlace,
  scope: readonly string[] | null,
): CommentPlace | null {
  if (range) return placeOf(state.doc, range.from, range.to, scope)
  // The words were deleted under the writing: the comment keeps what it was begun on.
  return begun
}

function placeOf(
  doc: Node,
  from: number,
  to: number,
  scope: readonly string[] | null,
): CommentPlace | null {
  const $from = doc.resolve(from)
  const index = Math.min($from.index(0), doc.childCount - 1)
  const node = doc.maybeChild(index)
  const provisionId = String(node?.attrs.id ?? '')
  if (!node || provisionId === '') return null
  const blocks = blocksOf(doc)
  const block = blocks[index]
  if (!block) return null
  const before = $from.depth === 0 ? $from.pos : $from.before(1)
  const words = wordsOf(block)
  const start = offsetOfPosition(node, before, from)
  const end = Math.min(
    offsetOfPosition(node, before, Math.min(to, before + node.nodeSize - 1)),
    words.length,
  )
  const [first, last] = trimmed(words, start, end)
  const whole = first >= last
  const place = whole
    ? { start: 0, end: 0, range: null }
    : { start: first, end: last, range: { from: from + first - start, to: from + last - start } }
  const refusal = !isWithinScope(scope, blocks, index)
    ? 'outside-scope'
    : place.end - place.start > longestQuote
      ? 'too-long'
      : null
  return { provisionId, index, quote: quoteOf(words, place.start, place.end), refusal, ...place }
}

/** A double click takes the space after the word along; the opinion does not. */
function trimmed(words: string, start: number, end: number): [number, number] {
  let [first, last] = [start, end]
  while (first < last && /\s/u.test(words[first] ?? '')) first++
  while (last > first && /\s/u.test(words[last - 1] ?? '')) last--
  return [first, last]
}

/**
 * The chosen words, once a frame at most; null while only a cursor stands somewhere, so that typing draws
 * nothing again.
 */
export function useChosenWords(
  editor: Editor | null,
  scope: readonly string[] | null,
  mayComment: boolean,
): CommentPlace | null {
  const [place, setPlace] = useState<CommentPlace | null>(null)
  useEffect(() => {
    if (!editor || !mayComment) return
    let frame = 0
    let nothing = true
    const look = () => {
      frame = 0
      if (editor.isDestroyed) return
      const chosen = editor.state.selection.empty ? null : commentPlaceIn(editor.state, scope)
      nothing = !chosen?.range
      setPlace(nothing ? null : chosen)
    }
    const soon = () => {
      if (nothing && editor.state.selection.empty) return
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    editor.on('selectionUpdate', soon)
    return () => {
      cancelAnimationFrame(frame)
      editor.off('selectionUpdate', soon)
      setPlace(null)
    }
  }, [editor, scope, mayComment])
  return place
}
