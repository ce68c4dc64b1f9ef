import type { OpinionVisibility, RoundState } from './round.ts'

/** How somebody stands to a round of consultation. */
export const roundStandings = [
  'drafting-side', // writes the regulation
  'asked', // was asked by name, or belongs to an organisation that was
  'anybody', // neither
] as const
export type RoundStanding = (typeof roundStandings)[number]

/** Everything that can be done in a round. The list is closed; routes, screens, exports and counts use its words. */
export const roundActions = [
  'see', // that it is, what is asked, of which version, until when
  'prepare', // title, letter, questions, addressees, deadline
  'give', // write an opinion, send it
  'see-others', // what others have sent, and how many
  'record', // an opinion that came on paper, in the name of who gave it
  'follow', // who has been reached, has opened it, has answered; remind
  'extend',
  'answer', // accept or explain
  'see-answers', // what became of the opinions
] as const
export type RoundAction = (typeof roundActions)[number]

export interface RoundOpenness {
  state: RoundState
  isPublic: boolean
  visibility: OpinionVisibility
}

const ofDraftingSide: Record<RoundState, readonly RoundAction[]> = {
  prepared: ['see', 'prepare'],
  open: ['see', 'see-others', 'record', 'follow', 'extend'],
  closed: ['see', 'see-others', 'record', 'follow', 'extend'],
  answering: ['see', 'see-others', 'record', 'follow', 'answer', 'see-answers'],
  answered: ['see', 'see-others', 'follow', 'see-answers'],
  published: ['see', 'see-others', 'follow', 'see-answers'],
}

/**
 * The one table of who may do what in a round, and when. What one sent oneself, and what is being written
 * inside one's own organisation, is always one's own to see and is not asked about here.
 */
export function mayInRound(
  standing: RoundStanding,
  action: RoundAction,
  round: RoundOpenness,
): boolean {
  if (standing === 'drafting-side') return ofDraftingSide[round.state].includes(action)
  if (round.state === 'prepared') return false
  if (standing === 'anybody' && !round.isPublic) return false
  switch (action) {
    case 'see':
      return true
    case 'give':
      return round.state === 'open'
    case 'see-others':
      return (
        round.visibility === 'public' ||
        (round.visibility === 'participants' && standing === 'asked')
      )
    case 'see-answers':
      return round.state === 'published'
    default:
      return false
  }
}
