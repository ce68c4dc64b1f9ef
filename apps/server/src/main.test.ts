import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { migrations } from './database/migrations.ts'
import { openSqlite } from './database/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'cucao-main-'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A process of ours with these settings and no others. */
function run(script: string, args: string[], settings: Record<string, string>) {
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...settings }
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], { env })
  running.add(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    running.delete(child)
    return { code, out, lines: err.split('\n').filter(Boolean) }
  })
  /** The first part of what it says that the pattern finds. */
  const says = (pattern: RegExp) =>
    new Promise<string>((found, failed) => {
      const look = () => {
        const part = pattern.exec(out)?.[1]
        if (part !== undefined) found(part)
      }
      child.stdout.on('data', look)
      child.once('close', () => failed(new Error(`it ended without saying so: ${out}${err}`)))
      look()
    })
  return { child, ended, says }
}
const serve = (settings: Record<string, string>) => run('main.ts', [], settings)
const data = (name: string) => ({ DATA_DIR: join(folder, name) })

/** Uses the link as its page does. */
const setUp = (origin: string, link: string) =>
  fetch(`${origin}/api/links/${link.split('/').at(-1)}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Nguyễn Văn An',
      email: 'an@example.gov.vn',
      password: 'sông núi nước Nam',
    }),
  })

describe('pnpm start', () => {
  it('names every mistake in the settings in one line and ends with 2', async () => {
    const { code, lines, out } = await serve({
      ...data('mistakes'),
      PORT: 'x',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'loud',
    }).ended
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PUBLIC_URL', 'PORT', 'LOG_LEVEL'])
  })

  it('prints a new set-up link at each start, of which only the last works', async () => {
    const settings = { ...data('first'), PORT: '0' }
    const setUpLink = /(http:\S+\/thiet-lap\/\S+)/
    const first = serve(settings)
    const firstLink = await first.says(setUpLink)
    first.child.kill('SIGTERM')
    expect((await first.ended).code).toBe(0)

    const second = serve(settings)
    const secondLink = await second.says(setUpLink)
    expect(await serve(settings).ended).toMatchObject({
      code: 2,
      lines: [expect.stringMatching(/^DATA_DIR: a server runs on it/)],
    })
    const { origin } = new URL(secondLink)
    expect((await setUp(origin, firstLink)).status).toBe(410)
    expect((await setUp(origin, secondLink)).status).toBe(200)
    second.child.kill('SIGTERM')
    expect((await second.ended).code).toBe(0)

    const third = serve(settings)
    await third.says(/tại (http:\S+)/)
    third.child.kill('SIGTERM')
    expect((await third.ended).out).not.toContain('thiet-lap')
  })

  it('says in one line that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, lines } = await serve({ ...data('port'), PORT: String(port) }).ended
    other.close()
    expect([code, lines]).toEqual([2, [`PORT: 127.0.0.1:${port} is in use; expected a free port`]])
  })

  it('refuses a database that a newer program has used', async () => {
    const settings = data('newer')
    const migrated = await run('command-line/cucao.ts', ['migrate'], settings).ended
    expect(migrated).toMatchObject({ code: 0, out: `${Object.keys(migrations).join('\n')}\n` })
    const open = openSqlite(join(settings.DATA_DIR, 'cucao.sqlite'))
    open.sqlite.exec("insert into kysely_migration values ('9999-future', '2030-01-01')")
    await open.close()
    const { code, lines } = await serve({ ...settings, PORT: '0' }).ended
    expect(code).toBe(2)
    expect(lines).toEqual([expect.stringMatching(/^DATA_DIR: .*9999-future.*; expected /)])
  })

  it('says in one line that PostgreSQL does not answer', async () => {
    const url = 'postgres://cucao:bimat@127.0.0.1:1/cucao'
    const { code, lines } = await serve({ ...data('pg'), DATABASE_URL: url, PORT: '0' }).ended
    expect(code).toBe(2)
    expect(lines).toEqual([expect.stringMatching(/^DATABASE_URL: cannot be used/)])
    expect(lines[0]).not.toContain('bimat')
  })
})
