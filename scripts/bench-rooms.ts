import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  crowdOf,
  freePort,
  prepareDepartment,
  roomsInAll,
  serverCommand,
} from './bench-department.ts'
import type { BenchDepartment } from './bench-department.ts'
import { found, medianOf, shown } from './bench-figures.ts'
import type { Figures, RunResults } from './bench-figures.ts'
import { benchRuns } from './bench-runs.ts'
import type { BenchRun } from './bench-runs.ts'
import { summary } from './bench-targets.ts'

/**
 * `pnpm bench:rooms`: the real server beside a bare relay and Hocuspocus with its SQLite extension, driven by
 * a load harness that is not part of this repository (ROOMS_HARNESS or --harness names its folder).
 * `--servers …,yws-level` adds y-websocket with LevelDB. `--full` runs everything three times, `--only REGEX` some, `--json FILE` keeps every result as a line.
 */
const { values: flags } = parseArgs({
  options: {
    harness: { type: 'string', default: process.env['ROOMS_HARNESS'] ?? '' },
    full: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    servers: { type: 'string', default: 'relay,hocuspocus,cucao' },
    runs: { type: 'string', default: '' },
    json: { type: 'string', default: '' },
    department: { type: 'string', default: '' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)

const howToGetIt = `Không tìm thấy bộ đo tải (the load harness is not here).
pnpm bench:rooms needs a folder with bench.js, scenarios/ and peers/ (relay, hocuspocus): a harness that
speaks the y-websocket and the Hocuspocus protocol and prints one JSON line a run. Name it:

  ROOMS_HARNESS=/path/to/bench pnpm bench:rooms        or  pnpm bench:rooms --harness /path/to/bench

It is copied to ${tmpdir()} and its packages are installed there; nothing is written to the folder itself.`

/** A copy of the harness with everything it needs installed. */
function installedHarness(): string {
  if (!flags.harness || !existsSync(join(flags.harness, 'bench.js'))) {
    process.stderr.write(`${howToGetIt}\n`)
    process.exit(2)
  }
  const copy = join(tmpdir(), 'cucao-bench-rooms')
  if (!existsSync(copy)) cpSync(resolve(flags.harness), copy, { recursive: true })
  const optional = flags.servers.includes('yws-level') ? ['peers/y-websocket'] : []
  for (const part of ['.', 'peers/relay', 'peers/hocuspocus', ...optional]) {
    const cwd = join(copy, part)
    if (existsSync(join(cwd, 'node_modules'))) continue
    spawnSync('chmod', ['-R', 'u+w', copy])
    const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd })
    if (installed.status !== 0) throw new Error(`npm install failed in ${cwd}`)
  }
  return copy
}

interface Peer {
  label: string
  cwd: string
  command: (port: number, data: string) => string
  flags: (run: BenchRun) => string[]
}

function peers(harness: string, prepared: string, department: BenchDepartment): Peer[] {
  const node = process.execPath
  return [
    {
      label: 'relay',
      cwd: join(harness, 'peers/relay'),
      command: (port) => `PORT=${port} exec ${node} server.js`,
      flags: () => ['--no-sync'],
    },
    {
      label: 'hocuspocus',
      cwd: join(harness, 'peers/hocuspocus'),
      command: (port, data) => `DATA=${data} PORT=${port} exec ${node} server.js`,
      flags: () => ['--adapter', 'hocuspocus'],
    },
    {
      label: 'yws-level',
      cwd: join(harness, 'peers/y-websocket'),
      command: (port, data) =>
        `YPERSISTENCE=${data} HOST=127.0.0.1 PORT=${port} exec ${node} node_modules/@y/websocket-server/src/server.js`,
      flags: () => [],
    },
    {
      label: 'cucao',
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      command: serverCommand,
      flags: (run) => {
        const { cookies, rooms } = crowdFiles(prepared, department, run)
        const chunks = /^s[356]$/.test(run.scenario) ? ['--chunk', '64'] : []
        const rate = /^s[35]$/.test(run.scenario) ? ['--upload-rate', '12'] : []
        return [
          '--path-template',
          '/collab/{room}',
          '--fragment',
          'text',
          '--cookies-file',
          cookies,
          '--rooms-file',
          rooms,
          // The server reads 200 messages and 1 MB a second of one line.
          ...chunks,
          ...rate,
        ]
      },
    },
  ]
}

/** Who sits where: in each room its writers first, then guests. */
function crowdFiles(prepared: string, department: BenchDepartment, run: BenchRun) {
  const [rooms, clients, writers] = run.crowd
  const from = run.from ?? 0
  const lines: string[] = []
  for (let room = 0; room < rooms; room++) {
    const { drafters, guests, guestsWrite } = crowdOf(from + room)
    const accounts = Math.min(writers, drafters)
    if ((writers > drafters && !guestsWrite) || clients - accounts > guests)
      throw new Error(`${run.name}: room ${from + room} has too few people`)
    lines.push(...department.drafters.slice(0, accounts))
    lines.push(...department.guests.slice(0, clients - accounts))
  }
  const files = { cookies: join(prepared, 'cookies.txt'), rooms: join(prepared, 'rooms.txt') }
  writeFileSync(files.cookies, lines.join('\n'))
  writeFileSync(files.rooms, department.rooms.slice(from, from + rooms).join('\n'))
  return files
}

async function measure(harness: string, peer: Peer, run: BenchRun, prepared: string) {
  const data = mkdtempSync(join(tmpdir(), 'cucao-bench-data-'))
  if (peer.label === 'cucao') cpSync(join(prepared, 'data'), data, { recursive: true })
  const port = await freePort()
  const keeps = peer.label !== 'relay' && run.scenario === 's3' ? ['--persistent'] : []
  const args = [
    'bench.js',
    run.scenario,
    '--label',
    peer.label,
    '--url',
    `ws://127.0.0.1:${port}`,
    '--server-cmd',
    peer.command(port, data),
    '--server-cwd',
    peer.cwd,
    ...peer.flags(run),
    ...keeps,
    ...run.flags,
  ]
  const env = { ...process.env, BENCH_ELEMENT: 'provision' }
  const child = spawn(process.execPath, args, {
    cwd: harness,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  let [out, wrong] = ['', '']
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (wrong += part.toString()))
  await new Promise((done) => child.once('close', done))
  rmSync(data, { recursive: true, force: true })
  try {
    const figures: Figures = JSON.parse(out.trim().split('\n').at(-1) ?? '')
    return figures
  } catch {
    return { error: `no result: ${wrong.trim().slice(-200)}` }
  }
}

/** What the closed lines were told, and how many of them. */
const told = (codes: unknown): string =>
  Object.entries(typeof codes === 'object' && codes !== null ? codes : {})
    .map(([code, count]) => `${code}: ${String(count)}`)
    .join(', ') || '–'

function printTable(run: BenchRun, results: RunResults): void {
  const columns = run.columns
  say(`\n### ${run.name}\n`)
  say(`| server | ${columns.map(({ title }) => title).join(' | ')} |`)
  say(`|---|${columns.map(() => '---:|').join('')}`)
  for (const label of results.keys()) {
    const error = results.get(label)?.find((each) => 'error' in each)?.['error']
    const cells = columns.map(({ path, factor, against, counts }) => {
      if (counts) return told(found(results.get(label)?.[0] ?? {}, path))
      const value = medianOf(results, label, path)
      const other = against && against !== label ? medianOf(results, against, path) : null
      const ratio = value !== null && other ? ` (${shown(value / other)} × ${against})` : ''
      return shown(value, factor) + ratio
    })
    say(`| ${label} | ${cells.join(' | ')} |${typeof error === 'string' ? ` ${error}` : ''}`)
  }
}

const harness = installedHarness()
const prepared = flags.department || mkdtempSync(join(tmpdir(), 'cucao-bench-department-'))
const departmentFile = join(prepared, 'data', 'department.json')
if (!existsSync(departmentFile)) say(`preparing accounts, ${roomsInAll} drafts and guests …`)
const department = existsSync(departmentFile)
  ? ((await import(departmentFile, { with: { type: 'json' } })) as { default: BenchDepartment })
      .default
  : await prepareDepartment(join(prepared, 'data'))
const all = peers(harness, prepared, department)
const runs = benchRuns(flags.full).filter(({ name }) => new RegExp(flags.only).test(name))
const times = Number(flags.runs || (flags.full ? 3 : 1))
say(`${new Date().toISOString()} load ${loadavg()[0]?.toFixed(2)}, ${times} run(s) each`)
const measured = new Map<string, RunResults>()
for (const run of runs) {
  const results = new Map<string, Figures[]>()
  for (let time = 0; time < times; time++)
    for (const peer of all) {
      if (!flags.servers.split(',').includes(peer.label) || run.skip?.includes(peer.label)) continue
      const load = loadavg()[0]
      const figures = await measure(harness, peer, run, prepared)
      results.set(peer.label, [...(results.get(peer.label) ?? []), figures])
      const line = JSON.stringify({ run: run.name, server: peer.label, load, ...figures })
      if (flags.json) writeFileSync(flags.json, `${line}\n`, { flag: 'a' })
    }
  printTable(run, results)
  measured.set(run.name, results)
}
say('\n### What was promised, and what was measured\n')
for (const row of summary(measured)) say(row)
if (!flags.department) rmSync(prepared, { recursive: true, force: true })
