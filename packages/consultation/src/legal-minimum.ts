import type { RegulationKind } from '@cucao/regulation'
import { dayAfter, daysBetween } from './days.ts'

/** The law on legal documents that governs a drafting: of 2015 (until 31/3/2025), or of 2025. */
export type LegalRegime = '2015' | '2025'

/** `settled`: known for certain. `reported`: told by others, not read in the official text: to be confirmed. */
export type Sureness = 'settled' | 'reported'

/** The fewest calendar days for which a draft is posted for opinions. */
export interface LegalMinimum {
  days: number
  sureness: Sureness
  /** The act it rests on, as it is cited. */
  source: string
}

/** null: none is known; the department sets one, or does without. */
type Minimums = Partial<Record<RegulationKind, LegalMinimum>>
const of2015: LegalMinimum = { days: 60, sureness: 'settled', source: 'Luật 80/2015/QH13' }
const of2025: LegalMinimum = { days: 20, sureness: 'reported', source: 'Luật 64/2025/QH15' }

/**
 * What a new department begins with. Decisions are left out: how long theirs are posted depends on who
 * signs them (Chủ tịch nước, Chủ tịch UBND tỉnh), which a regulation does not say here.
 */
export const knownMinimums: Record<LegalRegime, Minimums> = {
  '2015': { decree: of2015, circular: of2015 },
  '2025': { decree: of2025, circular: of2025 },
}

/** The first ISO day that may be a deadline without falling short, where a round opens on `opening`. */
export function earliestDeadline(opening: string, minimum: LegalMinimum): string {
  return dayAfter(opening, minimum.days)
}

/** By how many calendar days a round falls short of the minimum; 0: it does not. */
export function daysShort(opening: string, deadline: string, minimum: LegalMinimum): number {
  return Math.max(0, minimum.days - daysBetween(opening, deadline))
}
