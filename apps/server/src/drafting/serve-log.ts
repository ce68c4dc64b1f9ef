import type { MessagePort } from 'node:worker_threads'
import { BaseIsNewer, SequenceTaken } from './update-log.ts'
import type { UpdateLog } from './update-log.ts'
import { packRoom, unpackEntries } from './update-log-orders.ts'
import type { LogMistake, LogOrder, LogResult } from './update-log-orders.ts'

export interface Order {
  id: number
  order: LogOrder
}

export interface Answer {
  id: number
  result?: LogResult
  mistake?: LogMistake
}

/** Carries out on `log` what comes by the port, and answers each order with its result or what went wrong. */
export function serveLog(port: MessagePort, log: UpdateLog): void {
  const answer = (given: Answer, moved: ArrayBuffer[] = []) => port.postMessage(given, moved)
  port.on('message', ({ id, order }: Order) => {
    carryOut(log, order).then(
      (result) => answer({ id, result }, movedWith(result)),
      (error: unknown) => answer({ id, mistake: mistakeOf(error) }),
    )
  })
}

async function carryOut(log: UpdateLog, order: LogOrder): Promise<LogResult> {
  switch (order.kind) {
    case 'append':
      await log.append(unpackEntries(order.entries), order.clients)
      return { kind: 'append' }
    case 'load':
      return { kind: 'load', stored: packRoom(await log.load(order.room)) }
    case 'compact':
      await log.compact(order.room, order.base)
      return { kind: 'compact' }
    case 'known-clients':
      return { kind: 'known-clients', clients: await log.knownClients(order.room) }
  }
}

function movedWith(result: LogResult): ArrayBuffer[] {
  return result.kind === 'load' ? [result.stored.tail.bytes.buffer] : []
}

function mistakeOf(error: unknown): LogMistake {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message } = error
  if (error instanceof SequenceTaken) return { message, rooms: error.rooms }
  if (error instanceof BaseIsNewer) return { message, newerBaseOf: error.room }
  return { message, code: 'code' in error ? String(error.code) : undefined }
}
