import { parseArgs } from 'node:util'
import { invitationLimit, invitationRoles, lineLimit, plainLine } from '@cucao/people'
import { createInvitation } from '../people/membership/invitations.ts'
import { membershipStore } from '../people/membership/store.ts'
import { peopleStore } from '../people/store.ts'
import { regulationStore } from '../regulations/store.ts'
import { complain, needed, say, withDepartment } from './command.ts'
import type { Command } from './command.ts'
import { WrongCall } from './wrong-call.ts'

/** invitation create REGULATION --role opinion-giver [--scope id,id] [--note …] [--days 30] [--uses 10] */
export const createInvitationCommand: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      scope: { type: 'string' },
      note: { type: 'string' },
      days: { type: 'string' },
      uses: { type: 'string' },
    },
  })
  const [regulationId] = positionals
  if (!regulationId) throw new WrongCall('REGULATION')
  const wanted = needed(values, 'role')
  const role = invitationRoles.find((known) => known === wanted)
  if (!role) throw new WrongCall(`--role ${invitationRoles.join(' | ')}`)
  const days = wholeNumber('days', values.days ?? '30', invitationLimit.days)
  const maxUses =
    values.uses === undefined ? null : wholeNumber('uses', values.uses, invitationLimit.uses)
  const note = values.note ? plainLine(values.note, lineLimit.note) : { ok: true, value: '' }
  if (!('value' in note)) throw new WrongCall('--note: không hợp lệ (not valid)')
  const scope = values.scope?.split(',').filter(Boolean) ?? null
  return withDepartment(async (deps) => {
    const { db } = deps.database
    const regulation = await regulationStore(db).regulation(regulationId)
    if (regulation?.state !== 'drafting')
      return complain(`${regulationId}: không có dự thảo đang soạn (no regulation being drafted)`)
    // A link is somebody's: the operator makes it in the name of who leads the drafting.
    const [leadId] = await membershipStore(db).leadDrafters(regulationId)
    const lead = leadId === undefined ? null : await peopleStore(db).person(leadId)
    if (!lead) return complain(`${regulationId}: không có chủ trì soạn thảo (no lead drafter)`)
    const now = deps.now()
    const made = await createInvitation(deps, {
      id: deps.newId(),
      regulationId,
      role,
      scope: role === 'opinion-giver' ? scope : null,
      note: note.value,
      expiresAt: now + days * 86_400_000,
      maxUses,
      createdBy: { id: lead.id, name: lead.name },
      createdAt: now,
    })
    if (!made.ok) return complain('--scope: không có trong văn bản (not in the text)')
    say(made.link)
    return 0
  })
}

function wholeNumber(option: string, raw: string, most: number): number {
  const number = /^\d{1,6}$/.test(raw) ? Number(raw) : 0
  if (number < 1 || number > most) throw new WrongCall(`--${option} 1…${most}`)
  return number
}
