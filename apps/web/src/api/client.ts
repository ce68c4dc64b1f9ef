import { Refused } from './refusal.ts'
import type { FailureReason } from './refusal.ts'
import { refusalKeys } from './refusal-words.ts'

const isReason = (reason: unknown): reason is FailureReason =>
  typeof reason === 'string' && Object.hasOwn(refusalKeys, reason)

function refusalOf(status: number, body: unknown): Refused {
  if (typeof body !== 'object' || body === null || !('reason' in body) || !isReason(body.reason))
    return new Refused('unexpected', String(status))
  const detail = 'detail' in body && typeof body.detail === 'string' ? body.detail : null
  return new Refused(body.reason, detail)
}

/** The body of an answer; throws `Refused` where the server refused. */
export function readAnswer<T>(status: number, body: unknown): T {
  if (status < 200 || status > 299) throw refusalOf(status, body)
  return body as T
}

/** Waits for an answer and reads it; throws `Refused` for every other outcome, a lost network included. */
export async function answerOf<T>(sent: Promise<Response>): Promise<T> {
  let response: Response
  try {
    response = await sent
  } catch {
    throw new Refused('network-lost')
  }
  return readAnswer<T>(response.status, await response.json().catch(() => null))
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const init: RequestInit = { method, headers }
  if (body !== undefined) init.body = JSON.stringify(body)
  return answerOf<T>(fetch(`/api${path}`, init))
}
