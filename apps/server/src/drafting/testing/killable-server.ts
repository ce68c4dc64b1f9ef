import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./room-server.ts', import.meta.url))

/** How the process is set, so that a kill finds it at other work too. */
export interface ServerTemper {
  /** Updates at which a log is folded. */
  foldAt: number
  /** Pages of the write-ahead log at which it is copied into the database. */
  checkpointAt: number
}

const usual: ServerTemper = { foldAt: 2000, checkpointAt: 1000 }

/** The rooms in a process of their own, which comes back at the same address after it was killed. */
export class KillableServer {
  readonly file: string
  port = 0
  /** What it wrote to its log since it was last started. */
  said = ''
  private child: ChildProcess | null = null

  constructor(file: string) {
    this.file = file
  }

  get exitCode(): number | null {
    return this.child?.exitCode ?? null
  }

  async start({ foldAt, checkpointAt } = usual): Promise<void> {
    const numbers = [foldAt, checkpointAt].map(String)
    const lean = ['--single-threaded-gc', '--max-semi-space-size=32']
    const args = [...lean, program, this.file, String(this.port), 'reader', ...numbers]
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Half of what a start costs is reading the program again.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'cucao-compiled') },
    })
    this.child = child
    this.said = ''
    child.stderr.on('data', (chunk: Buffer) => (this.said += chunk.toString()))
    const ended = once(child, 'exit').then(() => {
      throw new Error(`the server did not start: ${this.said}`)
    })
    const [chunk] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer]
    ended.catch(() => {})
    this.port = Number(chunk.toString())
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  address(room: string): string {
    return `ws://127.0.0.1:${this.port}/collab/${room}`
  }
}
