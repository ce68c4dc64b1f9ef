import { passwordFault } from '@cucao/people'
import { recordAct } from '../database/audit.ts'
import type { Rows } from '../database/open.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { findLink } from './one-time-links.ts'
import { organisationStore } from './organisations/store.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleStore } from './store.ts'
import type { LinkPurpose, LinkRecord, PersonRecord } from './store.ts'

/** What the holder of a one-time link fills in. */
export interface LinkForm {
  name?: string
  email?: string
  password: string
  organisationId?: string
}

type Refusal = {
  ok: false
  reason:
    | 'link-unknown'
    | 'link-expired'
    | 'link-used-up'
    | 'malformed-request'
    | 'not-acceptable'
    | 'already-exists'
  detail?: string
}
export type LinkUse = { ok: true; person: PersonRecord } | Refusal

/** Makes or completes the account the link is for. Of concurrent uses exactly one succeeds. */
export async function useLink(deps: PeopleDeps, secret: string, form: LinkForm): Promise<LinkUse> {
  const { db } = deps.database
  const found = await findLink(db, secret, deps.now())
  if (!found.ok) return found
  const { tokenHash, link } = found
  if (link.purpose === 'demo-sign-in') return { ok: false, reason: 'link-unknown' }
  const holder = link.personId === null ? null : await peopleStore(db).person(link.personId)
  const checked = await checkForm(db, link, holder, form)
  if ('reason' in checked) return checked
  // Before the transaction: hashing takes long, and a transaction holds the only connection of SQLite.
  const passwordHash = await deps.passwords.hash(form.password)
  try {
    const done = await db.transaction().execute((transaction) =>
      complete(transaction, deps, {
        tokenHash,
        purpose: checked.purpose,
        account: { ...checked.account, passwordHash },
      }),
    )
    if (done.ok) deps.rights.announce({ personId: done.person.id })
    return done
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'already-exists', detail: 'email' }
    throw error
  }
}

interface Account {
  id: string | null
  name: string
  email: string
  organisationId: string | null
}
type AccountPurpose = Exclude<LinkPurpose, 'demo-sign-in'>

async function checkForm(
  db: Rows,
  link: LinkRecord,
  holder: PersonRecord | null,
  form: LinkForm,
): Promise<{ purpose: AccountPurpose; account: Account } | Refusal> {
  const purpose = link.purpose as AccountPurpose
  if (purpose !== 'set-up' && (holder === null || holder.disabledAt !== null))
    return { ok: false, reason: 'link-unknown' }
  // Who sets a password keeps name, address and organisation, which an administrator gave; who becomes
  // an account gives the address.
  const name = purpose === 'set-up' ? form.name : holder?.name
  const email = purpose === 'set-password' ? holder?.email : form.email
  if (!name) return { ok: false, reason: 'malformed-request', detail: 'name' }
  if (!email) return { ok: false, reason: 'malformed-request', detail: 'email' }
  const kept = holder?.organisationId ?? null
  const organisationId = purpose === 'set-password' ? kept : (form.organisationId ?? kept)
  if (organisationId !== null && !(await organisationStore(db).organisation(organisationId)))
    return { ok: false, reason: 'not-acceptable', detail: 'organisationId:unknown' }
  const fault = passwordFault(form.password, [name, email])
  if (fault) return { ok: false, reason: 'not-acceptable', detail: `password:${fault}` }
  return { purpose, account: { id: holder?.id ?? null, name, email, organisationId } }
}

async function complete(
  transaction: Rows,
  { now, newId }: PeopleDeps,
  use: { tokenHash: string; purpose: AccountPurpose; account: Account & { passwordHash: string } },
): Promise<LinkUse> {
  const store = peopleStore(transaction)
  const at = now()
  if (!(await store.useLink(use.tokenHash, at))) return { ok: false, reason: 'link-used-up' }
  if (use.purpose === 'set-up' && (await store.hasAdministrator()))
    return { ok: false, reason: 'link-used-up' }
  const { id: known, name, email, passwordHash, organisationId } = use.account
  // Who became an account meanwhile has an address and a password of his own.
  if (use.purpose === 'become-account' && !(await store.takeGuest(known ?? '')))
    return { ok: false, reason: 'link-used-up' }
  const id = known ?? newId()
  if (known === null)
    await store.addPerson({
      id,
      kind: 'account',
      name,
      email,
      passwordHash,
      departmentRole: 'administrator',
      organisationId,
      organisationName: null,
      unit: null,
      position: null,
      disabledAt: null,
      createdAt: at,
    })
  else await store.changePerson(id, { email, passwordHash, organisationId })
  await store.removeSessionsOf(id)
  await recordAct(transaction, { actorId: id, action: `link-used:${use.purpose}`, subject: id, at })
  const person = await store.person(id)
  return person ? { ok: true, person } : { ok: false, reason: 'link-unknown' }
}
