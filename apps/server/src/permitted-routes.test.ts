import { mayOnRegulation, regulationStates } from '@cucao/people'
import type { RegulationAction, RegulationRole, RegulationState } from '@cucao/people'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDepartment } from './testing-department.ts'
import type { Browser } from './testing-department.ts'
import { filled, furnished, routesOf } from './testing-routes.ts'
import type { Ids, Operation } from './testing-routes.ts'

/**
 * Every route of a regulation against every role in every state: whoever may do none of the actions a
 * route asks for is refused, whoever may is not refused for want of a right. The table of permissions
 * itself is tested in @cucao/people; here, that the routes obey it. A new route fails until it is listed.
 */
const asks: Record<string, RegulationAction[]> = {
  'GET /api/regulations/{id}': ['read'],
  'PATCH /api/regulations/{id}': ['write'], // with a title; a state asks for 'close', below
  'PUT /api/regulations/{id}/look': ['read'],
  'GET /api/regulations/{id}/text': ['read'],
  'GET /api/regulations/{id}/text.txt': ['read'],
  'GET /api/regulations/{id}/state': ['read'],
  'GET /api/regulations/{id}/members': ['read'],
  'GET /api/regulations/{id}/candidates': ['manage-members'],
  'PUT /api/regulations/{id}/members/{personId}': ['manage-members'],
  'DELETE /api/regulations/{id}/members/{personId}': ['manage-members'],
  'GET /api/regulations/{id}/invitations': ['invite', 'manage-members'],
  'POST /api/regulations/{id}/invitations': ['invite'],
  'DELETE /api/regulations/{id}/invitations/{invitationId}': ['invite', 'manage-members'],
  'GET /api/regulations/{id}/threads': ['read'],
  'POST /api/regulations/{id}/threads': ['comment'],
  'PATCH /api/regulations/{id}/threads/{threadId}': ['resolve', 'comment'],
  'POST /api/regulations/{id}/threads/{threadId}/comments': ['comment'],
  'PATCH /api/regulations/{id}/threads/{threadId}/comments/{commentId}': ['comment'],
  'DELETE /api/regulations/{id}/threads/{threadId}/comments/{commentId}': ['comment'],
  'GET /api/regulations/{id}/threads/{threadId}/comments/{commentId}/history': ['read'],
  'GET /api/regulations/{id}/mentionable': ['comment'],
  'GET /api/regulations/{id}/versions': ['read'],
  'POST /api/regulations/{id}/versions': ['publish'],
  'POST /api/regulations/{id}/versions/holding': ['read'],
}
/** Beside the right, being its author matters here: only refusals follow from the table. */
const authors = /\/threads\/\{threadId\}(\/comments\/\{commentId\})?$/
/** Fitting bodies that mean something. */
const bodies: Record<string, unknown> = {
  'PATCH /api/regulations/{id}': { title: 'Tên mới' },
}

const roles = ['lead-drafter', 'drafter', 'opinion-giver', 'reader'] as const
const cases = regulationStates.flatMap((state) => roles.map((role) => ({ state, role })))

let operations: Operation[]
let enter: (role: RegulationRole, state: RegulationState) => Promise<{ desk: Browser; ids: Ids }>

beforeAll(async () => {
  const department = await testDepartment()
  const administrator = await department.administrator()
  operations = (await routesOf(administrator)).filter(({ path }) =>
    path.includes('/regulations/{id}'),
  )
  let count = 0
  enter = async (role, state) => {
    count += 1
    const lead = await furnished(department, administrator, `Lê Văn Chủ ${count}`)
    const path = `/api/regulations/${lead.ids.id}`
    const { desk, id } = await department.account(administrator, `Trần Văn Dự ${count}`)
    await lead.desk.send('PUT', `${path}/members/${id}`, { role })
    if (state === 'closed') await lead.desk.send('PATCH', path, { state })
    return { desk, ids: lead.ids }
  }
})

describe('every route', () => {
  it('is in the table', () => {
    const known = operations.map(({ method, path }) => `${method} ${path}`)
    expect(known.toSorted()).toEqual(Object.keys(asks).toSorted())
  })

  it.each(cases)('obeys the table for a $role, $state', async ({ role, state }) => {
    for (const { method, path, body } of operations) {
      const what = `${method} ${path}`
      // A regulation of its own each: what one route takes away the next one needs.
      const { desk, ids } = await enter(role, state)
      const answer = await desk.send(method, filled(path, ids), bodies[what] ?? body)
      const { reason } = answer.body as { reason?: string }
      const refused = reason === 'not-allowed' || reason === 'regulation-closed'
      const may = asks[what]?.some((action) => mayOnRegulation(role, action, state)) ?? false
      expect([what, may || refused]).toEqual([what, true])
      expect([what, refused && may && !authors.test(path)]).toEqual([what, false])
    }
  })

  it.each(cases)('ends and reopens drafting for who may: $role, $state', async (it) => {
    const { desk, ids } = await enter(it.role, it.state)
    const wish = it.state === 'closed' ? 'drafting' : 'closed'
    const answer = await desk.send('PATCH', `/api/regulations/${ids.id}`, { state: wish })
    expect(answer.status === 200).toBe(mayOnRegulation(it.role, 'close', it.state))
  })
})
