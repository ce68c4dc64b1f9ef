import { dayInVietnam, isDay, lineLimit, organisationKinds, organisationName } from '@cucao/people'
import { plainLine } from '@cucao/people'
import { createRoute, z } from '@hono/zod-openapi'
import { idSchema, json, jsonBody, lineField, newApi, refusals } from '../../api.ts'
import { recordAct } from '../../database/audit.ts'
import { refuse } from '../../errors.ts'
import { admitToDepartment } from '../access.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { organisationStore } from './store.ts'

const day = z.string().refine(isDay)

const organisationSchema = z
  .object({
    id: z.string(),
    kind: z.enum(organisationKinds),
    name: z.string(),
    shortName: z.string().nullable(),
    code: z.string().nullable(),
    parentId: z.string().nullable(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
    source: z.string().nullable(),
  })
  .openapi('Organisation')

const listRoute = createRoute({
  method: 'get',
  path: '/api/organisations',
  summary: 'Organisations as they are on a day; today in Việt Nam without one',
  request: { query: z.object({ on: day.optional() }) },
  responses: {
    200: json('by kind and name', z.object({ organisations: z.array(organisationSchema) })),
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/organisations',
  summary: 'Add an organisation',
  request: {
    body: jsonBody(
      z.object({
        kind: z.enum(organisationKinds),
        name: lineField(organisationName),
        shortName: lineField((raw) => plainLine(raw, lineLimit.name)).optional(),
        parentId: idSchema.optional(),
        validFrom: day.optional(),
        source: lineField((raw) => plainLine(raw, lineLimit.note)).optional(),
      }),
    ),
  },
  responses: {
    201: json('added', z.object({ organisation: organisationSchema })),
    ...refusals('not-signed-in', 'not-allowed', 'not-acceptable', 'already-exists'),
  },
})

/** Organisations as dated data. The list is no secret: whoever makes an account by a link chooses from it. */
export function organisationRoutes({ database, gatekeeper, now, newId }: PeopleDeps) {
  return newApi()
    .openapi(listRoute, async (c) => {
      const on = c.req.valid('query').on ?? dayInVietnam(now())
      const organisations = await organisationStore(database.db).organisations(on)
      return c.json({ organisations }, 200)
    })
    .openapi(addRoute, async (c) => {
      const admitted = await admitToDepartment(
        gatekeeper,
        c.req.raw.headers,
        'manage-organisations',
      )
      if (!admitted.ok) return refuse(c, admitted.reason)
      const { kind, name, shortName, parentId, validFrom, source } = c.req.valid('json')
      const store = organisationStore(database.db)
      if (parentId !== undefined && !(await store.organisation(parentId)))
        return refuse(c, 'not-acceptable', 'parentId:unknown')
      const today = await store.organisations(validFrom ?? dayInVietnam(now()))
      if (today.some((known) => known.name === name)) return refuse(c, 'already-exists', 'name')
      const organisation = {
        id: newId(),
        kind,
        name,
        shortName: shortName ?? null,
        code: null,
        parentId: parentId ?? null,
        validFrom: validFrom ?? null,
        validTo: null,
        source: source ?? null,
      }
      await database.db.transaction().execute(async (transaction) => {
        await organisationStore(transaction).addMissing([organisation], now())
        await recordAct(transaction, {
          actorId: admitted.caller.personId,
          action: 'organisation-added',
          subject: organisation.id,
          detail: { name },
          at: now(),
        })
      })
      return c.json({ organisation }, 201)
    })
}
