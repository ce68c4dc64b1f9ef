import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { openChromium } from './browser.ts'
import type { Chromium, Seat } from './browser.ts'
import { staff } from './correspondent.ts'
import type { Hired, Staffed } from './correspondent.ts'
import { openDepartment } from './department.ts'
import type { Department } from './department.ts'
import { WritingDesk } from './writing-desk.ts'

/** One person at her desk, with a text open. */
export interface AtDesk {
  desk: WritingDesk
  page: Page
  seat: Seat
}

/** Whoever has a session. */
type Seated = Pick<Hired, 'writes'>

/** What a journey happens in: a department of its own, and a browser that its people share. */
export interface Journey {
  hire: Staffed['hire']
  department: () => Department
  administrator: () => Seated
  /** Signed in, or a stranger, and nothing open yet. */
  enter: (person: Seated | null, options?: BrowserContextOptions) => Promise<Seat>
  /** Signed in, with that text open. */
  sit: (person: Hired, regulationId: string, options?: BrowserContextOptions) => Promise<AtDesk>
  /** The whole text as the server has it on its disk. */
  stored: (person: Hired, regulationId: string) => Promise<string>
  /** What any page printed as an error so far. */
  errors: () => string[]
}

/** Called at the head of a `describe`: opened before its tests and closed after them. */
export function openJourney(): Journey {
  const seats: Seat[] = []
  let opened: { department: Department; chromium: Chromium; staffed: Staffed } | undefined
  const now = () => {
    if (!opened) throw new Error('the journey has not begun')
    return opened
  }
  beforeAll(async () => {
    const [department, chromium] = await Promise.all([openDepartment(), openChromium()])
    opened = { department, chromium, staffed: await staff(department) }
  })
  afterAll(async () => {
    await opened?.chromium.close()
    await opened?.department.close()
  })
  const enter: Journey['enter'] = async (person, options) => {
    const { chromium, department } = now()
    const seat = await chromium.sitDown(department.address, person?.writes.cookie, options)
    seats.push(seat)
    return seat
  }
  return {
    hire: (...asked) => now().staffed.hire(...asked),
    department: () => now().department,
    administrator: () => ({ writes: now().staffed.administrator }),
    enter,
    async sit(person, regulationId, options) {
      const seat = await enter(person, options)
      const desk = new WritingDesk(seat.page)
      await desk.open(regulationId)
      return { desk, page: seat.page, seat }
    },
    stored: (person, id) => person.writes.get<string>(`/api/regulations/${id}/text.txt`),
    errors: () => seats.flatMap((seat) => seat.errors()),
  }
}
