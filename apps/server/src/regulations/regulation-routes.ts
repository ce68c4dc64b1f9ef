import { byUrgency } from '@cucao/consultation'
import { lineLimit, plainLine, regulationActions, regulationRoles } from '@cucao/people'
import { mayOnRegulation, regulationStates } from '@cucao/people'
import { regulationKinds } from '@cucao/regulation'
import { createRoute, z } from '@hono/zod-openapi'
import { done, idSchema, json, jsonBody, lineField, newApi, refusals } from '../api.ts'
import { refuse } from '../errors.ts'
import { admitToDepartment, admitToRegulation } from '../people/access.ts'
import { createRegulation } from './create.ts'
import { changeRegulation } from './change.ts'
import { Looks } from './looks.ts'
import type { RegulationsDeps } from './regulations-deps.ts'
import { legalRegimes, regulationStore } from './store.ts'
import type { RegulationRecord } from './store.ts'
import { workStore } from './work-store.ts'

const one = z.object({ id: idSchema })
export const titleField = lineField((raw) => plainLine(raw, lineLimit.title))

const summaryFields = {
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  legalRegime: z.enum(legalRegimes),
  state: z.enum(regulationStates),
  role: z.enum(regulationRoles),
  leadOrganisation: z.string().nullable(),
}
const summarySchema = z
  .object({
    ...summaryFields,
    createdAt: z.number(),
    changedAt: z.number().describe('text, comments or versions'),
    lastLookAt: z.number().nullable(),
    isNew: z.boolean(),
    mentions: z.number().describe('in open threads, not answered by me'),
    replies: z.number().describe('since I last looked, in threads I wrote in'),
    openThreads: z.number(),
    newThreads: z.number().describe('since I last looked, by others; so are comments and version'),
    newComments: z.number(),
    textChangedAt: z.number().nullable(),
    newVersion: z.number().nullable(),
    latestVersion: z.object({ number: z.number(), createdAt: z.number() }).nullable(),
  })
  .openapi('RegulationSummary')
const regulationSchema = z
  .object({
    ...summaryFields,
    createdAt: z.number(),
    leadOrganisationId: z.string().nullable(),
    scope: z.array(z.string()).nullable(),
    may: z.array(z.enum(regulationActions)),
    stateBytes: z.number().describe('how long …/state is, where that is known; 0 elsewhere'),
    people: z.object({
      count: z.number(),
      leadDrafters: z.array(
        z.object({ personId: z.string(), name: z.string(), organisation: z.string().nullable() }),
      ),
    }),
  })
  .openapi('RegulationView')

const listRoute = createRoute({
  method: 'get',
  path: '/api/regulations',
  summary: 'Regulations on which I have a role, those first that wait for me',
  responses: {
    200: json('mine', z.object({ regulations: z.array(summarySchema) })),
    ...refusals('not-signed-in'),
  },
})

const createRegulationRoute = createRoute({
  method: 'post',
  path: '/api/regulations',
  summary: 'Open a new regulation with the template of its kind; I become its lead drafter',
  request: {
    body: jsonBody(
      z.object({
        title: titleField,
        kind: z.enum(regulationKinds),
        legalRegime: z.enum(legalRegimes).default('2025'),
        leadOrganisationId: idSchema.optional(),
      }),
    ),
  },
  responses: {
    201: json('opened', z.object({ id: z.string() })),
    ...refusals('not-signed-in', 'not-allowed', 'not-acceptable'),
  },
})

const lookRoute = createRoute({
  method: 'put',
  path: '/api/regulations/{id}/look',
  summary: 'I have the text before me now; what comes later is new to me',
  request: { params: one },
  responses: {
    200: json('noted', done),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

const viewRoute = createRoute({
  method: 'get',
  path: '/api/regulations/{id}',
  summary: 'One regulation and what I may do on it',
  request: { params: one },
  responses: {
    200: json('as I may see it', regulationSchema),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/api/regulations/{id}',
  summary: 'Change the title, or end or reopen drafting',
  request: {
    params: one,
    body: jsonBody(
      z.object({ title: titleField.optional(), state: z.enum(regulationStates).optional() }),
    ),
  },
  responses: {
    200: json('changed', done),
    ...refusals('not-signed-in', 'not-found', 'not-allowed', 'regulation-closed'),
  },
})

/** Records of regulations. */
export function regulationRecordRoutes(deps: RegulationsDeps) {
  const { database, gatekeeper, members, rooms, now } = deps
  const store = regulationStore(database.db)
  const looks = new Looks(database)
  return newApi()
    .openapi(listRoute, async (c) => {
      const admitted = await admitToDepartment(gatekeeper, c.req.raw.headers)
      if (!admitted.ok) return refuse(c, 'not-signed-in')
      const { personId } = admitted.caller
      await looks.write()
      const figures = await workStore(database.db).figuresOf(personId)
      const regulations = (await store.regulationsOf(personId)).flatMap((one) => {
        const work = figures.get(one.id)
        return work ? [{ ...summaryOf(one), role: one.role, ...work }] : []
      })
      return c.json({ regulations: regulations.toSorted(byUrgency) }, 200)
    })
    .openapi(lookRoute, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      looks.add({ personId: admitted.caller.personId, regulationId: id, at: now() })
      return c.json({}, 200)
    })
    .openapi(createRegulationRoute, async (c) => {
      const admitted = await admitToDepartment(gatekeeper, c.req.raw.headers, 'create-regulation')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const created = await createRegulation(deps, admitted.caller.personId, c.req.valid('json'))
      if (!created.ok) return refuse(c, created.reason, created.detail)
      return c.json({ id: created.id }, 201)
    })
    .openapi(viewRoute, async (c) => {
      const { id } = c.req.valid('param')
      const admitted = await admitToRegulation(gatekeeper, c.req.raw.headers, id, 'read')
      if (!admitted.ok) return refuse(c, admitted.reason)
      const regulation = await store.regulation(id)
      if (!regulation) return refuse(c, 'not-found')
      const { role, scope, state } = admitted.access
      const may = regulationActions.filter((action) => mayOnRegulation(role, action, state))
      const everybody = await members(id)
      const leadDrafters = everybody
        .filter((member) => member.role === 'lead-drafter')
        .map(({ personId, name, organisation }) => ({ personId, name, organisation }))
      const people = { count: everybody.length, leadDrafters }
      const { leadOrganisationId } = regulation
      const summary = summaryOf(regulation)
      const known = { leadOrganisationId, role, scope, may, people }
      return c.json({ ...summary, ...known, stateBytes: rooms.stateBytes(id) }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { title, state } = c.req.valid('json')
      const headers = c.req.raw.headers
      // The title is part of the draft: whoever may write may change it, while drafting lasts.
      const admitted = await admitToRegulation(
        gatekeeper,
        headers,
        id,
        state === undefined ? 'write' : 'close',
      )
      if (!admitted.ok) return refuse(c, admitted.reason)
      if (title !== undefined) {
        const may = await admitToRegulation(gatekeeper, headers, id, 'write')
        if (!may.ok) return refuse(c, may.reason)
      }
      await changeRegulation(deps, admitted.caller.personId, id, { title, state })
      return c.json({}, 200)
    })
}

function summaryOf(regulation: RegulationRecord) {
  const { id, title, kind, legalRegime, state, leadOrganisation, createdAt } = regulation
  return { id, title, kind, legalRegime, state, leadOrganisation, createdAt }
}
