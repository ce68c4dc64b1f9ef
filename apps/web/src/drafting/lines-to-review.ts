import { placesOf, wordsOf } from '@cucao/regulation'
import type { Block, ReadingWarning } from '@cucao/regulation'

/** More lines are looked at in the text, not one after the other. */
const most = 300

const keyOf = (regulationId: string) => `cucao:review:${regulationId}`

/** Keeps in this tab what the reader found odd in an imported text, until it has been looked through. */
export function keepForReview(regulationId: string, warnings: readonly ReadingWarning[]): void {
  try {
    if (warnings.length === 0) sessionStorage.removeItem(keyOf(regulationId))
    else sessionStorage.setItem(keyOf(regulationId), JSON.stringify(warnings.slice(0, most)))
  } catch {
    // A browser that refuses to store shows them before the import only.
  }
}

export function keptForReview(regulationId: string): ReadingWarning[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(regulationId)) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/gu, '')

/** So many letters of a line tell it from others. */
const telling = 60

/**
 * Ids of the blocks in which the lines now stand, by their words and in their order; null for a line that
 * is not found.
 */
export function blocksOfLines(
  blocks: readonly Block[],
  warnings: readonly Pick<ReadingWarning, 'text'>[],
): (string | null)[] {
  const printed = placesOf(blocks).map(({ block, label }) =>
    squeezed(`${block.type === 'provision' ? block.attrs.lead : ''}${label}${wordsOf(block)}`),
  )
  let from = 0
  return warnings.map(({ text }) => {
    const words = squeezed(text).slice(0, telling)
    const at = printed.findIndex((each, index) => index >= from && each.includes(words))
    if (at < 0) return null
    from = at
    return blocks[at]?.attrs.id ?? null
  })
}
