import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { blocksOf } from '@cucao/regulation'
import { useText } from '../language/text.ts'
import { warningWords } from '../regulations/regulation-words.ts'
import { goTo } from './go-to.ts'
import { blocksOfLines, keepForReview, keptForReview } from './lines-to-review.ts'
import type { WordBoard } from './word-board.ts'

/**
 * After an import: goes from one odd line to the next in the text that was made. Answers what goes on, or
 * null where there is nothing to look at.
 */
export function useLinesToReview(
  editor: Editor | null,
  regulationId: string,
  board: WordBoard,
): (() => void) | null {
  const t = useText()
  const [warnings, setWarnings] = useState(() => keptForReview(regulationId))
  const at = useRef(0)
  const count = warnings.length
  const next = () => {
    const warning = warnings[at.current]
    if (!editor || !warning) return
    const [id] = blocksOfLines(blocksOf(editor.state.doc), [warning])
    at.current += 1
    if (id) goTo(editor, id)
    const { line, reason } = warning
    const isLast = at.current === count
    board.tell({
      words: t('review.line', { at: at.current, count, line, reason: t(warningWords[reason]) }),
      act: isLast ? { name: t('review.done'), run: end } : { name: t('review.next'), run: next },
    })
    if (isLast) at.current = 0
  }
  const end = () => {
    keepForReview(regulationId, [])
    setWarnings([])
    board.clear()
  }
  const latest = useRef(next)
  useEffect(() => {
    latest.current = next
  })
  useEffect(() => {
    if (!editor || count === 0) return
    board.tell({
      words: t('review.begin', { count }),
      act: { name: t('review.next'), run: () => latest.current() },
    })
  }, [editor, count, board, t])
  return editor && count > 0 ? next : null
}
