import { describe, expect, it } from 'vitest'
import { dayInVietnam, existsOn, isDay } from './index.ts'

describe('an organisation', () => {
  const merged = { validFrom: '2025-03-01', validTo: '2026-05-01' }
  it.each([
    ['2025-02-28', false],
    ['2025-03-01', true],
    ['2026-04-30', true],
    ['2026-05-01', false],
  ])('on %s: %s', (day, exists) => {
    expect(existsOn(merged, day)).toBe(exists)
  })
  it('without dates always exists', () => {
    expect(existsOn({ validFrom: null, validTo: null }, '1945-09-02')).toBe(true)
  })
})

describe('days', () => {
  it.each(['2026-02-28', '2024-02-29'])('%s is one', (text) => expect(isDay(text)).toBe(true))
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '01/01/2026', '', '2026-01-01T00:00Z'])(
    '%j is none',
    (text) => expect(isDay(text)).toBe(false),
  )
  it('begin seven hours earlier in Việt Nam than in Greenwich', () => {
    expect(dayInVietnam(Date.parse('2026-06-30T16:59:59Z'))).toBe('2026-06-30')
    expect(dayInVietnam(Date.parse('2026-06-30T17:00:00Z'))).toBe('2026-07-01')
  })
})
