import type { Peer } from './peer.ts'

/** A person's line within a room, and how far the room is with it. */
export interface Member {
  peer: Peer
  /** Document messages that came on this line. */
  received: number
  /** Dropped something: only a difference is taken from it (invariant 4 of room.ts). */
  awaitsDifference: boolean
  /** Was asked for its difference. */
  asked: boolean
  /** Updates of it that did not continue the text. */
  gaps: number
  /** What it asked for the text with, while its first answer waits for its turn. */
  question: Uint8Array | null
  /** Has been given the text and gets what follows. */
  following: boolean
  /** Skipped because it does not keep up: the last sequence it was sent; -1: it needs everything. */
  behindSince: number | null
}

export const newMember = (peer: Peer): Member => ({
  peer,
  received: 0,
  awaitsDifference: false,
  asked: false,
  gaps: 0,
  question: null,
  following: false,
  behindSince: null,
})
