import { placesOf, wordsOf } from '@cucao/regulation'
import type { RegulationText } from '@cucao/regulation'

/** The text line by line, with the numbers as they are now. */
export function plainText(text: RegulationText): string {
  return `${placesOf(text.content)
    .map(({ block, label }) =>
      block.type === 'provision' && label ? `${label} ${wordsOf(block)}` : wordsOf(block),
    )
    .join('\n')}\n`
}
