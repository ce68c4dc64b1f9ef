import { Worker } from 'node:worker_threads'
import type { Answer } from './serve-log.ts'
import { BaseIsNewer, SequenceTaken } from './update-log.ts'
import type { KnownClient, LogEntry, RoomBase, StoredRoom, UpdateLog } from './update-log.ts'
import { packEntries, unpackRoom } from './update-log-orders.ts'
import type { LogMistake, LogOrder, LogResult } from './update-log-orders.ts'

type ResultOf<K extends LogOrder['kind']> = Extract<LogResult, { kind: K }>

interface Waiting {
  resolve(result: LogResult): void
  reject(error: Error): void
}

/** Storage has failed: what was under way may have been written or not, and may be asked again. */
export class LogThreadEnded extends Error {
  readonly code = 'EIO'
  constructor(cause: unknown) {
    super('the thread of the update log ended', { cause })
  }
}

/** What the thread is given. */
export interface LogFile {
  file: string
  /** Pages of SQLite's write-ahead log at which they are copied into the file, where that is not SQLite's own 1,000. */
  checkpointPages?: number
}

const usualProgram = new URL('./update-log-thread.ts', import.meta.url)

/**
 * The log in a SQLite file, on a thread with a connection of its own: whoever waits for the disk, it is not the
 * thread that serves people. A thread that ends fails what it was asked, and the next order starts another.
 */
export class ThreadedUpdateLog implements UpdateLog {
  private worker: Worker | null
  private readonly waiting = new Map<number, Waiting>()
  private orders = 0
  private closing = false
  private readonly program: URL
  private readonly data: LogFile

  /** A test's own program may be given more. */
  constructor(data: LogFile, program = usualProgram) {
    this.data = data
    this.program = program
    this.worker = this.start()
  }

  async load(room: string): Promise<StoredRoom> {
    return unpackRoom((await this.ask({ kind: 'load', room })).stored)
  }

  async append(entries: readonly LogEntry[], clients: readonly KnownClient[]): Promise<void> {
    const packed = packEntries(entries)
    await this.ask({ kind: 'append', entries: packed, clients }, [packed.bytes.buffer])
  }

  async compact(room: string, base: RoomBase): Promise<void> {
    await this.ask({ kind: 'compact', room, base })
  }

  async knownClients(room: string): Promise<Map<number, string>> {
    return (await this.ask({ kind: 'known-clients', room })).clients
  }

  /** Does not end before the thread does, which is never where the disk never answers. */
  async close(): Promise<void> {
    this.closing = true
    await this.worker?.terminate()
  }

  private ask<K extends LogOrder['kind']>(
    order: LogOrder & { kind: K },
    moved: ArrayBuffer[] = [],
  ): Promise<ResultOf<K>> {
    if (this.closing) return Promise.reject(new LogThreadEnded('the log is closed'))
    const worker = (this.worker ??= this.start())
    const id = ++this.orders
    return new Promise((resolve, reject) => {
      // The thread answers an order with the result of its own kind.
      this.waiting.set(id, { resolve: (result) => resolve(result as ResultOf<K>), reject })
      worker.postMessage({ id, order }, moved)
    })
  }

  private start(): Worker {
    const worker = new Worker(this.program, {
      workerData: this.data,
      execArgv: [],
      // Without a limit Node gives the young half of its heap as much as that of a whole program.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 },
    })
    worker.unref()
    worker.on('message', ({ id, result, mistake }: Answer) => {
      const asked = this.waiting.get(id)
      this.waiting.delete(id)
      if (result) asked?.resolve(result)
      else asked?.reject(errorOf(mistake))
    })
    worker.on('error', (cause) => this.lost(worker, cause))
    worker.on('exit', (code) => this.lost(worker, code))
    return worker
  }

  private lost(worker: Worker, cause: unknown): void {
    if (this.worker !== worker) return
    this.worker = null
    const lost = [...this.waiting.values()]
    this.waiting.clear()
    for (const asked of lost) asked.reject(new LogThreadEnded(cause))
  }
}

function errorOf(mistake: LogMistake | undefined): Error {
  if (mistake?.rooms) return new SequenceTaken(mistake.rooms)
  if (mistake?.newerBaseOf !== undefined) return new BaseIsNewer(mistake.newerBaseOf)
  return Object.assign(new Error(mistake?.message ?? 'no result'), { code: mistake?.code })
}
