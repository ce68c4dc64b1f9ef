import { issueLink } from '../people/one-time-links.ts'
import { seedDemo, shownPeople } from './seed.ts'
import type { DemoDeps } from './seed.ts'

/**
 * Fills the demo department where it is empty, and answers what its operator reads: one sign-in address
 * for each kind of user. Addresses are new at every start and work from this machine only.
 * null: an earlier start was interrupted while it filled the department.
 */
export async function demoWelcome(deps: DemoDeps): Promise<string | null> {
  if (!(await seedDemo(deps))) return null
  const lines = ['', 'Đăng nhập để dùng thử (chỉ trên máy này) · Sign in (this machine only):', '']
  const people = shownPeople()
  const width = Math.max(...people.map(({ vi, en }) => `${vi} · ${en}`.length))
  for (const { id, vi, en } of people) {
    const secret = await issueLink(deps.database.db, 'demo-sign-in', id, deps.clock.now())
    lines.push(`  ${`${vi} · ${en}`.padEnd(width)}  ${deps.address()}/demo/${secret}`)
  }
  return [...lines, ''].join('\n')
}
