import { describe, expect, it } from 'vitest'
import { answerOf } from './answer.ts'
import { asRefused, Refused } from './refusal.ts'
import { refusalWords } from './refusal-words.ts'

const answer = (status: number, body: unknown) =>
  answerOf(Promise.resolve(new Response(JSON.stringify(body), { status })))

describe('answers', () => {
  it('hand over the body of a success', async () => {
    await expect(answer(201, { id: 'a' })).resolves.toEqual({ id: 'a' })
  })

  it.each([
    [410, { reason: 'link-expired' }, 'link-expired', null],
    [
      422,
      { reason: 'not-acceptable', detail: 'password:too-short' },
      'not-acceptable',
      'password:too-short',
    ],
    [500, { reason: 'mistake' }, 'unexpected', '500'],
    [502, 'Bad gateway', 'unexpected', '502'],
    [403, { reason: 'toString' }, 'unexpected', '403'],
  ])('%i %j is refused as %s', async (status, body, reason, detail) => {
    await expect(answer(status, body)).rejects.toMatchObject({ reason, detail })
  })

  it('that never came are a lost network', async () => {
    await expect(answerOf(Promise.reject(new TypeError('failed')))).rejects.toMatchObject({
      reason: 'network-lost',
    })
  })

  it('that are no JSON are our fault', async () => {
    const page = Promise.resolve(new Response('<html>', { status: 504 }))
    await expect(answerOf(page)).rejects.toMatchObject({ reason: 'unexpected' })
  })
})

describe('words for a refusal', () => {
  const next = (refused: Refused) => refusalWords('vi', refused).next

  it('name the seconds to wait', () => {
    expect(next(new Refused('too-many-attempts', '90'))).toContain('90 giây')
    expect(next(new Refused('too-many-attempts', '<b>'))).not.toContain('<b>')
  })

  it('say more where the server said more, and never show its code', () => {
    expect(next(new Refused('not-acceptable', 'next:too-simple'))).toContain('dễ đoán')
    expect(next(new Refused('not-text', 'word-binary'))).toContain('.doc ')
    expect(next(new Refused('not-acceptable', 'mystery:code'))).not.toContain('mystery')
  })

  it('exist for whatever was thrown', () => {
    expect(asRefused(new Error('boom')).reason).toBe('unexpected')
    expect(asRefused('boom').reason).toBe('unexpected')
  })

  it('call a screen that could not be fetched a lost network', () => {
    const said = 'Failed to fetch dynamically imported module: /assets/people-x.js'
    expect(asRefused(new TypeError(said)).reason).toBe('network-lost')
    expect(asRefused(new Error('Unable to preload CSS for /assets/a.css')).reason).toBe(
      'network-lost',
    )
  })
})
