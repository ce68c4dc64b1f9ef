import type { Editor } from '@tiptap/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Standing } from '../consultation/thread-standings.ts'
import type { Thread } from '../consultation/threads-api.ts'
import { useText } from '../language/text.ts'
import { useToast } from '../ui/use-toast.ts'
import { elementOf } from './drawn-place.ts'
import { goTo } from './go-to.ts'
import { findBlock } from './text-blocks.ts'

interface Arriving {
  /** null until the text is there. */
  editor: Editor | null
  regulationId: string
  /** The text is the server's, not only what this browser kept. */
  synced: boolean
  threads: readonly Thread[] | undefined
  standings: ReadonlyMap<string, Standing>
  onThread: (threadId: string) => void
}

/**
 * Brings whoever followed a hit to its clause, or opens the thread it was said in, once: the address then is
 * the text's own again, and going back leads to the hits.
 */
export function useArrival(arriving: Arriving): void {
  const { editor, regulationId, synced, threads, standings, onThread } = arriving
  const { toi, 'trao-doi': threadId } = useSearch({ strict: false })
  const navigate = useNavigate()
  const t = useText()
  const toast = useToast()
  const thread = threads?.find(({ id }) => id === threadId)
  // Where the words stand now; before that is known, where they were said.
  const place = threadId === undefined ? toi : placeOf(thread, standings)
  useEffect(() => {
    if (!editor || (toi === undefined && threadId === undefined)) return
    if (threadId !== undefined && threads === undefined) return
    const isThere = place !== undefined && findBlock(editor.state.doc, place) !== null
    if (!isThere && !synced) return
    // The first letters, then the highlights: the text may still be drawn.
    const frame = requestAnimationFrame(() => {
      if (threadId !== undefined && thread) onThread(threadId)
      if (isThere) arrive(editor, place)
      else if (toi !== undefined || !thread) toast(t('arrival.gone'), t('arrival.gone.next'))
      const [to, params] = ['/du-thao/$id', { id: regulationId }] as const
      void navigate({ to, params, search: {}, replace: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [
    editor,
    synced,
    toi,
    threadId,
    thread,
    threads,
    place,
    regulationId,
    navigate,
    onThread,
    toast,
    t,
  ])
}

function placeOf(thread: Thread | undefined, standings: ReadonlyMap<string, Standing>) {
  if (!thread) return undefined
  const standing = standings.get(thread.id)
  return standing ? (standing.provisionId ?? undefined) : thread.anchor.provisionId
}

/** The caret stands there, and the clause is marked for a moment; an animation touches no node of the text. */
function arrive(editor: Editor, provisionId: string): void {
  goTo(editor, provisionId)
  if (!editor.isEditable) document.getElementById('noi-dung')?.focus({ preventScroll: true })
  requestAnimationFrame(() => {
    const wash = getComputedStyle(document.documentElement).getPropertyValue('--accent-wash')
    elementOf(editor, provisionId)?.animate(
      [
        { backgroundColor: wash, boxShadow: `0 0 0 6px ${wash}` },
        { backgroundColor: wash, boxShadow: `0 0 0 6px ${wash}`, offset: 0.7 },
        { backgroundColor: 'transparent', boxShadow: '0 0 0 6px transparent' },
      ],
      { duration: 3200, id: 'arrived' },
    )
  })
}
