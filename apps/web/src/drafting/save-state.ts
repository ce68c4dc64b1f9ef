import type { ConnectionState } from '@cucao/drafting'

/**
 * What the page may honestly say about saving. `saved` only where the server has said that everything of
 * this person is on its disk; a letter typed since makes it `saving` at once.
 */
export type SaveState =
  | { kind: 'opening' }
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'offline'; unsent: number }
  | { kind: 'failing'; unsent: number }
  | { kind: 'closed'; unsent: number }
  /** For who only reads: the text follows, or it does not. */
  | { kind: 'following' }
  | { kind: 'not-following' }

type Facts = Pick<
  ConnectionState,
  'phase' | 'synced' | 'unacknowledged' | 'storageFailing' | 'closeReason'
>

export function saveStateOf(
  facts: Facts,
  mayWrite: boolean,
  wasOpen: boolean,
  /** What the browser believes; a dead line is otherwise noticed only after half a minute. */
  online = true,
): SaveState {
  const { phase, synced, unacknowledged: unsent, storageFailing, closeReason } = facts
  if (phase === 'closed') return { kind: 'closed', unsent }
  const failing = storageFailing || closeReason === 'storage-failing'
  if (!mayWrite)
    return phase === 'open' && synced
      ? { kind: 'following' }
      : wasOpen || phase === 'waiting'
        ? { kind: 'not-following' }
        : { kind: 'opening' }
  if (failing) return { kind: 'failing', unsent }
  if (phase !== 'open')
    return wasOpen || phase === 'waiting' ? { kind: 'offline', unsent } : { kind: 'opening' }
  if (unsent > 0) return online ? { kind: 'saving' } : { kind: 'offline', unsent }
  return synced ? { kind: 'saved' } : { kind: 'opening' }
}
