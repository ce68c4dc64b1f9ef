/**
 * Wire messages of `/collab/<regulationId>`: y-websocket frames (a varuint kind, then its body), so that a
 * stock client connects, plus kinds of our own that a stock client ignores (it logs unknown kinds only).
 * Numbers 0-3 belong to y-websocket; ours start at 64. This list and close-codes.ts are the only places.
 */
export const messageKind = {
  /** y-protocols/sync: a varuint step (0 state vector, 1 difference, 2 update), then bytes. Both ways. */
  sync: 0,
  /** y-protocols/awareness update. Client to server: cursor only. Server to client: identities stamped by the server. */
  awareness: 1,
  /** y-protocols/auth; stock servers send it to refuse. Unused: refusals are close codes. */
  auth: 2,
  /** Stock "send me all awareness states". Answered with the digest. */
  queryAwareness: 3,
  /**
   * Server to client, after the commit: everything of yours up to these clocks is on disk.
   * Body: varuint sequence of the log, then the state vector part of the session's own client ids
   * (varuint count, then pairs of varuint client id, varuint clock), then a varuint: how many of the
   * document messages (difference or update) that this socket sent are covered, counted from its start.
   * The count also covers deletions, which raise no clock.
   */
  durable: 64,
  /** Server to client: the log cannot be written (body: varuint 1) or can again (0). Nothing is accepted meanwhile. */
  storageState: 65,
  /** Server to client: something beside the text changed. Body: varstring topic, one of `changeTopics`. */
  changed: 66,
  /** Server to client: who is here. Body: varstring JSON `PresenceDigest`. */
  presence: 67,
  /** Server to client: an update was refused and not applied. Body: varstring reason, one of `refusalReasons`. */
  refused: 68,
  /**
   * Client to server: the provisions this page shows, nearest to its middle first; cursors that stand there
   * are what it gets. Body: varuint count, then a varstring id each. One who never says so gets some of all.
   */
  looking: 69,
} as const

export const syncStep = { stateVector: 0, difference: 1, update: 2 } as const

/** What may have changed beside the text; the browser asks for it again over HTTP. */
export const changeTopics = ['threads', 'versions', 'members', 'regulation'] as const
export type ChangeTopic = (typeof changeTopics)[number]

/** Why an update is not applied. Except for `gap` the socket is closed after it. */
export const refusalReasons = [
  'gap', // it continues, refers to or deletes what the server does not have: the difference is asked for
  'not-an-update', // the bytes are no Yjs update (version 1)
  'foreign-client', // it writes under a client id that belongs to another person
  'unknown-root', // it writes outside the fragment `text`
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Name of the root Y.XmlFragment that holds the text. */
export const textFragment = 'text'

/** What a client may send at once; the server closes with `too-large` beyond it. */
export const limits = {
  /** One message. Greater texts are imported over HTTP. */
  messageBytes: 2 * 1024 * 1024,
  /** Messages of people who may not write: a state vector or a cursor. */
  readerMessageBytes: 256 * 1024,
  /** One cursor state as JSON. */
  awarenessStateBytes: 4096,
  /** Cursor states under different client ids in the life of a socket. */
  awarenessClients: 4,
  /** Provisions that a page may say it shows. */
  placesLookedAt: 64,
  /** Characters of the id of a provision where a cursor stands or a page looks. */
  placeCharacters: 64,
} as const
