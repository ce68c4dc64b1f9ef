import { pino } from 'pino'
import { demoWelcome } from './demo/demo-welcome.ts'
import { DemoClock } from './demo/demo-clock.ts'
import { lockDepartment, openDepartment } from './open-department.ts'
import { isLoopback, processVariables, readEnvironment } from './environment.ts'
import type { Environment } from './environment.ts'
import { setUpAddress } from './people/one-time-links.ts'
import { startServer } from './start-server.ts'

/** `node main.ts` serves; `node main.ts demo` serves a department filled with sample people and a sample decree. */
const demo = process.argv[2] === 'demo'
const say = (text: string) => process.stdout.write(`${text}\n`)

function complain(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(2)
}

function settings(): Environment {
  const variables = processVariables()
  const read = readEnvironment(
    demo ? { DATA_DIR: 'data/demo', LOG_LEVEL: 'warn', ...variables } : variables,
  )
  if (!read.ok) complain(read.mistakes)
  // Its sign-in addresses are printed in the open, so nobody else may reach it.
  if (demo && !isLoopback(read.environment.host))
    complain([
      'HOST: is not loopback; expected 127.0.0.1, because the demo is for this machine only',
    ])
  return read.environment
}

const environment = settings()
// Words for people go to stdout; the log, one JSON object a line, to stderr.
const log = pino({ level: environment.logLevel }, pino.destination(2))
const locked = await lockDepartment(environment)
if (!locked.ok) complain([locked.mistake])
const opened = await openDepartment(environment, Date.now())
if (!opened.ok) complain([opened.mistake])
const { database, backup, applied } = opened
if (backup) log.info({ backup }, 'backed up before migrating')
if (applied.length > 0) log.info({ applied }, 'migrated')
if (environment.redisUrl) log.warn('REDIS_URL is not used yet: one process serves all rooms')

const clock = new DemoClock()
const server = await startServer(environment, database, { demo, log, now: clock.now }).catch(
  (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const where = `${environment.host}:${environment.port}`
    if (code === 'EADDRINUSE') complain([`PORT: ${where} is in use; expected a free port`])
    if (code === 'EACCES') complain([`PORT: ${where} may not be used; expected a port above 1023`])
    if (code === 'EADDRNOTAVAIL')
      complain([`HOST: ${environment.host} is no address of this machine; expected one of its own`])
    throw error
  },
)

let stopping = false
async function stop(signal: string): Promise<void> {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'stopping')
  // Whatever hangs, the process ends: everything acknowledged is on disk already. By a signal, because
  // Node's own exit waits for a thread that waits for the disk.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000).unref()
  await server.close()
  await database.close()
  if (locked.ok) await locked.lock.release()
  process.exit(0)
}
process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))

say(`Cục Ảo đang chạy tại ${server.publicUrl}`)
if (demo) {
  const { sessions, rooms, publicUrl } = server
  const readText = (id: string) => rooms.read(id)
  const address = () => publicUrl
  const welcome = await demoWelcome({ database, sessions, readText, ask: fetch, address, clock })
  if (welcome === null)
    complain([
      `DATA_DIR: the demo in ${environment.dataDir} was interrupted while it filled itself; expected a folder to begin in, so delete it`,
    ])
  say(welcome)
} else await sayWhereToSetUp()

async function sayWhereToSetUp(): Promise<void> {
  const setUp = await setUpAddress(database.db, server.publicUrl, Date.now())
  if (!setUp) return
  say(`
Chưa có quản trị viên. Đường dẫn tạo người quản trị đầu tiên (dùng một lần, trong 24 giờ):
There is no administrator yet. Link to make the first one (single use, 24 hours):

  ${setUp}
`)
}
