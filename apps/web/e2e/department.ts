import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'

/**
 * A whole department for one journey: the real server as a child process, on a port and a data folder
 * of its own. It is stopped, killed and started again as an operator (or a power cut) would.
 */
export interface Department {
  /** `http://127.0.0.1:port`, also the only Origin it accepts. */
  readonly address: string
  readonly dataDir: string
  /** Everything the server has written so far. */
  log(): string
  /** Waits until the server has written something that matches. */
  logged(pattern: RegExp): Promise<RegExpExecArray>
  /** SIGKILL: nothing is flushed, nobody is told. */
  kill(): Promise<void>
  /** From now on no file of the server grows beyond its first kilobyte, as on a full disk. */
  fillDisk(): void
  makeRoom(): void
  /** Starts the program again on the same port and data. */
  start(): Promise<void>
  /** Ends it and forgets its data. */
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')
const startsWithin = 20_000

export interface DepartmentOptions {
  dataDir?: string
  /** Arguments of main.ts, `demo` for the demo department. */
  arguments?: string[]
  environment?: Record<string, string>
}

export async function openDepartment(options: DepartmentOptions = {}): Promise<Department> {
  const ownFolder = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'cucao-journey-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let server: ChildProcess | undefined
  let written = ''

  async function start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [join(root, 'apps/server/src/main.ts'), ...(options.arguments ?? [])],
      {
        cwd: root,
        env: {
          PATH: process.env.PATH ?? '',
          HOME: process.env.HOME ?? '',
          NODE_ENV: 'test',
          PORT: String(port),
          HOST: '127.0.0.1',
          DATA_DIR: dataDir,
          ...options.environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    server = child
    const hear = (chunk: Buffer) => (written += chunk.toString('utf8'))
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    await untilReady(address, child, () => written)
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const child = server
    server = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  await start()
  return {
    address,
    dataDir,
    log: () => written,
    async logged(pattern) {
      const until = Date.now() + startsWithin
      for (;;) {
        const found = pattern.exec(written)
        if (found) return found
        if (Date.now() > until) throw new Error(`${pattern} was never logged:\n${written}`)
        await after(20)
      }
    },
    fillDisk: () => limitFiles(server, '1024'),
    makeRoom: () => limitFiles(server, 'unlimited'),
    kill: () => end('SIGKILL'),
    start,
    async close() {
      await end('SIGTERM')
      if (ownFolder) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The soft limit of RLIMIT_FSIZE: writes beyond it fail (EFBIG), and it may be raised again. */
function limitFiles(server: ChildProcess | undefined, bytes: string): void {
  if (server?.pid === undefined) throw new Error('the server is not running')
  execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:`])
}

/** Is there a prlimit (util-linux) on this machine? */
export function canFillDisk(): boolean {
  return spawnSync('prlimit', ['--version']).status === 0
}

async function untilReady(address: string, child: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + startsWithin
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended before it served:\n${log()}`)
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.ok) return
    await after(50)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not serve within ${startsWithin} ms:\n${log()}`)
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
