import type { DepartmentRole } from '@cucao/people'
import { recordAct } from '../database/audit.ts'
import type { Rows } from '../database/open.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { issueLink, linkAddress } from './one-time-links.ts'
import { organisationStore } from './organisations/store.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'
import type { PersonRecord } from './store.ts'

type AdministrationDeps = Pick<PeopleDeps, 'database' | 'rights' | 'now' | 'newId' | 'publicUrl'>

export interface PersonForm {
  name: string
  email: string
  departmentRole: DepartmentRole
  organisationId: string | null
  unit: string | null
  position: string | null
}

/** Adds an account without a password and answers the link with which its holder sets one. */
export async function addPerson(
  { database, now, newId, publicUrl }: AdministrationDeps,
  actorId: string | null,
  form: PersonForm,
): Promise<
  | { ok: true; person: PersonRecord; link: string }
  | { ok: false; reason: 'already-exists' | 'not-acceptable'; detail: string }
> {
  if (!(await organisationExists(database.db, form.organisationId)))
    return { ok: false, reason: 'not-acceptable', detail: 'organisationId:unknown' }
  const id = newId()
  const at = now()
  try {
    return await database.db.transaction().execute(async (transaction) => {
      const store = peopleStore(transaction)
      await store.addPerson({
        ...form,
        id,
        kind: 'account',
        passwordHash: null,
        organisationName: null,
        disabledAt: null,
        createdAt: at,
      })
      const detail = { departmentRole: form.departmentRole }
      await recordAct(transaction, { actorId, action: 'person-added', subject: id, detail, at })
      const person = await store.person(id)
      if (!person) throw new Error(`person ${id} vanished while being added`)
      const secret = await issueLink(transaction, 'set-password', id, at)
      return { ok: true, person, link: linkAddress(publicUrl(), secret) }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'already-exists', detail: 'email' }
    throw error
  }
}

export interface PersonWish {
  departmentRole?: DepartmentRole
  organisationId?: string | null
  unit?: string | null
  position?: string | null
  disabled?: boolean
}
export type PersonChanged =
  | { ok: true; person: PersonRecord }
  | { ok: false; reason: 'not-found'; detail?: undefined }
  | { ok: false; reason: 'not-acceptable'; detail: string }

/** Thrown to undo a transaction that would leave nobody to administer. */
class LastAdministrator extends Error {}

/** Changes a person. Disabling ends sessions and sockets; the department keeps one administrator. */
export async function changePerson(
  { database, rights, now }: AdministrationDeps,
  actorId: string | null,
  id: string,
  wish: PersonWish,
): Promise<PersonChanged> {
  if (!(await organisationExists(database.db, wish.organisationId ?? null)))
    return { ok: false, reason: 'not-acceptable', detail: 'organisationId:unknown' }
  const at = now()
  try {
    const changed = await database.db
      .transaction()
      .execute(async (transaction): Promise<PersonChanged> => {
        const store = peopleStore(transaction)
        await store.holdAdministrators()
        const before = await store.person(id)
        if (!before) return { ok: false, reason: 'not-found' }
        if (before.kind === 'guest' && wish.departmentRole !== undefined)
          return { ok: false, reason: 'not-acceptable', detail: 'departmentRole:guest' }
        const { disabled, ...rest } = wish
        const disabledAt = disabled === undefined ? undefined : disabled ? at : null
        await store.changePerson(id, { ...rest, disabledAt })
        if (before.departmentRole === 'administrator' && !(await store.hasAdministrator()))
          throw new LastAdministrator()
        if (disabled) await store.removeSessionsOf(id)
        const action = disabled ? 'person-disabled' : 'person-changed'
        await recordAct(transaction, { actorId, action, subject: id, detail: { ...wish }, at })
        const person = await store.person(id)
        return person ? { ok: true, person } : { ok: false, reason: 'not-found' }
      })
    if (changed.ok) rights.announce({ personId: id })
    return changed
  } catch (error) {
    if (error instanceof LastAdministrator)
      return { ok: false, reason: 'not-acceptable', detail: 'departmentRole:last-administrator' }
    throw error
  }
}

/** A new one-time link for that person; null where there is no such person or it is disabled. */
export async function linkFor(
  { database, now, publicUrl }: AdministrationDeps,
  actorId: string | null,
  id: string,
): Promise<string | null> {
  return database.db.transaction().execute(async (transaction) => {
    const person = await peopleStore(transaction).person(id)
    if (!person || person.disabledAt !== null) return null
    const purpose = person.kind === 'guest' ? 'become-account' : 'set-password'
    const secret = await issueLink(transaction, purpose, id, now())
    const at = now()
    await recordAct(transaction, { actorId, action: `link-made:${purpose}`, subject: id, at })
    return linkAddress(publicUrl(), secret)
  })
}

async function organisationExists(db: Rows, id: string | null): Promise<boolean> {
  return id === null || (await organisationStore(db).organisation(id)) !== null
}
