/** Organisations (cơ quan, tổ chức) as dated data: a name holds from one day to before another. */
export const organisationKinds = [
  'ministry', // bộ
  'ministerial-agency', // cơ quan ngang bộ
  'province', // tỉnh, thành phố: uỷ ban nhân dân
  'provincial-department', // sở
  'enterprise', // doanh nghiệp
  'association', // hiệp hội, hội
  'other', // tổ chức khác
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** ISO days (2025-07-01); null: open at that end. `validTo` is the first day it no longer holds. */
export interface DatedOrganisation {
  validFrom: string | null
  validTo: string | null
}

/** Does the organisation exist under this name on that ISO day? */
export function existsOn(organisation: DatedOrganisation, day: string): boolean {
  const { validFrom, validTo } = organisation
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo)
}

/** A real calendar day written as ISO 8601; 2026-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The calendar day in Việt Nam (UTC+7, no summer time) at that time in ms. */
export function dayInVietnam(time: number): string {
  return new Date(time + 7 * 3600_000).toISOString().slice(0, 10)
}
