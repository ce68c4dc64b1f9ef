import type { Answer } from './thread.ts'
import { endOfDay } from './days.ts'

/** Who sees the opinions of others, beside those who draft: only one's own organisation, all who were asked, or everybody. */
export const opinionVisibilities = ['own-organisation', 'participants', 'public'] as const
export type OpinionVisibility = (typeof opinionVisibilities)[number]

/**
 * Where a round of consultation (đợt lấy ý kiến) stands. `closed` is not an act but a time: an open round is
 * closed from the end of its last day on, whether or not anybody is there to say so.
 */
export const roundStates = [
  'prepared', // addressees and questions are being put together; nobody outside knows of it
  'open', // opinions are received until the deadline
  'closed', // the deadline has passed
  'answering', // opinions are studied and answered
  'answered', // every opinion has its answer
  'published', // the answers are public
] as const
export type RoundState = (typeof roundStates)[number]

/** The acts that are on record of a round, as times in ms; null: not yet. */
export interface RoundFacts {
  openedAt: number | null
  /** The last day on which opinions are received, ISO, in Việt Nam. */
  deadline: string
  answeringSince: number | null
  answeredAt: number | null
  publishedAt: number | null
}

export function roundState(round: RoundFacts, now: number): RoundState {
  if (round.publishedAt !== null) return 'published'
  if (round.answeredAt !== null) return 'answered'
  if (round.answeringSince !== null) return 'answering'
  if (round.openedAt === null) return 'prepared'
  return now < endOfDay(round.deadline) ? 'open' : 'closed'
}

export type RoundRefusal =
  | 'round-not-prepared' // it has been opened: what was asked stays as it was asked
  | 'round-not-open'
  | 'round-not-closed' // opinions are still received, or answering has begun
  | 'round-not-answering'
  | 'round-not-answered'
  | 'nobody-asked' // neither an addressee nor the public
  | 'deadline-passed' // the deadline lies before now
  | 'deadline-not-later' // an extension that extends nothing
  | 'reason-missing'
  | 'opinions-unanswered'
type Outcome = Answer<RoundFacts, RoundRefusal>

const refused = (reason: RoundRefusal): Outcome => ({ ok: false, reason })
const done = (value: RoundFacts): Outcome => ({ ok: true, value })

/** From then on opinions are received. */
export function openRound(
  round: RoundFacts,
  asked: { addressees: number; isPublic: boolean },
  now: number,
): Outcome {
  if (roundState(round, now) !== 'prepared') return refused('round-not-prepared')
  if (asked.addressees === 0 && !asked.isPublic) return refused('nobody-asked')
  if (endOfDay(round.deadline) <= now) return refused('deadline-passed')
  return done({ ...round, openedAt: now })
}

/**
 * Opinions are received for longer, with a reason that everybody asked is told. A round whose deadline has
 * just passed opens again by it; one whose answering has begun does not.
 */
export function extendRound(
  round: RoundFacts,
  extension: { deadline: string; reason: string },
  now: number,
): Outcome {
  const state = roundState(round, now)
  if (state !== 'open' && state !== 'closed') return refused('round-not-open')
  if (extension.reason.trim() === '') return refused('reason-missing')
  if (extension.deadline <= round.deadline) return refused('deadline-not-later')
  if (endOfDay(extension.deadline) <= now) return refused('deadline-passed')
  return done({ ...round, deadline: extension.deadline })
}

/** Not before the deadline: who was given twenty days has twenty days. */
export function beginAnswering(round: RoundFacts, now: number): Outcome {
  if (roundState(round, now) !== 'closed') return refused('round-not-closed')
  return done({ ...round, answeringSince: now })
}

/** Luật 64/2025/QH15 Điều 6.4: every opinion is studied, accepted or explained; so none may be left. */
export function endAnswering(round: RoundFacts, unanswered: number, now: number): Outcome {
  if (roundState(round, now) !== 'answering') return refused('round-not-answering')
  if (unanswered > 0) return refused('opinions-unanswered')
  return done({ ...round, answeredAt: now })
}

export function publishAnswers(round: RoundFacts, now: number): Outcome {
  if (roundState(round, now) !== 'answered') return refused('round-not-answered')
  return done({ ...round, publishedAt: now })
}
