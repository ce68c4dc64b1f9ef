import type { Quote } from './quote.ts'
import { contextLength } from './quote.ts'

/** Finding quoted words again by what surrounds them: same words are not the same place. */

/** A place where the quoted words stand, with how many characters of the surroundings agree. */
export interface Candidate {
  at: number
  before: number
  after: number
}

/** Marks where a clause begins and ends, so that standing at its edge counts as surroundings too. */
export const edge = '\u0000'
export const padded = (quote: string, side: 'before' | 'after') =>
  quote.length >= contextLength ? quote : side === 'before' ? edge + quote : quote + edge

/** The occurrence in `words` (NFC) whose surroundings agree best; of equals the one nearest to `start`. */
export function bestCandidate(quote: Quote, words: string, start: number): Candidate | undefined {
  const { exact } = quote
  const prefix = padded(quote.prefix, 'before')
  const suffix = padded(quote.suffix, 'after')
  let best: Candidate | undefined
  for (let at = words.indexOf(exact); at >= 0; at = words.indexOf(exact, at + 1)) {
    const candidate = {
      at,
      before: agreeingBefore(words, at, prefix),
      after: agreeingAfter(words, at + exact.length, suffix),
    }
    if (!best || isBetter(candidate, best, start)) best = candidate
  }
  return best
}

export const agreement = (candidate: Candidate) => candidate.before + candidate.after

function isBetter(one: Candidate, other: Candidate, start: number): boolean {
  const difference = agreement(one) - agreement(other)
  return difference !== 0 ? difference > 0 : Math.abs(one.at - start) < Math.abs(other.at - start)
}

function agreeingBefore(words: string, at: number, prefix: string): number {
  let n = 0
  while (n < prefix.length && (words[at - 1 - n] ?? edge) === prefix[prefix.length - 1 - n]) n++
  return n
}

function agreeingAfter(words: string, at: number, suffix: string): number {
  let n = 0
  while (n < suffix.length && (words[at + n] ?? edge) === suffix[n]) n++
  return n
}

/**
 * Same words are not the same place: "khoản 1" stands five times in a clause. A candidate in its own
 * clause counts where 16 characters of the surroundings agree, or some on both sides, or all there were.
 */
export function inItsSurroundings(quote: Quote, { before, after }: Candidate): boolean {
  const most = padded(quote.prefix, 'before').length + padded(quote.suffix, 'after').length
  // The quote was the clause: something was written before it or after it.
  if (most === 2 && quote.exact.length >= 12 && before + after === 1) return true
  return before + after >= Math.min(most, 16) || (before >= 4 && after >= 4)
}

/**
 * In another clause stock phrases ("trực thuộc trung ương") are everywhere, so one whole side of the
 * surroundings must have come along, or the nearer part of both.
 */
export function belongsNearby(quote: Quote, { before, after }: Candidate): boolean {
  const whole = (n: number, side: string) => n === side.length && n >= 12
  return (
    (before >= 12 && after >= 12) ||
    whole(before, padded(quote.prefix, 'before')) ||
    whole(after, padded(quote.suffix, 'after')) ||
    // The clause itself was short, and stands there whole.
    (isWhole(quote, before, after) && quote.exact.length + before + after >= 20)
  )
}

const isWhole = (quote: Quote, before: number, after: number) =>
  before === padded(quote.prefix, 'before').length && after === padded(quote.suffix, 'after').length
