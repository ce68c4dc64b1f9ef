import { departmentRoles, emailAddress, organisationName, personName } from '@cucao/people'
import { lineLimit, plainLine } from '@cucao/people'
import { z } from '@hono/zod-openapi'
import { idSchema, lineField } from '../api.ts'
import type { PersonRecord } from './store.ts'

/** A person as he sees himself and as administrators see him. */
export const meSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['account', 'guest']),
    name: z.string(),
    email: z.string().nullable(),
    departmentRole: z.enum(departmentRoles),
    organisation: z.string().nullable(),
    organisationId: z.string().nullable(),
    unit: z.string().nullable(),
    position: z.string().nullable(),
  })
  .openapi('Me')
export type Me = z.infer<typeof meSchema>

export function meOf(person: PersonRecord): Me {
  const { id, kind, name, email, departmentRole, organisation, organisationId } = person
  const { unit, position } = person
  return { id, kind, name, email, departmentRole, organisation, organisationId, unit, position }
}

/** The whole body of a person's form; each route takes the fields it needs. */
export const personFields = {
  name: lineField(personName),
  email: lineField(emailAddress),
  /** Judged by `passwordFault`; this only bounds the work. */
  password: z.string().max(1000),
  organisation: lineField(organisationName),
  organisationId: idSchema,
  unit: lineField((raw) => plainLine(raw, lineLimit.name)),
  position: lineField((raw) => plainLine(raw, lineLimit.name)),
  departmentRole: z.enum(departmentRoles),
}
