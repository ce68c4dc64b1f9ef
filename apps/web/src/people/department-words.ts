import type { DepartmentRole, OrganisationKind } from '@cucao/people'
import type { TextKey } from '../language/text.ts'

/** Vai trò trong hệ thống. */
export const departmentRoleWords = {
  administrator: 'department-role.administrator',
  staff: 'department-role.staff',
  participant: 'department-role.participant',
} as const satisfies Record<DepartmentRole, TextKey>

export const departmentRoleMayWords = {
  administrator: 'department-role.administrator.may',
  staff: 'department-role.staff.may',
  participant: 'department-role.participant.may',
} as const satisfies Record<DepartmentRole, TextKey>

/** Loại tổ chức. */
export const organisationKindWords = {
  ministry: 'organisation-kind.ministry',
  'ministerial-agency': 'organisation-kind.ministerial-agency',
  province: 'organisation-kind.province',
  'provincial-department': 'organisation-kind.provincial-department',
  enterprise: 'organisation-kind.enterprise',
  association: 'organisation-kind.association',
  other: 'organisation-kind.other',
} as const satisfies Record<OrganisationKind, TextKey>
