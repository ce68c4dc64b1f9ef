import { expect, it } from 'vitest'
import { SequenceTaken } from './update-log.ts'
import type { LogEntry, RoomBase, UpdateLog } from './update-log.ts'

/** What a suite needs of the implementation it runs on. */
export interface LogUnderTest {
  log: UpdateLog
  /** Makes the `nth` next write fail, once. */
  failWrite: (nth: number) => void
  /** Flips a bit in a stored row, as a bad disk does. */
  damage: (room: string, sequence: number) => Promise<void>
  damageBase: (room: string) => Promise<void>
  close: () => Promise<void>
}

export const entry = (room: string, sequence: number, ...bytes: number[]): LogEntry => ({
  room,
  sequence,
  actor: 'lan',
  session: 's',
  time: 1_790_000_000_000,
  bytes: new Uint8Array(bytes),
})

const base = (sequence: number, ...bytes: number[]): RoomBase => ({
  sequence,
  bytes: new Uint8Array(bytes),
  summary: new Uint8Array([0, 0]),
  time: 5,
})

/** The laws of the update log, on every implementation. */
export function updateLogContract(make: () => Promise<LogUnderTest>): void {
  const using = (law: (under: LogUnderTest) => Promise<void>) => async () => {
    const under = await make()
    try {
      await law(under)
    } finally {
      await under.close()
    }
  }

  it(
    'R1 reads back what it took, in order, room by room',
    using(async ({ log }) => {
      await log.append([entry('a', 1, 1), entry('b', 1, 9), entry('a', 2, 2, 255)], [])
      const stored = await log.load('a')
      expect(stored).toMatchObject({ base: null, sequence: 2, damaged: [] })
      expect(stored.tail.map((row) => [row.sequence, ...row.bytes])).toEqual([
        [1, 1],
        [2, 2, 255],
      ])
      expect((await log.load('none')).sequence).toBe(0)
    }),
  )

  it(
    'R1 writes all of an append or none of it, whichever write fails',
    using(async ({ log, failWrite }) => {
      for (let nth = 1; nth <= 3; nth++) {
        const entries = [entry('a', nth, nth), entry('b', nth, nth)]
        failWrite(1)
        await expect(log.append(entries, [])).rejects.toThrow('the disk is full')
        expect((await log.load('a')).sequence).toBe(nth - 1)
        expect((await log.load('b')).sequence).toBe(nth - 1)
        await log.append(entries, [])
        expect((await log.load('b')).sequence).toBe(nth)
      }
    }),
  )

  it(
    'R1 writes rows and owners together or neither, whichever write fails',
    using(async ({ log, failWrite }) => {
      for (let nth = 1; nth <= 2; nth++) {
        const entries = [entry('a', nth, nth)]
        const clients = [{ room: 'a', client: nth, personId: 'lan' }]
        failWrite(nth)
        const failed = await log.append(entries, clients).catch((error: Error) => error)
        failWrite(0)
        const done = failed ? nth - 1 : nth
        expect((await log.load('a')).sequence).toBe(done)
        expect((await log.knownClients('a')).size).toBe(done)
        await log.append(entries, clients)
        expect((await log.knownClients('a')).size).toBe(nth)
      }
    }),
  )

  it(
    'R1 takes the same append twice, and refuses other bytes under a used sequence',
    using(async ({ log }) => {
      await log.append([entry('a', 1, 1)], [{ room: 'a', client: 7, personId: 'lan' }])
      await log.append([entry('a', 1, 1)], [{ room: 'a', client: 7, personId: 'lan' }])
      await expect(log.append([entry('a', 1, 2)], [])).rejects.toThrow(SequenceTaken)
      expect((await log.load('a')).tail.map((row) => [...row.bytes])).toEqual([[1]])
    }),
  )

  it(
    'R3 keeps the first owner of a client id',
    using(async ({ log }) => {
      await log.append([entry('a', 1, 1)], [{ room: 'a', client: 4_294_967_295, personId: 'lan' }])
      await log.append([entry('a', 2, 1)], [{ room: 'a', client: 4_294_967_295, personId: 'minh' }])
      expect(await log.knownClients('a')).toEqual(new Map([[4_294_967_295, 'lan']]))
      expect(await log.knownClients('b')).toEqual(new Map())
    }),
  )

  it(
    'R9 finds a damaged row by its checksum and reads the rest',
    using(async ({ log, damage }) => {
      for (let at = 1; at <= 4; at++) await log.append([entry('a', at, at, at)], [])
      await damage('a', 2)
      const stored = await log.load('a')
      expect(stored.damaged).toEqual([2])
      expect(stored.tail.map((row) => row.sequence)).toEqual([1, 3, 4])
      expect(stored.sequence).toBe(4)
    }),
  )

  it(
    'R9 says so where the base is damaged, instead of calling it empty',
    using(async ({ log, damageBase }) => {
      await log.append([entry('a', 1, 1)], [])
      await log.compact('a', base(1, 8, 8))
      await damageBase('a')
      const stored = await log.load('a')
      expect(stored.base).toBeNull()
      expect(stored.damaged).toContain(-1)
      expect(stored.sequence).toBe(1)
    }),
  )

  it(
    'R10 puts a base in place of the rows it holds, keeps later ones and damaged ones',
    using(async ({ log, damage }) => {
      for (let at = 1; at <= 5; at++) await log.append([entry('a', at, at)], [])
      await log.compact('a', base(3, 7, 7, 7))
      const stored = await log.load('a')
      expect([...(stored.base?.bytes ?? [])]).toEqual([7, 7, 7])
      expect(stored.base?.sequence).toBe(3)
      expect(stored.tail.map((row) => row.sequence)).toEqual([4, 5])
      expect(stored.damaged).toEqual([])
      await damage('a', 4)
      await log.compact('a', base(5, 9))
      expect(await log.load('a')).toMatchObject({ tail: [], sequence: 5, damaged: [] })
    }),
  )

  it(
    'R10 puts no earlier base in the place of a later one',
    using(async ({ log }) => {
      for (let at = 1; at <= 4; at++) await log.append([entry('a', at, at)], [])
      await log.compact('a', base(3, 7))
      await expect(log.compact('a', base(2, 6))).rejects.toThrow('holds more')
      const stored = await log.load('a')
      expect([...(stored.base?.bytes ?? [])]).toEqual([7])
      expect(stored.tail.map((row) => row.sequence)).toEqual([4])
    }),
  )

  it(
    'R10 is read as of one moment, also while it is being folded',
    using(async ({ log }) => {
      for (let at = 1; at <= 4; at++) await log.append([entry('a', at, at)], [])
      const [before, , after] = await Promise.all([
        log.load('a'),
        log.compact('a', base(4, 9)),
        log.load('a'),
      ])
      for (const stored of [before, after]) {
        expect(stored.damaged).toEqual([])
        expect((stored.base?.sequence ?? 0) + stored.tail.length).toBe(4)
      }
    }),
  )

  it(
    'R10 leaves the old log where the replacement fails',
    using(async ({ log, failWrite }) => {
      await log.append([entry('a', 1, 1), entry('a', 2, 2)], [])
      for (let nth = 1; nth <= 2; nth++) {
        failWrite(nth)
        const failed = await log.compact('a', base(2, 3)).catch((error: Error) => error)
        failWrite(0)
        const { base: there, tail, damaged } = await log.load('a')
        expect([there?.sequence, tail.length]).toEqual(failed ? [undefined, 2] : [2, 0])
        expect(damaged).toEqual([])
      }
    }),
  )

  it(
    'R1 carries a thousand rows in one append',
    using(async ({ log }) => {
      const many = Array.from({ length: 1100 }, (_, at) => entry('a', at + 1, at % 256))
      await log.append(many, [])
      expect((await log.load('a')).tail).toHaveLength(1100)
    }),
  )
}
