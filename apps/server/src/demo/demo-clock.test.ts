import { describe, expect, it } from 'vitest'
import { DemoClock, officeDaysBefore, officeTimes } from './demo-clock.ts'

const inVietnam = (time: number) =>
  new Date(time).toLocaleString('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    weekday: 'short',
    hour: '2-digit',
  })

describe('the clock of the demo', () => {
  it('tells the days before while the department is filled, then the time', () => {
    const clock = new DemoClock()
    clock.tell(5)
    expect(clock.now()).toBe(5)
    clock.release()
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000)
  })

  it('lets people talk in office hours of days that are over, one after the other', () => {
    const now = Date.parse('2026-11-23T02:00:00Z') // a Monday morning
    const days = officeDaysBefore(now, 3)
    expect(days.map((day) => inVietnam(day).slice(0, 3))).toEqual(['Wed', 'Thu', 'Fri'])
    const times = officeTimes(days, 24)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(24)
    for (const time of times) {
      expect(Number(inVietnam(time).slice(-2))).toBeGreaterThanOrEqual(9)
      expect(Number(inVietnam(time).slice(-2))).toBeLessThan(17)
    }
  })
})
