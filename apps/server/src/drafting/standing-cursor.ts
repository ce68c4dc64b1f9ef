import { encodeAwarenessEntry } from '@cucao/drafting'
import type { CursorState } from '@cucao/drafting'
import type { Peer } from './peer.ts'

/** Longer than an honest state with its stamp is; of one that is longer the caret is left out. */
const shownStateCharacters = 1000

/** A cursor (con trỏ) as its page said it last, and as others are told of it. */
export class StandingCursor {
  readonly client: number
  readonly peer: Peer
  clock = -1
  /** Id of the provision it says it stands in; '' where it names none; null: there is no caret. */
  place: string | null = null
  /** When its page last said something new, in milliseconds of the clock. */
  movedAt = 0
  private said = ''
  private state: CursorState | null = null
  private encoded: Uint8Array | null = null

  constructor(client: number, peer: Peer) {
    this.client = client
    this.peer = peer
  }

  /** `said`: the state as it came. Pages repeat it, so that others know they are alive; that is no move. */
  say(clock: number, said: string, state: CursorState, now: number): void {
    if (said !== this.said) this.movedAt = now
    this.clock = clock
    this.said = said
    this.state = state
    this.encoded = null
  }

  depart(clock: number): void {
    this.clock = clock
    this.state = null
    this.encoded = null
  }

  /** Encoded once however many are told, and not at all where nobody is. */
  get entry(): Uint8Array {
    return (this.encoded ??= this.encode(shown(this.state)))
  }

  /** Tells one who was told of it that it is not to be seen there. */
  get absence(): Uint8Array {
    return this.encode('null')
  }

  private encode(state: string): Uint8Array {
    return encodeAwarenessEntry({ client: this.client, clock: this.clock, state })
  }
}

function shown(state: CursorState | null): string {
  const json = JSON.stringify(state)
  return json.length <= shownStateCharacters ? json : JSON.stringify({ ...state, cursor: null })
}
