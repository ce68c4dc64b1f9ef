import type { DepartmentRole } from '@cucao/people'
import { askedOften } from '../database/asked-often.ts'
import type { Rows } from '../database/open.ts'
import type { Database } from '../database/schema.ts'

/** A person as stored, with the organisation's name in place. */
export interface PersonRecord {
  id: string
  kind: 'account' | 'guest'
  name: string
  email: string | null
  passwordHash: string | null
  departmentRole: DepartmentRole
  organisationId: string | null
  /** Name of the organisation, or a guest's own words for it. */
  organisation: string | null
  unit: string | null
  position: string | null
  disabledAt: number | null
  createdAt: number
}

export interface SessionRecord {
  /** SHA-256 of the cookie's value. */
  id: string
  personId: string
  expiresAt: number
}

export const linkPurposes = ['set-up', 'set-password', 'become-account', 'demo-sign-in'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

export interface LinkRecord {
  purpose: LinkPurpose
  personId: string | null
  expiresAt: number
  usedAt: number | null
}

export type NewPerson = Omit<PersonRecord, 'organisation'> & { organisationName: string | null }
export type PersonChange = Partial<Omit<NewPerson, 'id' | 'createdAt'>>

/** Rows of persons, their sessions and one-time links. Give it a transaction to act in one. */
export function peopleStore(db: Rows) {
  const persons = () =>
    db
      .selectFrom('person')
      .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
      .selectAll('person')
      .select('organisation.name as official_name')

  const sessionById = askedOften(db, () =>
    persons()
      .innerJoin('session', 'session.person_id', 'person.id')
      .select(['session.id as session_id', 'session.expires_at'])
      .where('session.id', '=', 'id'),
  )

  return {
    async person(id: string): Promise<PersonRecord | null> {
      const row = await persons().where('person.id', '=', id).executeTakeFirst()
      return row ? personOf(row) : null
    },
    async personByEmail(email: string): Promise<PersonRecord | null> {
      const row = await persons().where('person.email', '=', email).executeTakeFirst()
      return row ? personOf(row) : null
    },
    /** By name; guests after accounts. */
    async everybody(): Promise<PersonRecord[]> {
      const rows = await persons().orderBy('person.kind').orderBy('person.name').execute()
      return rows.map(personOf)
    },
    async hasAdministrator(): Promise<boolean> {
      const row = await db
        .selectFrom('person')
        .select('id')
        .where('department_role', '=', 'administrator')
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      return row !== undefined
    },
    /** Until the transaction ends nobody else changes who administers. */
    async holdAdministrators(): Promise<void> {
      await db
        .updateTable('person')
        .set({ department_role: 'administrator' })
        .where('department_role', '=', 'administrator')
        .execute()
    },
    async addPerson(person: NewPerson): Promise<void> {
      await db
        .insertInto('person')
        .values({
          id: person.id,
          kind: person.kind,
          name: person.name,
          email: person.email,
          password_hash: person.passwordHash,
          department_role: person.departmentRole,
          organisation_id: person.organisationId,
          organisation_name: person.organisationName,
          unit: person.unit,
          position: person.position,
          disabled_at: person.disabledAt,
          created_at: person.createdAt,
        })
        .execute()
    },
    async changePerson(id: string, change: PersonChange): Promise<void> {
      const columns = columnsOf(change)
      if (Object.values(columns).every((value) => value === undefined)) return
      await db.updateTable('person').set(columns).where('id', '=', id).execute()
    },
    /** Makes a guest an account. True for exactly one of any number of concurrent callers. */
    async takeGuest(id: string): Promise<boolean> {
      const result = await db
        .updateTable('person')
        .set({ kind: 'account' })
        .where('id', '=', id)
        .where('kind', '=', 'guest')
        .executeTakeFirst()
      return Number(result.numUpdatedRows) === 1
    },

    /** The session with its person: the one join that every request costs. */
    async session(id: string): Promise<{ session: SessionRecord; person: PersonRecord } | null> {
      const [row] = await sessionById(id)
      if (!row) return null
      const session = { id: row.session_id, personId: row.id, expiresAt: row.expires_at }
      return { session, person: personOf(row) }
    },
    /** Those of the sessions that are valid at `now` and whose persons are not disabled, in one question. */
    async sessionsHolding(ids: readonly string[], now: number): Promise<Set<string>> {
      const holding = new Set<string>()
      for (let at = 0; at < ids.length; at += 1000) {
        const rows = await db
          .selectFrom('session')
          .innerJoin('person', 'person.id', 'session.person_id')
          .select('session.id')
          .where('session.id', 'in', ids.slice(at, at + 1000))
          .where('session.expires_at', '>', now)
          .where('person.disabled_at', 'is', null)
          .execute()
        for (const { id } of rows) holding.add(id)
      }
      return holding
    },
    async addSession(session: SessionRecord, createdAt: number): Promise<void> {
      await db
        .insertInto('session')
        .values({
          id: session.id,
          person_id: session.personId,
          expires_at: session.expiresAt,
          created_at: createdAt,
        })
        .execute()
    },
    async prolongSession(id: string, expiresAt: number): Promise<void> {
      await db.updateTable('session').set({ expires_at: expiresAt }).where('id', '=', id).execute()
    },
    async sessionsOf(personId: string): Promise<SessionRecord[]> {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('person_id', '=', personId)
        .execute()
      return rows.map((r) => ({ id: r.id, personId: r.person_id, expiresAt: r.expires_at }))
    },
    async removeSession(id: string): Promise<void> {
      await db.deleteFrom('session').where('id', '=', id).execute()
    },
    async removeSessionsOf(personId: string, except: string | null = null): Promise<void> {
      let query = db.deleteFrom('session').where('person_id', '=', personId)
      if (except !== null) query = query.where('id', '!=', except)
      await query.execute()
    },
    async removeSessionsExpiredBy(now: number): Promise<void> {
      await db.deleteFrom('session').where('expires_at', '<=', now).execute()
    },

    async link(tokenHash: string): Promise<LinkRecord | null> {
      const row = await db
        .selectFrom('one_time_link')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      const purpose = linkPurposes.find((known) => known === row?.purpose)
      if (!row || !purpose) return null
      return { purpose, personId: row.person_id, expiresAt: row.expires_at, usedAt: row.used_at }
    },
    async addLink(tokenHash: string, link: LinkRecord, createdAt: number): Promise<void> {
      await db
        .insertInto('one_time_link')
        .values({
          token_hash: tokenHash,
          purpose: link.purpose,
          person_id: link.personId,
          expires_at: link.expiresAt,
          used_at: link.usedAt,
          created_at: createdAt,
        })
        .execute()
    },
    /** True for exactly one of any number of concurrent callers. */
    async useLink(tokenHash: string, now: number): Promise<boolean> {
      const result = await db
        .updateTable('one_time_link')
        .set({ used_at: now })
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return Number(result.numUpdatedRows) === 1
    },
    /** Links of that purpose (to that person) that still work end now. */
    async endLinks(purpose: LinkPurpose, personId: string | null, now: number): Promise<void> {
      await db
        .updateTable('one_time_link')
        .set({ expires_at: now })
        .where('purpose', '=', purpose)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .where('person_id', personId === null ? 'is' : '=', personId)
        .execute()
    },
  }
}
export type PeopleStore = ReturnType<typeof peopleStore>

type PersonRow = Database['person'] & { official_name: string | null }

function personOf(row: PersonRow): PersonRecord {
  return {
    id: row.id,
    kind: row.kind === 'account' ? 'account' : 'guest',
    name: row.name,
    email: row.email,
    passwordHash: row.password_hash,
    departmentRole: row.department_role as DepartmentRole,
    organisationId: row.organisation_id,
    organisation: row.official_name ?? row.organisation_name,
    unit: row.unit,
    position: row.position,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
  }
}

/** What is not named in the change stays: Kysely leaves out columns that are undefined. */
function columnsOf(change: PersonChange) {
  return {
    kind: change.kind,
    name: change.name,
    email: change.email,
    password_hash: change.passwordHash,
    department_role: change.departmentRole,
    organisation_id: change.organisationId,
    organisation_name: change.organisationName,
    unit: change.unit,
    position: change.position,
    disabled_at: change.disabledAt,
  }
}
