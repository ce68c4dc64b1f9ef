import type { Block, RegulationText } from '../block.ts'
import { wordsOf } from '../block.ts'
import { divisionLabel, label, numbersOf } from '../numbering.ts'

/**
 * The text as plain lines: one a provision or line, labels computed (fixed ones as fixed), cells of a row
 * parted by tabs. `printText(readText(s).text)` is `s` up to white space.
 */
export function printText(text: RegulationText): string {
  const numbers = numbersOf(text.content)
  return text.content.map((block, at) => printBlock(block, numbers[at] ?? null)).join('\n') + '\n'
}

function printBlock(block: Block, number: string | null): string {
  if (block.type === 'provision') {
    const { lead, level, form } = block.attrs
    const printed = label(level, number, form)
    return lead + [printed, wordsOf(block)].filter((part) => part !== '').join(' ')
  }
  if (block.type !== 'division') return wordsOf(block)
  const { kind, form } = block.attrs
  return [divisionLabel(kind, number, form), wordsOf(block)]
    .filter((part) => part !== '')
    .join('\n')
}
