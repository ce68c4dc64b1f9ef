import type { DepartmentRole, RegulationRole, RegulationState } from './role.ts'

/** Everything that can be done to one regulation. The list is closed; routes, sockets and buttons use its words. */
export const regulationActions = [
  'read', // the living text, its threads, its versions
  'write', // the text
  'comment', // open a thread, reply, edit or withdraw one's own words
  'resolve', // close and reopen any thread
  'publish', // fix the text as a version
  'invite', // make and revoke invitation links
  'manage-members', // give, change and take away roles
  'close', // end or reopen drafting
] as const
export type RegulationAction = (typeof regulationActions)[number]

export const departmentActions = [
  'create-regulation',
  'manage-people',
  'manage-organisations',
  'read-audit',
] as const
export type DepartmentAction = (typeof departmentActions)[number]

const byRole: Record<RegulationRole, Record<RegulationState, readonly RegulationAction[]>> = {
  'lead-drafter': {
    drafting: [
      'read',
      'write',
      'comment',
      'resolve',
      'publish',
      'invite',
      'manage-members',
      'close',
    ],
    closed: ['read', 'manage-members', 'close'],
  },
  drafter: { drafting: ['read', 'write', 'comment', 'resolve'], closed: ['read'] },
  'opinion-giver': { drafting: ['read', 'comment'], closed: ['read'] },
  reader: { drafting: ['read'], closed: ['read'] },
}

const byDepartmentRole: Record<DepartmentRole, readonly DepartmentAction[]> = {
  administrator: departmentActions,
  staff: ['create-regulation'],
  participant: [],
}

/** The one table of who may do what on a regulation; null: not a member, who may do nothing. */
export function mayOnRegulation(
  role: RegulationRole | null,
  action: RegulationAction,
  state: RegulationState,
): boolean {
  return role !== null && byRole[role][state].includes(action)
}

export function mayInDepartment(role: DepartmentRole, action: DepartmentAction): boolean {
  return byDepartmentRole[role].includes(action)
}
