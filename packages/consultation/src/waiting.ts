import { mayOnRegulation } from '@cucao/people'
import type { RegulationRole, RegulationState } from '@cucao/people'

/** What there is for one person on one regulation, counted since she last looked at its text. */
export interface PersonsWork {
  role: RegulationRole
  state: RegulationState
  /** She was given a role and has not opened the text yet. */
  isNew: boolean
  /** Comments in open threads that mention her and that she has not answered in their thread. */
  mentions: number
  /** Comments of others since then in threads she wrote in. */
  replies: number
  /** All open threads. */
  openThreads: number
  /** Threads begun, and comments made, by others since then. */
  newThreads: number
  newComments: number
  /** When the text was last changed, where that was since then; null: it is as she saw it. */
  textChangedAt: number | null
  /** Number of the version published by somebody else since then; null: none. */
  newVersion: number | null
  /** When anything last happened, ms. */
  changedAt: number
}

/** waits: something is expected of her; changed: something to know; quiet: neither. */
export const urgencies = ['waits', 'changed', 'quiet'] as const
export type Urgency = (typeof urgencies)[number]

/**
 * Nothing waits where drafting has ended, nor for somebody who may not do what would be expected: who only
 * reads is not asked to answer, and open threads wait for those who may resolve them.
 */
export function waitingFor(work: PersonsWork): {
  mentions: number
  replies: number
  isNew: boolean
  openThreads: number
} {
  const may = (action: 'comment' | 'resolve') => mayOnRegulation(work.role, action, work.state)
  return {
    mentions: may('comment') ? work.mentions : 0,
    replies: may('comment') ? work.replies : 0,
    isNew: work.isNew,
    openThreads: may('resolve') ? work.openThreads : 0,
  }
}

export function urgencyOf(work: PersonsWork): Urgency {
  const { mentions, replies, isNew, openThreads } = waitingFor(work)
  if (mentions > 0 || replies > 0 || isNew || openThreads > 0) return 'waits'
  const { newThreads, newComments, textChangedAt, newVersion } = work
  const isChanged =
    newThreads > 0 || newComments > 0 || textChangedAt !== null || newVersion !== null
  return isChanged ? 'changed' : 'quiet'
}

/** Mentions first, then answers, invitations, open threads, news; the latest first among equals. */
export function byUrgency(one: PersonsWork, other: PersonsWork): number {
  return rankOf(one) - rankOf(other) || other.changedAt - one.changedAt
}

function rankOf(work: PersonsWork): number {
  const { mentions, replies, isNew, openThreads } = waitingFor(work)
  const reasons = [mentions > 0, replies > 0, isNew, openThreads > 0, urgencyOf(work) === 'changed']
  const first = reasons.indexOf(true)
  return first < 0 ? reasons.length : first
}
