import type { ClientResponse } from 'hono/client'
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

type BodyOf<Answer> =
  Answer extends ClientResponse<infer Body, infer Status, string>
    ? Status extends 200 | 201
      ? Body
      : never
    : never

/** Waits for an answer and reads it; throws `Refused` for every other outcome, a lost network included. */
export async function answerOf<Answer extends { status: number; json(): Promise<unknown> }>(
  sent: Promise<Answer>,
): Promise<BodyOf<Answer>> {
  let response: Answer
  try {
    response = await sent
  } catch {
    throw new Refused('network-lost')
  }
  return readAnswer(response.status, await response.json().catch(() => null))
}
