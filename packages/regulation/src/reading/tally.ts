import type { Block, Level } from '../block.ts'

export type Counts = Record<Exclude<Level, 'paragraph'>, number>

export interface Tally {
  /** Provisions of the main text, quoted new text aside. */
  counts: Counts
  /** Provisions of attached texts (quy chế, quy định… issued with a decision). */
  attached: Counts
  /** Provisions of quoted new text. */
  quoted: Counts
  /** Annexes (phụ lục). What is in them is words only and not counted. */
  annexes: number
}

const none = (): Counts => ({
  part: 0,
  chapter: 0,
  section: 0,
  subsection: 0,
  article: 0,
  clause: 0,
  point: 0,
})

/** What a text holds, by where it stands. O(n). */
export function tally(blocks: readonly Block[]): Tally {
  const result: Tally = { counts: none(), attached: none(), quoted: none(), annexes: 0 }
  let into: Counts | null = result.counts
  for (const block of blocks) {
    if (block.type === 'division') {
      if (block.attrs.kind === 'annex') result.annexes += 1
      into = block.attrs.kind === 'annex' ? null : result.attached
    }
    if (block.type !== 'provision' || block.attrs.level === 'paragraph' || into === null) continue
    const counts: Counts = block.attrs.quoted ? result.quoted : into
    counts[block.attrs.level] += 1
  }
  return result
}
