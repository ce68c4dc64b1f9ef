import { printText } from './print-text.ts'
import type { Reading } from './read-text.ts'
import { readText } from './read-text.ts'

/** A small text of a kind that is met, with the figures counted by hand. */
export interface Kind {
  name: string
  text: string
  counts: string
  quoted?: string
  attached?: string
  annexes?: number
  /** `line reason`, all of them in order. */
  warnings?: string
  /** Provisions as printed, where the shape matters. */
  provisions?: string[]
}

export const read = (text: string): Reading => {
  let id = 0
  return readText(text, { newId: () => `p${(id += 1)}` })
}

const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '')

/** `chapter 1 article 2`: the counts that are not nought. */
const figures = (counts: Reading['counts']): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${level} ${count}`)
    .join(' ')

const reasons = (reading: Reading): string =>
  reading.warnings.map(({ line, reason }) => `${line} ${reason}`).join(', ')

/** Label and words of each provision. */
const outline = (reading: Reading): string[] =>
  printText({
    type: 'doc',
    content: reading.text.content.filter((block) => block.type === 'provision'),
  })
    .trimEnd()
    .split('\n')

/** What is told of a kind, as read… */
export const found = (kind: Kind) => {
  const reading = read(kind.text)
  return {
    counts: figures(reading.counts),
    quoted: figures(reading.quoted),
    attached: figures(reading.attached),
    annexes: reading.annexes,
    warnings: kind.warnings === undefined ? undefined : reasons(reading),
    provisions: kind.provisions === undefined ? undefined : outline(reading),
    lost: reading.lostCharacters,
    words: squeeze(printText(reading.text)),
  }
}
/** …and as counted by hand. */
export const told = (kind: Kind) => ({
  counts: kind.counts,
  quoted: kind.quoted ?? '',
  attached: kind.attached ?? '',
  annexes: kind.annexes ?? 0,
  warnings: kind.warnings,
  provisions: kind.provisions,
  lost: 0,
  words: squeeze(kind.text.replace(/^\uFEFF/, '')),
})
