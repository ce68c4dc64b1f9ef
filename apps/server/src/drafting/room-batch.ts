import type { DurableMark } from '@cucao/drafting'
import type { Batch } from './committer.ts'
import type { Member } from './room-member.ts'
import { merged } from './room-content.ts'
import type { AcceptedUpdate } from './update-check.ts'
import type { LogEntry } from './update-log.ts'

/** An update that was judged good and waits for its commit. */
export interface Taken {
  /** null: written by the server itself. */
  member: Member | null
  /** Which document message of its line carried it. */
  message: number
  /** Whose words they are. */
  actor: string
  /** To whom the client ids belong. */
  owner: string
  session: string
  update: AcceptedUpdate
  done?: { resolve(sequence: number): void; reject(error: unknown): void }
}

/** What the server writes itself comes by no line. */
export const ofServer = { member: null, message: 0, session: '' } as const

/** What a room has under way to the disk. */
export interface RoomBatch extends Batch {
  taken: Taken[]
}

/** One entry for each session that wrote in the window, numbered after `after`. */
export function batchOf(room: string, taken: Taken[], after: number, time: number): RoomBatch {
  const bySession = Map.groupBy(taken, ({ actor, session }) => `${actor} ${session}`)
  const entries: LogEntry[] = []
  for (const own of bySession.values()) {
    const updates = own.flatMap(({ update }) => (update.bytes ? [update.bytes] : []))
    const [first] = own
    if (!first || updates.length === 0) continue
    const { actor, session } = first
    const sequence = after + entries.length + 1
    entries.push({ room, sequence, actor, session, time, bytes: merged(updates) })
  }
  const clients = taken.flatMap(({ owner, update }) =>
    update.newClients.map((client) => ({ room, client, personId: owner })),
  )
  return { taken, entries, clients }
}

/** What each line is told after the commit. */
export function marksOf(taken: readonly Taken[], sequence: number): Map<Member, DurableMark> {
  const marks = new Map<Member, DurableMark>()
  for (const [member, own] of Map.groupBy(taken, (each) => each.member)) {
    if (!member) continue
    const clocks = new Map(own.flatMap(({ update }) => update.clocks))
    marks.set(member, { sequence, clocks: [...clocks], covered: own.at(-1)?.message ?? 0 })
  }
  return marks
}

/** Whose words they all are; null: of several, or of the server. He does not get his own back. */
export function authorOf(taken: readonly Taken[]): Member | null {
  const first = taken[0]?.member ?? null
  return taken.every(({ member }) => member === first) ? first : null
}
