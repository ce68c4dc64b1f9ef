import type { RegulationRole } from '@cucao/people'
import type { Access, Caller, Gatekeeper } from '../../people/caller.ts'

/**
 * People for tests of the rooms: the cookie says who one is (`cucao_session=<personId>`), and the test
 * says what each may do.
 */
export class TestPeople implements Gatekeeper {
  /** Role of a person nobody spoke of; null: none. */
  everybody: RegulationRole | null
  readonly roles = new Map<string, RegulationRole | null>()
  readonly ended = new Set<string>()
  epoch = 1
  state: Access['state'] = 'drafting'

  constructor(everybody: RegulationRole | null = null) {
    this.everybody = everybody
  }

  async callerOf(headers: Headers): Promise<Caller | null> {
    const personId = /cucao_session=([\w.-]+)/.exec(headers.get('cookie') ?? '')?.[1]
    if (!personId || this.ended.has(personId)) return null
    return {
      personId,
      sessionId: `session-of-${personId}`,
      kind: 'account',
      name: `Nguyễn Văn ${personId}`,
      organisation: 'Bộ Khoa học và Công nghệ',
      departmentRole: 'staff',
    }
  }

  async sessionsHolding(sessionIds: readonly string[]): Promise<Set<string>> {
    return new Set(sessionIds.filter((id) => !this.ended.has(id.replace('session-of-', ''))))
  }

  async accessTo(personId: string, regulationId: string): Promise<Access | null> {
    const role = this.roles.has(personId) ? this.roles.get(personId) : this.everybody
    if (!role || regulationId === 'unknown') return null
    return { role, state: this.state, scope: null, epoch: this.epoch }
  }
}
