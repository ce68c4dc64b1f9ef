import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { sessionQuery } from '../api/people.ts'

const prefix = 'cucao:words:'

/**
 * Words on the way to becoming a comment: an opinion of an hour outlives another screen, a reload and a
 * right that changes meanwhile. In this tab only, under the person's id, until they are sent, given up or
 * the person signs out. `place`: what they are written on; empty words keep nothing.
 */
export function useKeptWords(place: string): [string, (words: string) => void] {
  const personId = useQuery(sessionQuery).data?.person?.id ?? ''
  const key = `${prefix}${personId}:${place}`
  const [words, setWords] = useState(() => kept(key))
  const keep = useCallback(
    (next: string) => {
      setWords(next)
      try {
        if (next === '') sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, next)
      } catch {
        // A browser that refuses to store keeps them as long as the field stands.
      }
    },
    [key],
  )
  return [words, keep]
}

/** Called when somebody signs out. */
export function forgetKeptWords(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Nothing could be kept either.
  }
}

function kept(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}
