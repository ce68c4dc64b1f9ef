/** What a person is in the department as a whole. */
export const departmentRoles = [
  'administrator', // quản trị viên: people, organisations, settings. Reads no draft by being that.
  'staff', // cán bộ: may open a new regulation
  'participant', // người tham gia: only where invited
] as const
export type DepartmentRole = (typeof departmentRoles)[number]

/** What a person is on one regulation. */
export const regulationRoles = [
  'lead-drafter', // chủ trì soạn thảo
  'drafter', // người soạn thảo
  'opinion-giver', // người góp ý
  'reader', // người đọc
] as const
export type RegulationRole = (typeof regulationRoles)[number]

/** drafting: the text is written. closed: promulgated or dropped; everything stays readable, nothing changes. */
export const regulationStates = ['drafting', 'closed'] as const
export type RegulationState = (typeof regulationStates)[number]
