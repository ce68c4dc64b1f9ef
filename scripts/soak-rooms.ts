import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { comeAndGo } from '../apps/server/src/drafting/testing/crowd.ts'
import { freePort, prepareDepartment, startProduct, stopProduct } from './bench-department.ts'
import type { BenchDepartment } from './bench-department.ts'

/**
 * `pnpm soak:rooms`: the real server, 300 people who come to one text and go again and 20 who type, for half
 * an hour (`--minutes N`). Ends with 1 where anything that was acknowledged is gone, anybody missed a letter
 * or was thrown out, or the memory grew. `--department DIR` keeps the accounts for the next run, `--json FILE` the figures.
 */
const { values: flags } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    clients: { type: 'string', default: '300' },
    typists: { type: 'string', default: '20' },
    department: { type: 'string', default: '' },
    json: { type: 'string', default: '' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const [minutes, clients, typists] = [flags.minutes, flags.clients, flags.typists].map(Number)
if (!minutes || !clients || !typists) throw new Error('a number is missing')

/** Resident megabytes of a process. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

const median = (numbers: readonly number[]): number =>
  Math.round(numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0)

/** The medians of the memory in three parts of the run, after a tenth of it for warming up. */
function memoryOver(samples: readonly number[]) {
  const part = (from: number, to: number) =>
    median(samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to)))
  return { start: part(0.1, 0.25), middle: part(0.45, 0.6), end: part(0.85, 1) }
}

const folder = flags.department || mkdtempSync(join(tmpdir(), 'cucao-soak-'))
const data = join(folder, 'data')
const made = join(data, 'department.json')
if (!existsSync(made)) say('preparing accounts, drafts and guests …')
const department = existsSync(made)
  ? (JSON.parse(readFileSync(made, 'utf8')) as BenchDepartment)
  : await prepareDepartment(data)
const port = await freePort()
const { child } = await startProduct(port, data)
const idle = memoryOf(child.pid ?? 0)
const samples: number[] = []
const loads: number[] = []
const sampling = setInterval(() => {
  samples.push(memoryOf(child.pid ?? 0))
  loads.push(loadavg()[0] ?? 0)
  if (samples.length % 60 === 0)
    say(`${samples.length / 12} min: ${Math.round(samples.at(-1) ?? 0)} MB`)
}, 5000)
say(`${new Date().toISOString()} ${clients} people, ${typists} of them type, ${minutes} min`)
try {
  const outcome = await comeAndGo({
    address: `ws://127.0.0.1:${port}/collab/${department.rooms[0]}`,
    typists: department.drafters.slice(0, typists),
    readers: department.guests.slice(0, clients - typists),
    milliseconds: minutes * 60_000,
    stay: 60_000,
    keysASecond: 5,
    seed: 1,
  })
  clearInterval(sampling)
  const memory = { idle: Math.round(idle), ...memoryOver(samples) }
  const figures = {
    minutes,
    clients,
    typists,
    ...outcome,
    memory,
    load: median(loads.map((each) => each * 10)) / 10,
  }
  say(JSON.stringify(figures, null, 1))
  if (flags.json) writeFileSync(flags.json, `${JSON.stringify(figures)}\n`, { flag: 'a' })
  const whole = outcome.lost.length === 0 && outcome.missed === 0
  const kept = Object.keys(outcome.dropped).length === 0
  const flat = memory.end <= memory.start * 1.15 + 10
  say(`nothing lost: ${whole}, nobody thrown out: ${kept}, memory flat: ${flat}`)
  if (!whole || !kept || !flat) process.exitCode = 1
} finally {
  clearInterval(sampling)
  await stopProduct(child)
  if (!flags.department) rmSync(folder, { recursive: true, force: true })
}
