import type { UnknownContent } from '@cucao/drafting'
import type { RegulationText } from '@cucao/regulation'
import { Worker } from 'node:worker_threads'

export type Job =
  | { kind: 'fold'; updates: Uint8Array[] }
  | { kind: 'read'; updates: Uint8Array[] }
  | { kind: 'encode'; text: RegulationText; client: number }

export type JobResult =
  | { kind: 'fold'; base: Uint8Array; vector: Uint8Array; deletions: Uint8Array }
  | { kind: 'read'; text: RegulationText; unknown: UnknownContent[] }
  | { kind: 'encode'; bytes: Uint8Array }

type ResultOf<K extends Job['kind']> = Extract<JobResult, { kind: K }>

interface Open {
  resolve(result: JobResult): void
  reject(error: Error): void
}

/** Hands work on documents to a thread and answers with its results; the thread starts with the first job. */
export class DocumentDesk {
  private worker: Worker | null = null
  private readonly open = new Map<number, Open>()
  private next = 0
  private closing = false

  fold(updates: Uint8Array[]): Promise<ResultOf<'fold'>> {
    return this.ask({ kind: 'fold', updates })
  }

  read(updates: Uint8Array[]): Promise<ResultOf<'read'>> {
    return this.ask({ kind: 'read', updates })
  }

  encode(text: RegulationText, client: number): Promise<ResultOf<'encode'>> {
    return this.ask({ kind: 'encode', text, client })
  }

  /** Closed: work that was under way is not missed. */
  get isClosed(): boolean {
    return this.closing
  }

  async close(): Promise<void> {
    this.closing = true
    const worker = this.worker
    this.worker = null
    await worker?.terminate()
  }

  private ask<K extends Job['kind']>(job: Job & { kind: K }): Promise<ResultOf<K>> {
    const worker = (this.worker ??= this.start())
    const id = ++this.next
    return new Promise((resolve, reject) => {
      // The worker answers a job with the result of its own kind.
      this.open.set(id, { resolve: (result) => resolve(result as ResultOf<K>), reject })
      worker.postMessage({ id, job })
    })
  }

  private start(): Worker {
    const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    worker.unref()
    worker.on('message', ({ id, result, error }: Answer) => {
      const open = this.open.get(id)
      this.open.delete(id)
      if (result) open?.resolve(result)
      else open?.reject(new Error(error ?? 'no result'))
    })
    const lost = (error: unknown) => {
      if (this.worker === worker) this.worker = null
      for (const open of this.open.values())
        open.reject(new Error('the thread for documents ended', { cause: error }))
      this.open.clear()
    }
    worker.on('error', lost)
    worker.on('exit', lost)
    return worker
  }
}

interface Answer {
  id: number
  result?: JobResult
  error?: string
}
