import { createRoute, z } from '@hono/zod-openapi'
import { idSchema, json, jsonBody, newApi, refusals } from '../api.ts'
import { refuse } from '../errors.ts'
import { admitToDepartment } from './access.ts'
import { addPerson, changePerson, linkFor } from './administration.ts'
import { meOf, meSchema, personFields } from './me.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'
import type { PersonRecord } from './store.ts'

const personSchema = meSchema.extend({ disabledAt: z.number().nullable() }).openapi('Person')
const one = z.object({ id: idSchema })
const { name, email, departmentRole, organisationId, unit, position } = personFields

const listRoute = createRoute({
  method: 'get',
  path: '/api/people',
  summary: 'Everybody, guests after accounts',
  responses: {
    200: json('by name', z.object({ people: z.array(personSchema) })),
    ...refusals('not-signed-in', 'not-allowed'),
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/people',
  summary: 'Add an account; answers once the link with which its holder sets a password',
  request: {
    body: jsonBody(
      z.object({
        name,
        email,
        departmentRole,
        organisationId: organisationId.nullable().default(null),
        unit: unit.nullable().default(null),
        position: position.nullable().default(null),
      }),
    ),
  },
  responses: {
    201: json('added', z.object({ person: personSchema, link: z.string() })),
    ...refusals('not-signed-in', 'not-allowed', 'not-acceptable', 'already-exists'),
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/api/people/{id}',
  summary: 'Change what a person is; disabling ends every session and socket at once',
  request: {
    params: one,
    body: jsonBody(
      z.object({
        departmentRole: departmentRole.optional(),
        organisationId: organisationId.nullable().optional(),
        unit: unit.nullable().optional(),
        position: position.nullable().optional(),
        disabled: z.boolean().optional(),
      }),
    ),
  },
  responses: {
    200: json('as it is now', z.object({ person: personSchema })),
    ...refusals('not-signed-in', 'not-allowed', 'not-found', 'not-acceptable'),
  },
})

const linkRoute = createRoute({
  method: 'post',
  path: '/api/people/{id}/link',
  summary: 'A new one-time link: an account sets a password, a guest becomes an account',
  request: { params: one },
  responses: {
    200: json('shown once; earlier ones end', z.object({ link: z.string() })),
    ...refusals('not-signed-in', 'not-allowed', 'not-found'),
  },
})

/** Administration of people. */
export function peopleRoutesOfAdministrators(deps: PeopleDeps) {
  const { database, gatekeeper } = deps
  const admit = (headers: Headers) => admitToDepartment(gatekeeper, headers, 'manage-people')
  return newApi()
    .openapi(listRoute, async (c) => {
      const admitted = await admit(c.req.raw.headers)
      if (!admitted.ok) return refuse(c, admitted.reason)
      const people = await peopleStore(database.db).everybody()
      return c.json({ people: people.map(shown) }, 200)
    })
    .openapi(addRoute, async (c) => {
      const admitted = await admit(c.req.raw.headers)
      if (!admitted.ok) return refuse(c, admitted.reason)
      const added = await addPerson(deps, admitted.caller.personId, c.req.valid('json'))
      if (!added.ok) return refuse(c, added.reason, added.detail)
      return c.json({ person: shown(added.person), link: added.link }, 201)
    })
    .openapi(changeRoute, async (c) => {
      const admitted = await admit(c.req.raw.headers)
      if (!admitted.ok) return refuse(c, admitted.reason)
      const { id } = c.req.valid('param')
      const changed = await changePerson(deps, admitted.caller.personId, id, c.req.valid('json'))
      if (!changed.ok) return refuse(c, changed.reason, changed.detail)
      return c.json({ person: shown(changed.person) }, 200)
    })
    .openapi(linkRoute, async (c) => {
      const admitted = await admit(c.req.raw.headers)
      if (!admitted.ok) return refuse(c, admitted.reason)
      const link = await linkFor(deps, admitted.caller.personId, c.req.valid('param').id)
      return link === null ? refuse(c, 'not-found') : c.json({ link }, 200)
    })
}

const shown = (person: PersonRecord) => ({ ...meOf(person), disabledAt: person.disabledAt })
