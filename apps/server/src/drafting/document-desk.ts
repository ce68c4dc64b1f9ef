import type { Mend, UnknownContent } from '@cucao/drafting'
import type { RegulationText } from '@cucao/regulation'
import { Worker } from 'node:worker_threads'

export type Job =
  | { kind: 'fold'; updates: Uint8Array[] }
  | { kind: 'read'; updates: Uint8Array[] }
  | { kind: 'encode'; text: RegulationText; client: number }
  | { kind: 'mend'; updates: Uint8Array[] }

export type JobResult =
  | { kind: 'fold'; base: Uint8Array; vector: Uint8Array; deletions: Uint8Array }
  | { kind: 'read'; text: RegulationText; unknown: UnknownContent[] }
  | { kind: 'encode'; bytes: Uint8Array }
  /** An update that mends the text; null where it fits the schema. */
  | { kind: 'mend'; bytes: Uint8Array | null; mends: Mend[] }

type ResultOf<K extends Job['kind']> = Extract<JobResult, { kind: K }>

interface Order {
  job: Job
  resolve(result: JobResult): void
  reject(error: Error): void
}

/** A document that Yjs does not get through. */
export class TooSlow extends Error {}

/** A whole code takes a second; what takes this long was made to take for ever. */
const usualPatience = 30_000

/**
 * Hands work on documents to a thread, one job after the other, and answers with its results; the thread
 * starts with the first job. A job that takes too long loses its thread and fails alone: a text that was
 * written to be slow must not keep all others from being read.
 */
export class DocumentDesk {
  private worker: Worker | null = null
  private readonly waiting: Order[] = []
  private current: Order | null = null
  private timer: NodeJS.Timeout | undefined
  private closing = false
  private readonly patience: number

  constructor(patience = usualPatience) {
    this.patience = patience
  }

  fold(updates: Uint8Array[]): Promise<ResultOf<'fold'>> {
    return this.ask({ kind: 'fold', updates })
  }

  read(updates: Uint8Array[]): Promise<ResultOf<'read'>> {
    return this.ask({ kind: 'read', updates })
  }

  encode(text: RegulationText, client: number): Promise<ResultOf<'encode'>> {
    return this.ask({ kind: 'encode', text, client })
  }

  mend(updates: Uint8Array[]): Promise<ResultOf<'mend'>> {
    return this.ask({ kind: 'mend', updates })
  }

  /** Closed: work that was under way is not missed. */
  get isClosed(): boolean {
    return this.closing
  }

  async close(): Promise<void> {
    this.closing = true
    const { worker } = this
    if (worker) this.lost(worker, new Error('the desk is closed'))
    await worker?.terminate()
  }

  private ask<K extends Job['kind']>(job: Job & { kind: K }): Promise<ResultOf<K>> {
    return new Promise((resolve, reject) => {
      // The worker answers a job with the result of its own kind.
      this.waiting.push({ job, resolve: (result) => resolve(result as ResultOf<K>), reject })
      this.begin()
    })
  }

  private begin(): void {
    if (this.current) return
    const order = (this.current = this.waiting.shift() ?? null)
    if (!order) return
    const worker = (this.worker ??= this.start())
    worker.postMessage(order.job)
    this.timer = setTimeout(() => {
      this.lost(worker, new TooSlow('work on a document took too long'))
      void worker.terminate()
    }, this.patience)
    this.timer.unref()
  }

  private finished(): Order | null {
    clearTimeout(this.timer)
    const { current } = this
    this.current = null
    return current
  }

  private start(): Worker {
    const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    worker.unref()
    worker.on('message', ({ result, error }: Answer) => {
      if (this.worker !== worker) return
      const order = this.finished()
      if (result) order?.resolve(result)
      else order?.reject(new Error(error ?? 'no result'))
      this.begin()
    })
    const lost = (cause: unknown) =>
      this.lost(worker, new Error('the thread for documents ended', { cause }))
    worker.on('error', lost)
    worker.on('exit', lost)
    return worker
  }

  private lost(worker: Worker, error: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    this.finished()?.reject(error)
    if (this.closing) for (const order of this.waiting.splice(0)) order.reject(error)
    this.begin()
  }
}

interface Answer {
  result?: JobResult
  error?: string
}
