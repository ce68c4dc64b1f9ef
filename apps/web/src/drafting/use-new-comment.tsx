import type { Editor } from '@tiptap/core'
import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import { chosenIn, showChosen } from '../consultation/anchored-words.ts'
import {
  commentPlaceAt,
  commentPlaceIn,
  nearestPlace,
  wholeClausePlace,
} from '../consultation/comment-place.ts'
import type { CommentPlace } from '../consultation/comment-place.ts'
import { NewThreadCard } from '../consultation/new-thread.tsx'
import type { NewThread } from '../consultation/threads-api.ts'
import { hearCaret } from './unheard-caret.ts'
import { relativeRange } from './relative-range.ts'
import type { TextSession } from './text-session.ts'
import { findBlock } from './text-blocks.ts'

interface NewCommentFacts {
  regulationId: string
  session: TextSession
  editor: Editor | null
  mayComment: boolean
  scope: readonly string[] | null
  citationOf: (provisionId: string) => string
  onBegin: () => void
  /** A key asked for a comment where none may be. */
  onRefused: (refusal: NonNullable<CommentPlace['refusal']>) => void
  onSent: (threadId: string) => void
}

interface NewComment {
  /** On the chosen words, or the clause with the caret. */
  begin: () => void
  beginOn: (provisionId: string) => void
  writing: { position: number; content: ReactNode } | null
}

/** A comment from the chosen words to the record; the words may be edited by others while it is written. */
export function useNewComment(facts: NewCommentFacts): NewComment {
  const {
    regulationId,
    session,
    editor,
    mayComment,
    scope,
    citationOf,
    onBegin,
    onRefused,
    onSent,
  } = facts
  const [chosen, setChosen] = useState<CommentPlace | null>(null)
  const beginAt = useCallback(
    (place: CommentPlace | null) => {
      if (!editor || !mayComment || !place) return
      if (place.refusal) return onRefused(place.refusal)
      setChosen(place)
      showChosen(editor.view, place.range)
      onBegin()
    },
    [editor, mayComment, onBegin, onRefused],
  )
  const begin = useCallback(() => {
    if (!editor) return
    hearCaret(editor.view)
    beginAt(commentPlaceIn(editor.state, scope))
  }, [editor, scope, beginAt])
  const beginOn = useCallback(
    (provisionId: string) => {
      if (editor) beginAt(wholeClausePlace(editor.state, provisionId, scope))
    },
    [editor, scope, beginAt],
  )
  const end = () => {
    setChosen(null)
    if (!editor || editor.isDestroyed) return
    showChosen(editor.view, null)
    editor.view.focus()
  }
  /** The words have their comment: they are no longer chosen, and nothing is offered over them. */
  const sent = (threadId: string) => {
    if (editor && !editor.isDestroyed) {
      const { to } = chosenIn(editor.state) ?? editor.state.selection
      editor.commands.setTextSelection(to)
      getSelection()?.collapseToEnd()
    }
    end()
    onSent(threadId)
  }
  if (!editor || !chosen) return { begin, beginOn, writing: null }
  const placeNow = (): Omit<NewThread, 'body' | 'mentions'> | null => {
    const now = commentPlaceAt(editor.state, chosenIn(editor.state), chosen, scope)
    if (!now) return null
    const { provisionId, quote, start, end, index } = now
    const relative = relativeRange(session.fragment, index, start, end)
    return { provisionId, quote, start, end, ...(relative ? { relative } : {}) }
  }
  const at = findBlock(editor.state.doc, chosen.provisionId)
  const nearest = () => {
    const place = nearestPlace(editor.state, chosen, scope)
    return place && { place, citation: citationOf(place.provisionId) }
  }
  return {
    begin,
    beginOn,
    writing: {
      position: chosen.range?.from ?? (at?.pos ?? 0) + 1,
      content: (
        <NewThreadCard
          regulationId={regulationId}
          place={chosen}
          citation={citationOf(chosen.provisionId)}
          placeNow={placeNow}
          nearest={nearest}
          onSent={sent}
          onCancel={end}
        />
      ),
    },
  }
}
