import { dayInVietnam } from '@cucao/people'
import { emptyText } from '@cucao/regulation'
import type { RegulationKind, RegulationText } from '@cucao/regulation'
import { recordAct } from '../database/audit.ts'
import { membershipStore } from '../people/membership/store.ts'
import { organisationStore } from '../people/organisations/store.ts'
import type { RegulationsDeps } from './regulations-deps.ts'
import { regulationStore } from './store.ts'
import type { LegalRegime } from './store.ts'

export interface RegulationForm {
  title: string
  kind: RegulationKind
  legalRegime: LegalRegime
  leadOrganisationId?: string
}
type CreateDeps = Pick<RegulationsDeps, 'database' | 'rooms' | 'now' | 'newId'>
export type Created =
  | { ok: true; id: string }
  | { ok: false; reason: 'not-acceptable'; detail: string }

/**
 * Opens a regulation with the given text, or the template of its kind, and makes the person its lead
 * drafter. The text is seeded first: a regulation that can be seen always has its text, and a failure
 * between the two leaves only a text that nobody can reach.
 */
export async function createRegulation(
  { database, rooms, now, newId }: CreateDeps,
  personId: string,
  form: RegulationForm,
  text?: RegulationText,
): Promise<Created> {
  const { title, kind, legalRegime, leadOrganisationId = null } = form
  const lead =
    leadOrganisationId === null
      ? null
      : await organisationStore(database.db).organisation(leadOrganisationId)
  if (leadOrganisationId !== null && !lead)
    return { ok: false, reason: 'not-acceptable', detail: 'leadOrganisationId:unknown' }
  const id = newId()
  const at = now()
  const year = Number(dayInVietnam(at).slice(0, 4))
  const isMinistry = lead?.kind === 'ministry' || lead?.kind === 'ministerial-agency'
  const organ = kind === 'circular' && isMinistry ? lead.name : undefined
  const organCode = organ === undefined ? undefined : (lead?.code ?? undefined)
  const seed = text ?? emptyText({ kind, title, year, newId, organ, organCode })
  await rooms.seed(id, seed, personId)
  await database.db.transaction().execute(async (transaction) => {
    await regulationStore(transaction).addRegulation({
      id,
      title,
      kind,
      legalRegime,
      state: 'drafting',
      leadOrganisationId,
      createdBy: personId,
      createdAt: at,
    })
    await membershipStore(transaction).putMember({
      regulationId: id,
      personId,
      role: 'lead-drafter',
      scope: null,
      invitationId: null,
      addedAt: at,
    })
    const detail = { title, kind, imported: text !== undefined }
    await recordAct(transaction, {
      actorId: personId,
      action: 'regulation-created',
      subject: id,
      detail,
      at,
    })
  })
  return { ok: true, id }
}
