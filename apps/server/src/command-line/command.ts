import { newId } from '../database/new-id.ts'
import type { OpenDatabase } from '../database/open.ts'
import type { TextRooms } from '../drafting/text-rooms.ts'
import { processVariables, readEnvironment } from '../environment.ts'
import type { Environment } from '../environment.ts'
import { lockDepartment, openDepartment } from '../open-department.ts'
import { RightsChanges } from '../people/caller.ts'
import { WrongCall } from './wrong-call.ts'

/** Answers the exit code: 0 done, 1 refused, 2 called or set up wrongly. */
export type Command = (args: string[]) => Promise<number>

export const say = (text: string) => void process.stdout.write(`${text}\n`)
export function complain(text: string, code: 1 | 2 = 1): number {
  process.stderr.write(`${text}\n`)
  return code
}

/** What a command works with: the same database, rooms and rules as the server. */
export interface CommandDeps {
  environment: Environment
  database: OpenDatabase
  rights: RightsChanges
  rooms: TextRooms
  now: () => number
  newId: () => string
  publicUrl: () => string
}

export function settings(): { ok: true; environment: Environment } | { ok: false; code: number } {
  const read = readEnvironment(processVariables())
  if (read.ok) return read
  return { ok: false, code: complain(read.mistakes.join('\n'), 2) }
}

/**
 * Opens the department beside a server that may be running, and closes it whatever happens. What
 * serves rooms is loaded here and not above: a wrong call is answered without it.
 */
export async function withDepartment(
  work: (deps: CommandDeps) => Promise<number>,
): Promise<number> {
  const read = settings()
  if (!read.ok) return read.code
  const { environment } = read
  const opened = await openDepartment(environment, Date.now())
  if (!opened.ok) return complain(opened.mistake, 2)
  const { database } = opened
  const { roomsForCommands } = await import('./rooms-for-commands.ts')
  const collaboration = roomsForCommands(database)
  try {
    return await work({
      environment,
      database,
      rights: new RightsChanges(),
      rooms: collaboration.rooms,
      now: Date.now,
      newId,
      publicUrl: () => environment.publicUrl ?? `http://${environment.host}:${environment.port}`,
    })
  } finally {
    await collaboration.close()
    await database.close()
  }
}

/** Work that needs the department to itself. */
export async function withLockedDepartment(
  work: (environment: Environment) => Promise<number>,
): Promise<number> {
  const read = settings()
  if (!read.ok) return read.code
  const locked = await lockDepartment(read.environment)
  if (!locked.ok) return complain(locked.mistake)
  try {
    return await work(read.environment)
  } finally {
    await locked.lock.release()
  }
}

/** The value of an option that must be given. */
export function needed(values: Record<string, string | undefined>, name: string): string {
  const value = values[name]
  if (!value) throw new WrongCall(`--${name} …`)
  return value
}
