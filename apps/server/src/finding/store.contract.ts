import { searchQuery } from '@cucao/regulation'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addPerson, addRegulation, textOf } from '../consultation/testing.ts'
import { threadStore } from '../consultation/store.ts'
import type { OpenDatabase } from '../database/open.ts'
import { membershipStore } from '../people/membership/store.ts'
import { findingStore, mostFound } from './store.ts'
import { asker, giveRole, indexText } from './testing.ts'

const roads = textOf(
  'article a1 Quản lý đường bộ',
  'clause c1 Ủy ban nhân dân cấp tỉnh quản lý đường bộ theo Nghị định số 15/2024/NĐ-CP.',
  'clause c2 Bộ trưởng quy định về đường sắt.',
  'article a2 Dương lịch',
)
const water = textOf('article w1 Đường thủy nội địa', 'clause w2 Uỷ ban nhân dân cấp xã.')

/** The laws of finding, whatever database is under it. */
export function findingStoreContract(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase
  let places: ReturnType<typeof asker>['places']
  let ask: ReturnType<typeof asker>['ask']

  beforeEach(async () => {
    database = await open()
    ;({ ask, places } = asker(database))
    for (const person of ['an', 'binh']) await addPerson(database, person)
    await addRegulation(database, 'r1', 'an', 'Nghị định về giao thông đường bộ')
    await addRegulation(database, 'r2', 'an', 'Thông tư về hàng hải')
    await giveRole(database, 'r1', 'an', 'drafter')
    await giveRole(database, 'r2', 'an')
    await giveRole(database, 'r2', 'binh')
    await indexText(database, 'r1', roads)
    await indexText(database, 'r2', water)
  })
  afterEach(() => database.close())

  const comment = (regulationId: string, body: string, provisionId = 'c1', id = 't1') =>
    threadStore(database).open(
      {
        id,
        regulationId,
        anchor: {
          provisionId,
          start: 0,
          end: 0,
          quote: { exact: '', prefix: '', suffix: '' },
          hash: '',
          around: [],
          sequence: 1,
        },
        createdBy: 'an',
        createdAt: 100,
      },
      { id: `${id}-1`, authorId: 'an', body, mentions: [], createdAt: 100 },
    )

  it('finds a clause without diacritics, by either tone placement, and a number as written', async () => {
    expect(await places('an', 'duong bo')).toEqual([
      'r1: title: đường bộ',
      'r1: Điều 1: đường bộ',
      'r1: khoản 1 Điều 1: đường bộ',
      'r1: khoản 2 Điều 1: Bộ|đường',
    ])
    expect(await places('an', 'uỷ ban nhân dân')).toEqual([
      'r1: khoản 1 Điều 1: Ủy ban nhân dân',
      'r2: khoản 1 Điều 1: Uỷ ban nhân dân',
    ])
    expect(await places('an', '15/2024/NĐ-CP')).toEqual(['r1: khoản 1 Điều 1: 15/2024/NĐ-CP'])
    expect(await places('an', '15/2024/nd-cp')).toEqual(['r1: khoản 1 Điều 1: 15/2024/NĐ-CP'])
    expect(await places('an', '15/2025/NĐ-CP')).toEqual([])
  })

  it('puts the exact spelling above the folded one, and a phrase above words apart', async () => {
    expect(await places('an', 'dương ', { kind: 'provision', regulationId: 'r1' })).toEqual([
      'r1: Điều 2: Dương',
      'r1: Điều 1: đường',
      'r1: khoản 1 Điều 1: đường',
      'r1: khoản 2 Điều 1: đường',
    ])
    expect((await places('an', 'quy định về đường'))[0]).toBe(
      'r1: khoản 2 Điều 1: quy định về đường',
    )
  })

  it('finds a last word that is only begun, below whole ones', async () => {
    expect(await places('an', 'duong thu')).toEqual(['r2: Điều 1: Đường thủy'])
    expect(await places('an', 'duong thu ')).toEqual([])
  })

  it('finds only where the person has a role, in names, clauses, comments and counts', async () => {
    await comment('r1', 'Đường này do ai quản lý?')
    expect(await places('binh', 'đường')).toEqual(['r2: Điều 1: Đường'])
    expect((await ask('binh', 'đường')).total).toBe(1)
    expect((await ask('binh', 'giao thông')).total).toBe(0)
    expect(await places('binh', 'đường', { regulationId: 'r1' })).toEqual([])
    expect((await ask('nobody', 'đường')).total).toBe(0)
  })

  it('finds nothing at once where the role was taken away or the person disabled', async () => {
    await membershipStore(database.db).removeMember('r1', 'an')
    expect(await places('an', 'đường bộ')).toEqual([])
    await database.db
      .updateTable('person')
      .set({ disabled_at: 5 })
      .where('id', '=', 'binh')
      .execute()
    expect((await ask('binh', 'đường')).total).toBe(0)
  })

  it('finds a comment with its thread, by its present words, until it is withdrawn', async () => {
    const threads = threadStore(database)
    await comment('r1', 'Nên nêu rõ kinh phí.')
    const { hits } = await ask('an', 'kinh phi')
    expect(hits).toMatchObject([
      {
        kind: 'comment',
        provisionId: 'c1',
        address: { vi: 'khoản 1 Điều 1' },
        comment: { id: 't1-1', threadId: 't1', threadState: 'open', author: 'Tên an' },
        excerpt: { text: 'Nên nêu rõ kinh phí.', ranges: [[11, 19]] },
      },
    ])
    const edit = { commentId: 't1-1', expectedBody: 'Nên nêu rõ kinh phí.', historyId: 'h' }
    await threads.edit({ ...edit, body: 'Nên nêu thời hạn.', mentions: [], at: 200 })
    expect(await places('an', 'kinh phí')).toEqual([])
    expect(await places('an', 'thời hạn')).toEqual(['r1: comment: thời hạn'])
    await threads.withdraw('t1-1', 300)
    expect(await places('an', 'thời hạn')).toEqual([])
    const left = await database.db.selectFrom('finding_comment').selectAll().execute()
    expect(left).toEqual([])
  })

  it('does not show a withdrawn comment even where its words were left behind', async () => {
    await comment('r1', 'Nên nêu rõ kinh phí.')
    await database.db.updateTable('comment').set({ withdrawn_at: 1 }).execute()
    expect(await places('an', 'kinh phí')).toEqual([])
  })

  it('stores no comment without its words, and no words without their comment', async () => {
    await comment('r1', 'một')
    await expect(comment('r1', 'kinh phí')).rejects.toThrow(/unique/i)
    expect(await places('an', 'kinh phí')).toEqual([])
    expect(await places('an', 'một')).toEqual(['r1: comment: một'])
  })

  it('makes comments findable that were stored before the index, once', async () => {
    await comment('r1', 'Nên nêu rõ kinh phí.')
    await comment('r1', 'đã rút', 'c1', 't2')
    await threadStore(database).withdraw('t2-1', 200)
    await database.db.deleteFrom('finding_comment').execute()
    await database.db.deleteFrom('finding_words').execute()
    const store = findingStore(database)
    expect(await places('an', 'kinh phí')).toEqual([])
    expect(await store.indexOldComments(10)).toBe(1)
    expect(await store.indexOldComments(10)).toBe(0)
    expect(await places('an', 'kinh phí')).toEqual(['r1: comment: kinh phí'])
  })

  it('follows the text: new words, other numbers, removed clauses', async () => {
    const changed = textOf(
      'article a0 Phạm vi',
      'article a1 Quản lý đường bộ',
      'clause c2 Bộ trưởng quy định về cầu cảng.',
    )
    await indexText(database, 'r1', changed)
    expect(await places('an', 'cầu cảng')).toEqual(['r1: khoản 1 Điều 2: cầu cảng'])
    expect(await places('an', 'đường sắt')).toEqual([])
    expect(await places('an', '15/2024/NĐ-CP')).toEqual([])
    expect(await places('an', 'quản lý', { kind: 'provision' })).toEqual(['r1: Điều 2: Quản lý'])
  })

  it('knows which texts went on since they were read', async () => {
    const store = findingStore(database)
    const log = { actor: 'a', session: 's', time: 1, bytes: Buffer.from([0]), checksum: 0 }
    const append = (room: string, sequence: number) =>
      database.db
        .insertInto('update_log')
        .values({ ...log, room, sequence })
        .execute()
    expect(await store.textsBehind()).toEqual([])
    await append('r1', 1)
    await append('no-regulation-yet', 1)
    expect(await store.textsBehind()).toEqual([{ regulationId: 'r1', sequence: 1, isNew: true }])
    await store.caughtUp('r1', 1)
    expect(await store.textsBehind()).toEqual([])
    await append('r1', 2)
    expect(await store.textsBehind()).toEqual([{ regulationId: 'r1', sequence: 2, isNew: false }])
    await store.caughtUp('r1', 2)
    // Folded: the log is empty, its base holds everything.
    await database.db.deleteFrom('update_log').where('room', '=', 'r1').execute()
    await database.db
      .insertInto('room_base')
      .values({
        room: 'r1',
        sequence: 2,
        bytes: Buffer.from([0]),
        state_vector: Buffer.from([0]),
        checksum: 0,
        time: 1,
      })
      .execute()
    expect(await store.textsBehind()).toEqual([])
  })

  it('answers a page at a time, and no more than anybody reads', async () => {
    const many = textOf(...Array.from({ length: mostFound + 20 }, (_, n) => `article m${n} nhiều`))
    await indexText(database, 'r2', many)
    const first = await ask('an', 'nhiều', { limit: 20 })
    expect([first.total, first.isMore]).toEqual([mostFound, true])
    const rest = await ask('an', 'nhiều', { from: 20, limit: 50 })
    const ids = [...first.hits, ...rest.hits].map(({ provisionId }) => provisionId)
    expect(new Set(ids).size).toBe(70)
    expect((await ask('an', 'nhiều', { from: mostFound - 5 })).hits).toHaveLength(5)
  })

  it('takes whatever is typed for words', async () => {
    for (const typed of hostile) {
      const query = searchQuery(typed)
      const { hits } = query ? await ask('an', typed) : { hits: [] }
      for (const { regulationId } of hits) expect(['r1', 'r2']).toContain(regulationId)
      const isOneWord = query?.words.every(({ exact }) => exact === 'đường') ?? false
      expect([typed, isOneWord, hits.length === 6]).toEqual([typed, isOneWord, isOneWord])
    }
    expect((await ask('an', 'đường')).total).toBe(6)
  })
}

/** What a hand, a paste or an attacker may put into the field. */
const hostile = [
  '"',
  "'",
  '*',
  '"đường',
  'đường"',
  'đường*',
  '^đường',
  '-đường',
  'NEAR(đường bộ)',
  'đường AND',
  'OR đường',
  'NOT đường',
  'exact:đường',
  'folded : đường',
  '{đường}',
  '(đường',
  'đường)',
  'đường + bộ',
  "đường'; drop table finding_words;--",
  'đường \\',
  'đường & | ! <-> :*',
  'đường:A',
  '%đường_',
  '$1 ? :p',
  '\u0000đường\u0000',
  '👍🏽 đường 🇻🇳',
  '\uD800đường',
  `đường ${'x'.repeat(10_000)}`,
  'đường '.repeat(2000),
  `${'"'.repeat(5000)}đường`,
]
