import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isPostgres } from './word-index.ts'

/** Forward only. A released migration is never edited; a change is a new one at the end. */
export const migrations: Record<string, Migration> = {
  '0001-first': {
    async up(db: Kysely<unknown>) {
      const bytes = sql.raw(isPostgres(db) ? 'bytea' : 'blob')
      await db.schema
        .createTable('organisation')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('short_name', 'text')
        .addColumn('code', 'text')
        .addColumn('parent_id', 'text', (c) => c.references('organisation.id'))
        .addColumn('valid_from', 'text')
        .addColumn('valid_to', 'text')
        .addColumn('source', 'text')
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('person')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('email', 'text', (c) => c.unique())
        .addColumn('password_hash', 'text')
        .addColumn('department_role', 'text', (c) => c.notNull())
        .addColumn('organisation_id', 'text', (c) => c.references('organisation.id'))
        .addColumn('organisation_name', 'text')
        .addColumn('unit', 'text')
        .addColumn('position', 'text')
        .addColumn('disabled_at', 'bigint')
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('session')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('session_person').on('session').column('person_id').execute()
      await db.schema
        .createTable('one_time_link')
        .addColumn('token_hash', 'text', (c) => c.primaryKey())
        .addColumn('purpose', 'text', (c) => c.notNull())
        .addColumn('person_id', 'text', (c) => c.references('person.id'))
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .addColumn('used_at', 'bigint')
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('regulation')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('legal_regime', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('lead_organisation_id', 'text', (c) => c.references('organisation.id'))
        .addColumn('created_by', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('rights_epoch', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('invitation')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('regulation_id', 'text', (c) => c.notNull().references('regulation.id'))
        .addColumn('token_hash', 'text', (c) => c.notNull().unique())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('scope', 'text')
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .addColumn('max_uses', 'bigint')
        .addColumn('uses', 'bigint', (c) => c.notNull())
        .addColumn('created_by', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('revoked_at', 'bigint')
        .execute()
      await db.schema
        .createTable('member')
        .addColumn('regulation_id', 'text', (c) => c.notNull().references('regulation.id'))
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('scope', 'text')
        .addColumn('invitation_id', 'text', (c) => c.references('invitation.id'))
        .addColumn('added_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('member_key', ['regulation_id', 'person_id'])
        .execute()
      await db.schema.createIndex('member_person').on('member').column('person_id').execute()
      await db.schema
        .createTable('thread')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('regulation_id', 'text', (c) => c.notNull().references('regulation.id'))
        .addColumn('anchor', 'text', (c) => c.notNull())
        .addColumn('provision_id', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('created_by', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('resolved_by', 'text', (c) => c.references('person.id'))
        .addColumn('resolved_at', 'bigint')
        .execute()
      await db.schema
        .createIndex('thread_regulation')
        .on('thread')
        .column('regulation_id')
        .execute()
      await db.schema
        .createTable('comment')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('thread_id', 'text', (c) => c.notNull().references('thread.id'))
        .addColumn('author_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('edited_at', 'bigint')
        .addColumn('withdrawn_at', 'bigint')
        .execute()
      await db.schema.createIndex('comment_thread').on('comment').column('thread_id').execute()
      await db.schema
        .createTable('comment_history')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('comment_id', 'text', (c) => c.notNull().references('comment.id'))
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('replaced_at', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('version')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('regulation_id', 'text', (c) => c.notNull().references('regulation.id'))
        .addColumn('number', 'bigint', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('content_hash', 'text', (c) => c.notNull())
        .addColumn('sequence', 'bigint', (c) => c.notNull())
        .addColumn('created_by', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addUniqueConstraint('version_number', ['regulation_id', 'number'])
        .execute()
      await db.schema
        .createTable('update_log')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('sequence', 'bigint', (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('time', 'bigint', (c) => c.notNull())
        .addColumn('bytes', bytes, (c) => c.notNull())
        .addColumn('checksum', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('update_log_key', ['room', 'sequence'])
        .execute()
      await db.schema
        .createTable('room_base')
        .addColumn('room', 'text', (c) => c.primaryKey())
        .addColumn('sequence', 'bigint', (c) => c.notNull())
        .addColumn('bytes', bytes, (c) => c.notNull())
        .addColumn('state_vector', bytes, (c) => c.notNull())
        .addColumn('checksum', 'bigint', (c) => c.notNull())
        .addColumn('time', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('room_client')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('client', 'bigint', (c) => c.notNull())
        .addColumn('person_id', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('room_client_key', ['room', 'client'])
        .execute()
      await db.schema
        .createTable('audit')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('time', 'bigint', (c) => c.notNull())
        .addColumn('actor_id', 'text')
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('detail', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('audit_time').on('audit').column('time').execute()
    },
  },
  '0002-mentions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('comment_mention')
        .addColumn('comment_id', 'text', (c) => c.notNull().references('comment.id'))
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('comment_mention_key', ['comment_id', 'person_id'])
        .execute()
      await db.schema
        .createIndex('comment_mention_person')
        .on('comment_mention')
        .column('person_id')
        .execute()
      // Earlier wordings are read by comment from now on.
      await db.schema
        .createIndex('comment_history_comment')
        .on('comment_history')
        .column('comment_id')
        .execute()
    },
  },
  '0003-finding': {
    /** Tables only: what there is to find is filled in by the server while it serves; see word-index.ts. */
    async up(db: Kysely<unknown>) {
      const postgres = isPostgres(db)
      // SQLite finds a row by an integer key at once, by any other over an index.
      const key = postgres ? 'bigint' : 'integer'
      await db.schema
        .createTable('finding_text')
        .addColumn('number', postgres ? 'serial' : 'integer', (c) =>
          postgres ? c.primaryKey() : c.primaryKey().autoIncrement(),
        )
        .addColumn('regulation_id', 'text', (c) => c.notNull().unique().references('regulation.id'))
        .addColumn('sequence', 'bigint', (c) => c.notNull())
        .addColumn('last_provision', 'bigint', (c) => c.notNull())
        .addColumn('last_comment', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('finding_provision')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('regulation_id', 'text', (c) => c.notNull().references('regulation.id'))
        .addColumn('provision_id', 'text', (c) => c.notNull())
        .addColumn('position', 'bigint', (c) => c.notNull())
        .addColumn('is_heading', 'integer', (c) => c.notNull())
        .addColumn('address_vi', 'text', (c) => c.notNull())
        .addColumn('address_en', 'text', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('finding_provision_regulation')
        .on('finding_provision')
        .columns(['regulation_id', 'provision_id'])
        .execute()
      await db.schema
        .createTable('finding_comment')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('comment_id', 'text', (c) => c.notNull().unique().references('comment.id'))
        .execute()
      if (!postgres) {
        await sql`create virtual table finding_words using fts5
          (exact, folded, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3')`.execute(
          db,
        )
        return
      }
      await sql`create table finding_words
        (rowid bigint primary key, exact tsvector not null, folded tsvector not null)`.execute(db)
      // Words of one regulation, for who reads few; see idsOfRegulation.
      await sql`create index finding_words_regulation on finding_words ((rowid / 134217728))`.execute(
        db,
      )
      await sql`create index finding_words_exact on finding_words using gin (exact)`.execute(db)
      await sql`create index finding_words_folded on finding_words using gin (folded)`.execute(db)
    },
  },
  '0004-last-look': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('last_look')
        .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('regulation_id', 'text', (c) => c.notNull().references('regulation.id'))
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('sequence', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('last_look_key', ['person_id', 'regulation_id'])
        .execute()
    },
  },
}
