import { endOfDay } from './days.ts'

/** How far an organisation that was asked has come with its answer. */
export const participationStates = [
  'invited', // the invitation is on its way
  'delivered', // it has arrived
  'opened', // somebody there has opened the draft
  'working', // somebody there has written an opinion
  'sent', // its official opinion is with the drafting side
  'agreed', // the same, and it says that it agrees with the whole
  'no-answer', // nothing was sent before the deadline
] as const
export type ParticipationState = (typeof participationStates)[number]

/** Times in ms; null: not yet. */
export interface ParticipationFacts {
  deliveredAt: number | null
  openedAt: number | null
  workingSince: number | null
  /** Of the last official opinion that was sent. */
  sentAt: number | null
  /** The last official opinion sent: how many there have been, and whether it agrees with the whole. */
  sentVersion: number
  agrees: boolean
  /** When the first one was sent. */
  firstSentAt: number | null
}

export interface Participation {
  state: ParticipationState
  /** Its first official opinion came after the deadline: on paper, recorded by the drafting side. */
  isLate: boolean
}

/** The furthest step that is on record; silence counts as such only once the deadline has passed. */
export function participation(
  facts: ParticipationFacts,
  deadline: string,
  now: number,
): Participation {
  const end = endOfDay(deadline)
  if (facts.sentVersion > 0)
    return {
      state: facts.agrees ? 'agreed' : 'sent',
      isLate: facts.firstSentAt !== null && facts.firstSentAt >= end,
    }
  return { state: now >= end ? 'no-answer' : stepOf(facts), isLate: false }
}

function stepOf(facts: ParticipationFacts): ParticipationState {
  if (facts.workingSince !== null) return 'working'
  if (facts.openedAt !== null) return 'opened'
  return facts.deliveredAt === null ? 'invited' : 'delivered'
}
