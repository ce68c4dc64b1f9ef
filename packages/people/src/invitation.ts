import type { RegulationRole } from './role.ts'
import { regulationRoles } from './role.ts'

/** Roles that a link may carry. Nobody becomes a lead drafter by a link that can be passed on. */
export const invitationRoles = ['drafter', 'opinion-giver', 'reader'] as const
export type InvitationRole = (typeof invitationRoles)[number]

/** Bounds of an invitation link (đường dẫn mời): days it lives, times it may be used. */
export const invitationLimit = { days: 365, uses: 10_000, scope: 200 } as const

export interface InvitationTerms {
  expiresAt: number
  revokedAt: number | null
  /** null: any number. */
  maxUses: number | null
  uses: number
}
export type InvitationRefusal = 'link-revoked' | 'link-expired' | 'link-used-up'

/** Why the link cannot be used at `now` (ms); null: it can. Revoking outweighs the rest. */
export function invitationRefusal(terms: InvitationTerms, now: number): InvitationRefusal | null {
  if (terms.revokedAt !== null) return 'link-revoked'
  if (terms.expiresAt <= now) return 'link-expired'
  if (terms.maxUses !== null && terms.uses >= terms.maxUses) return 'link-used-up'
  return null
}

/** Ids of chapters and articles within which a person may comment; null: everywhere. Reading has no scope. */
export type Scope = readonly string[] | null

/**
 * May the person comment there? `enclosing` are the ids of the provision itself and of everything that
 * encloses it (clause, article, section, chapter…).
 */
export function withinScope(scope: Scope, enclosing: readonly string[]): boolean {
  return scope === null || scope.some((id) => enclosing.includes(id))
}

export interface Standing {
  role: RegulationRole
  scope: Scope
}

/** A lower rank is the stronger role. */
const rank = (role: RegulationRole) => regulationRoles.indexOf(role)

/**
 * What a person is after using a link: a link gives and never takes, so of the two roles the stronger
 * stays, and equal roles join their scopes. null: the link adds nothing, and its use is not counted.
 */
export function standingAfter(before: Standing | null, link: Standing): Standing | null {
  if (before === null) return link
  if (rank(link.role) > rank(before.role)) return null
  if (rank(link.role) < rank(before.role)) return link
  if (before.scope === null) return null
  if (link.scope === null) return { role: before.role, scope: null }
  const joined = [...new Set([...before.scope, ...link.scope])]
  return joined.length === before.scope.length ? null : { role: before.role, scope: joined }
}
