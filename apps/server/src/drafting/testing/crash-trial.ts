import * as Y from 'yjs'
import type { KillableServer, ServerTemper } from './killable-server.ts'
import { Person } from './person.ts'
import { losePower } from './power-loss.ts'
import { randomFrom } from './random-edits.ts'
import { until } from './stock-client.ts'

/** What one trial came to. */
export interface CrashTrial {
  /** What was acknowledged, or seen by another, and is gone. Empty: as promised. */
  lost: string[]
  /** What was done, to be told with a loss. */
  story: string
  /** Letters and deletions that people had been promised. */
  edits: number
  /** The room of the trial and what it must hold from now on. */
  room: string
  promised: Uint8Array
}

/**
 * Several people type into a room of their own; the server is killed at some moment, and in half of the
 * trials the power goes with it; it starts again, and what it has is compared with what it had promised.
 * Everything but the machine's own time comes from the seed. The server, started in the temper of the seed,
 * runs afterwards in that of the next.
 */
export async function crashTrial(
  server: KillableServer,
  { seed, next, lose = losePower }: { seed: number; next: number; lose?: typeof losePower },
): Promise<CrashTrial> {
  const random = randomFrom(seed)
  const room = `seed-${seed}`
  const address = server.address(room)
  const count = 2 + Math.floor(random() * 3)
  const writers = Array.from(
    { length: count },
    (_, at) => new Person(address, `w${at}`, true, seed * 9 + at),
  )
  const reader = new Person(address, 'reader', false)
  const people = [...writers, reader]
  const promised = promisesTo(writers, reader)
  await until(() => people.every((person) => person.state.synced), 20_000)
  const pause = 1 + random() * 8
  const typing = setInterval(() => writers[Math.floor(random() * count)]?.type(), pause)
  // One in five is killed whenever it is; the others once somebody has been promised something.
  if (random() < 0.8) await until(() => promised().edits > 3, 20_000)
  await new Promise((done) => setTimeout(done, random() * 250))
  const stop = random() < 0.2
  if (stop) clearInterval(typing)
  await server.kill('SIGKILL')
  clearInterval(typing)
  // What is in their sockets has reached them too.
  await until(() => people.every((person) => person.state.phase !== 'open'), 5000)
  const held = promised()
  const powerCut = random() < 0.5
  const loss = powerCut ? lose(server.file, random) : 'killed only'
  // Most go for good, so that what survives is what the disk has; the others bring the rest and go on.
  const survivors = random() < 0.2 ? writers : []
  for (const person of people) if (!survivors.includes(person)) person.leave()
  await server.start(temperOf(next))
  const lost = await missingIn(new Person(address, 'reader', false), held)
  if (survivors.length > 0) lost.push(...(await meetAgain(survivors)))
  const story = `seed ${seed}: ${count} writers, a letter in ${pause.toFixed(1)} ms, ${loss}`
  return { lost, story: `${story}\n${server.said}`, edits: held.edits, room, promised: held.update }
}

/** One server in eight folds its logs all the time, and half of them are always copying pages. */
export function temperOf(seed: number): ServerTemper {
  return { foldAt: seed % 8 === 0 ? 12 : 2000, checkpointAt: seed % 2 === 0 ? 6 : 1000 }
}

interface Promises {
  update: Uint8Array
  clocks: Map<number, number>
  edits: number
}

/** Watches what everybody is told is saved, and what each sees of others. */
function promisesTo(writers: readonly Person[], reader: Person): () => Promises {
  const acknowledged = new Map<Person, Uint8Array>()
  for (const writer of writers)
    writer.connection.subscribe(() => {
      if (writer.state.synced && writer.state.unacknowledged === 0)
        acknowledged.set(writer, Y.encodeStateAsUpdate(writer.doc))
    })
  return () => {
    const update = Y.mergeUpdates([Y.encodeStateAsUpdate(reader.doc), ...acknowledged.values()])
    const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))
    for (const { doc } of writers)
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
        if (client !== doc.clientID) clocks.set(client, Math.max(clock, clocks.get(client) ?? 0))
    return { update, clocks, edits: [...clocks.values()].reduce((sum, clock) => sum + clock, 0) }
  }
}

/** Letters and deletions that the room should have and has not. The person comes in for it and goes. */
async function missingIn(fresh: Person, { update, clocks }: Promises): Promise<string[]> {
  await until(() => fresh.state.synced, 20_000)
  const stored = Y.decodeStateVector(Y.encodeStateVector(fresh.doc))
  const lost = [...clocks]
    .filter(([client, clock]) => clock > (stored.get(client) ?? 0))
    .map(([client, clock]) => `${client}: ${clock} > ${stored.get(client) ?? 0}`)
  if (lost.length === 0 && !Y.snapshotContainsUpdate(Y.snapshot(fresh.doc), update))
    lost.push('a deletion')
  fresh.leave()
  return lost
}

/** Those who kept their pages come back with what had not been saved, and see the same text. */
async function meetAgain(people: readonly Person[]): Promise<string[]> {
  const settled = () =>
    people.every(({ state }) => state.synced && state.unacknowledged === 0) &&
    people.every(({ words }) => words === people[0]?.words)
  const met = await until(settled, 60_000).then(
    () => [],
    () => [`those who came back do not see one text: ${people.map(told).join('; ')}`],
  )
  for (const person of people) person.leave()
  return met
}

const told = ({ state, words }: Person): string =>
  `${state.phase}, ${state.synced ? 'synced' : 'behind'}, ${state.unacknowledged} not saved, ${words}`

/** What has been promised in a room and is not in its log any more. */
export async function stillMissing(server: KillableServer, trial: CrashTrial): Promise<string[]> {
  const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(trial.promised))
  const person = new Person(server.address(trial.room), 'reader', false)
  return missingIn(person, { update: trial.promised, clocks, edits: 0 })
}
