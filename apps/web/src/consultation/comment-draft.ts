import { commentBody } from '@cucao/consultation'
import type { CommentRefusal } from '@cucao/consultation'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { sessionQuery } from '../api/people.ts'
import { mentionedIn } from './mention-words.ts'
import type { Mentioned } from './mention-words.ts'

/** A comment on its way: its words, and people chosen while they were written. */
export interface Draft {
  words: string
  mentions: readonly Mentioned[]
}

export const noDraft: Draft = { words: '', mentions: [] }

/** What is sent of a draft: people whose names were deleted again are not mentioned. */
export function written(
  draft: Draft,
):
  | { ok: true; value: { body: string; mentions: string[] } }
  | { ok: false; reason: CommentRefusal } {
  const body = commentBody(draft.words)
  if (!body.ok) return body
  const mentions = mentionedIn(body.value, draft.mentions).map(({ personId }) => personId)
  return { ok: true, value: { body: body.value, mentions } }
}

const prefix = 'cucao:words:'

/**
 * Words on the way to becoming a comment: an opinion of an hour outlives another screen, a reload and a
 * right that changes meanwhile. In this tab only, under the person's id, until they are sent, given up or
 * the person signs out. `place`: what they are written on; a draft that says what was there at the
 * beginning keeps nothing.
 */
export function useKeptDraft(
  place: string,
  begun: Draft = noDraft,
): [Draft, (draft: Draft) => void] {
  const personId = useQuery(sessionQuery).data?.person?.id ?? ''
  const key = keyOf(personId, place)
  const [draft, setDraft] = useState(() => kept(key) ?? begun)
  const [{ words }] = useState(begun)
  const keep = useCallback(
    (next: Draft) => {
      setDraft(next)
      try {
        if (next.words === words) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, JSON.stringify(next))
      } catch {
        // A browser that refuses to store keeps them as long as the field stands.
      }
    },
    [key, words],
  )
  return [draft, keep]
}

/** Is something being written there, by this person in this tab? */
export const isBeingWritten = (personId: string, place: string): boolean =>
  kept(keyOf(personId, place)) !== null

/** Called when somebody signs out. */
export function forgetKeptWords(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Nothing could be kept either.
  }
}

const keyOf = (personId: string, place: string) => `${prefix}${personId}:${place}`

function kept(key: string): Draft | null {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as Draft)
  } catch {
    return null
  }
}
