import type { DepartmentRole, RegulationRole, RegulationState } from '@cucao/people'

/** Who is asking, as the session says. */
export interface Caller {
  personId: string
  /** Hash under which the session is stored; never the cookie. */
  sessionId: string
  kind: 'account' | 'guest'
  name: string
  /** Name of the organisation, or a guest's own words for it. */
  organisation: string | null
  departmentRole: DepartmentRole
}

/** What a person is on one regulation. */
export interface Access {
  role: RegulationRole
  state: RegulationState
  /** Provision ids within which the person may comment; null: everywhere. */
  scope: string[] | null
  /** Of the regulation; it rises with every change of rights. */
  epoch: number
}

/** What the other folders may ask of this one. */
export interface Gatekeeper {
  /** null: no session, an expired one, or a disabled person. */
  callerOf(headers: Headers): Promise<Caller | null>
  /** Which of the sessions are still valid, their persons not disabled? Cheap; asked every second for all. */
  sessionsHolding(sessionIds: readonly string[]): Promise<ReadonlySet<string>>
  /** null: the regulation does not exist or the person has no role on it (not told apart). */
  accessTo(personId: string, regulationId: string): Promise<Access | null>
}

/** Something about rights changed: whoever holds a socket looks again. */
export interface RightsChange {
  regulationId?: string
  personId?: string
  sessionId?: string
}

/** Announced after the commit that changed a right. Listeners must not throw. */
export class RightsChanges {
  private listeners = new Set<(change: RightsChange) => void>()
  listen(listener: (change: RightsChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  announce(change: RightsChange): void {
    for (const listener of this.listeners) listener(change)
  }
}
