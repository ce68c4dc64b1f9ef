import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hired } from './correspondent.ts'

/** The sample decree of the demo: 7 chapters, 43 articles. */
export const sampleDecree = readFileSync(
  join(import.meta.dirname, '../../server/src/demo/sample-decree.txt'),
  'utf8',
)

/** Imports a text as the person who will lead it; answers the regulation's id. */
export async function importText(lead: Hired, text: string, title: string): Promise<string> {
  const { id } = await lead.writes.upload<{ id: string }>(
    `/api/regulations/import?kind=decree&title=${encodeURIComponent(title)}`,
    text,
  )
  return id
}

export async function giveRole(
  lead: Hired,
  regulationId: string,
  person: Hired,
  role: 'drafter' | 'opinion-giver' | 'reader',
): Promise<void> {
  await lead.writes.put(`/api/regulations/${regulationId}/members/${person.id}`, {
    role,
    scope: null,
  })
}

interface Block {
  type: string
  attrs: { id: string; level?: string }
  content?: { text?: string }[]
}

/** Id of the first provision of that level whose own words hold these. */
export async function provisionId(
  person: Hired,
  regulationId: string,
  level: string,
  words: string,
): Promise<string> {
  const text = await person.writes.get<{ content: Block[] }>(
    `/api/regulations/${regulationId}/text`,
  )
  const found = text.content.find(
    ({ type, attrs, content }) =>
      type === 'provision' &&
      attrs.level === level &&
      (content ?? []).some((run) => run.text?.includes(words)),
  )
  if (!found) throw new Error(`no ${level} “${words}”`)
  return found.attrs.id
}

/** A link as a lead drafter makes it; answers the path to open and what revokes it. */
export async function invite(
  lead: Hired,
  regulationId: string,
  terms: {
    role?: string
    scope?: string[] | null
    maxUses?: number | null
    expiresInDays?: number
  },
): Promise<{ path: string; revoke: () => Promise<void> }> {
  const invitations = `/api/regulations/${regulationId}/invitations`
  const { invitation, link } = await lead.writes.post<{ invitation: { id: string }; link: string }>(
    invitations,
    { role: 'opinion-giver', scope: null, note: '', expiresInDays: 7, maxUses: null, ...terms },
  )
  return {
    path: new URL(link).pathname,
    revoke: () => lead.writes.remove(`${invitations}/${invitation.id}`),
  }
}
