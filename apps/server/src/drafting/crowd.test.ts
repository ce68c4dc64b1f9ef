import { describe, expect, it } from 'vitest'
import { comeAndGo } from './testing/crowd.ts'
import { serveRooms } from './testing/serve.ts'

describe('people who come and go while others type', () => {
  it('R17 miss nothing, are not thrown out, and what was acknowledged stays', async () => {
    const served = await serveRooms()
    const cookies = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) => `cucao_session=${name}-${at}`)
    const outcome = await comeAndGo({
      address: served.address('decree'),
      typists: cookies('typist', 4),
      readers: cookies('reader', 26),
      milliseconds: 4000,
      stay: 900,
      keysASecond: 20,
      seed: 1,
    })
    expect(outcome).toMatchObject({ lost: [], missed: 0, gaps: 0, dropped: {} })
    expect(outcome.joins).toBeGreaterThan(60)
    expect(outcome.deliveries).toBeGreaterThan(1000)
    expect(served.records.filter(({ level }) => level !== 'info')).toEqual([])
    await served.close()
  })
})
