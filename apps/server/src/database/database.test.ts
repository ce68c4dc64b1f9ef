import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshSqlite, startPostgres } from './testing.ts'

describe('database', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.stop())

  for (const kind of ['sqlite', 'postgres'] as const)
    it(`keeps numbers and bytes as they were on ${kind}`, async () => {
      const open = kind === 'sqlite' ? await freshSqlite() : await postgres.fresh()
      const row = {
        room: 'r',
        sequence: 1,
        actor: 'a',
        session: 's',
        time: 1_790_000_000_000,
        bytes: Buffer.from([0, 255, 7]),
        checksum: 4_294_967_295,
      }
      await open.db.insertInto('update_log').values(row).execute()
      const read = await open.db.selectFrom('update_log').selectAll().executeTakeFirstOrThrow()
      expect({ ...read, bytes: Buffer.from(read.bytes) }).toEqual(row)
      await open.close()
    })

  it('says why a transaction failed where SQLite has ended it by itself', async () => {
    const open = await freshSqlite()
    const failing = open.db.transaction().execute(async (transaction) => {
      await sql`rollback`.execute(transaction)
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    await open.close()
  })

  it('answers as a table is now, also to what was asked before the table changed', async () => {
    const open = await freshSqlite()
    const all = sql<Record<string, unknown>>`select * from notes`
    await sql`create table notes (word text)`.execute(open.db)
    await sql`insert into notes values ('a')`.execute(open.db)
    expect((await all.execute(open.db)).rows).toEqual([{ word: 'a' }])
    await sql`alter table notes add column later text default 'x'`.execute(open.db)
    expect((await all.execute(open.db)).rows).toEqual([{ word: 'a', later: 'x' }])
    await open.close()
  })
})
