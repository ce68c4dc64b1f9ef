import type { Anchor } from '@cucao/consultation'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../database/open.ts'
import { mentionStore } from './mentions/store.ts'
import { threadStore } from './store.ts'
import type { ThreadStore } from './store.ts'
import { addMember, addPerson, addRegulation } from './testing.ts'

const anchor: Anchor = {
  provisionId: 'p1',
  start: 3,
  end: 9,
  quote: { exact: 'nước Đ', prefix: 'Nhà', suffix: '' },
  hash: '0011223344556677',
  around: ['p2'],
  relative: { start: 'AAE=', end: 'AAI=' },
  sequence: 7,
}

/** The laws every thread store keeps, whatever database is under it. */
export function threadStoreContract(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase
  let store: ThreadStore
  beforeEach(async () => {
    database = await open()
    store = threadStore(database)
    await addPerson(database, 'an', { id: 'bo', name: 'Bộ Khoa học và Công nghệ' })
    await addPerson(database, 'binh', { words: 'Công ty Bình Minh' })
    await addRegulation(database, 'r1', 'an')
    await addRegulation(database, 'r2', 'an')
  })
  afterEach(() => database.close())

  const begin = (id: string, regulationId = 'r1', at = 100) =>
    store.open(
      { id, regulationId, anchor, createdBy: 'an', createdAt: at },
      { id: `${id}-1`, authorId: 'an', body: 'Ý kiến đầu', mentions: [], createdAt: at },
    )

  it('answers a thread as it was stored, with its people', async () => {
    await begin('t1')
    const reply = { authorId: 'binh', body: 'Đồng ý 👍', mentions: [], createdAt: 101 }
    await store.reply('t1', { id: 'c2', ...reply })
    const an = { personId: 'an', name: 'Tên an', organisation: 'Bộ Khoa học và Công nghệ' }
    const binh = { personId: 'binh', name: 'Tên binh', organisation: 'Công ty Bình Minh' }
    const untouched = { editedAt: null, withdrawnAt: null, mentions: [] }
    expect(await store.find('r1', 't1')).toEqual({
      id: 't1',
      regulationId: 'r1',
      anchor,
      provisionId: 'p1',
      state: 'open',
      createdBy: an,
      createdAt: 100,
      resolvedBy: null,
      resolvedAt: null,
      comments: [
        { id: 't1-1', author: an, body: 'Ý kiến đầu', createdAt: 100, ...untouched },
        { id: 'c2', author: binh, body: 'Đồng ý 👍', createdAt: 101, ...untouched },
      ],
    })
    expect(await store.listOf('r1')).toEqual([await store.find('r1', 't1')])
  })

  it('knows a thread only on its own regulation', async () => {
    await begin('t1')
    expect(await store.find('r2', 't1')).toBeNull()
    expect(await store.listOf('r2')).toEqual([])
  })

  it('lists threads oldest first', async () => {
    await begin('t3', 'r1', 300)
    await begin('t1', 'r1', 100)
    await begin('t2', 'r1', 100)
    await begin('other', 'r2', 50)
    expect((await store.listOf('r1')).map((thread) => thread.id)).toEqual(['t1', 't2', 't3'])
  })

  it('stores no thread without its first comment', async () => {
    await begin('t1')
    const clash = store.open(
      { id: 't2', regulationId: 'r1', anchor, createdBy: 'an', createdAt: 1 },
      { id: 't1-1', authorId: 'an', body: 'trùng', mentions: [], createdAt: 1 },
    )
    await expect(clash).rejects.toThrow(/unique/i)
    expect(await store.find('r1', 't2')).toBeNull()
  })

  it('keeps every earlier wording of an edited comment', async () => {
    await begin('t1')
    const edit = { commentId: 't1-1', mentions: [], at: 200 }
    const first = { ...edit, expectedBody: 'Ý kiến đầu', body: 'Hai', historyId: 'h1' }
    expect(await store.edit(first)).toBe(true)
    const second = { ...edit, at: 300, expectedBody: 'Hai', body: 'Ba', historyId: 'h2' }
    expect(await store.edit(second)).toBe(true)
    expect(await store.historyOf('t1-1')).toEqual([
      { body: 'Ý kiến đầu', replacedAt: 200 },
      { body: 'Hai', replacedAt: 300 },
    ])
    const [comment] = (await store.find('r1', 't1'))?.comments ?? []
    expect(comment).toMatchObject({ body: 'Ba', editedAt: 300 })
  })

  it('edits nothing that changed meanwhile, is withdrawn, or is resolved', async () => {
    await begin('t1')
    const edit = {
      commentId: 't1-1',
      expectedBody: 'Ý kiến đầu',
      body: 'Mới',
      mentions: ['binh'],
      at: 2,
      historyId: 'h',
    }
    expect(await store.edit({ ...edit, expectedBody: 'khác' })).toBe(false)
    await store.changeState('t1', 'resolved', 'an', 2)
    expect(await store.edit(edit)).toBe(false)
    await store.changeState('t1', 'open', 'an', 3)
    await store.withdraw('t1-1', 4)
    expect(await store.edit(edit)).toBe(false)
    expect(await store.historyOf('t1-1')).toEqual([])
    expect((await store.find('r1', 't1'))?.comments[0]?.mentions).toEqual([])
  })

  it('keeps the words and the first time of a withdrawal', async () => {
    await begin('t1')
    await store.withdraw('t1-1', 200)
    await store.withdraw('t1-1', 300)
    const [comment] = (await store.find('r1', 't1'))?.comments ?? []
    expect(comment).toMatchObject({ body: 'Ý kiến đầu', withdrawnAt: 200 })
  })

  it('resolves once, reopens once, and takes no reply between', async () => {
    await begin('t1')
    expect(await store.changeState('t1', 'resolved', 'binh', 200)).toBe(true)
    expect(await store.changeState('t1', 'resolved', 'an', 300)).toBe(false)
    const resolved = await store.find('r1', 't1')
    expect(resolved).toMatchObject({ state: 'resolved', resolvedAt: 200 })
    expect(resolved?.resolvedBy?.personId).toBe('binh')
    const late = { id: 'late', authorId: 'an', body: 'muộn', mentions: ['binh'], createdAt: 301 }
    expect(await store.reply('t1', late)).toBe(false)
    expect(await store.changeState('t1', 'open', 'an', 400)).toBe(true)
    const open = await store.find('r1', 't1')
    expect(open).toMatchObject({ state: 'open', resolvedBy: null, resolvedAt: null })
    expect(open?.comments).toHaveLength(1)
    expect(await store.reply('t1', late)).toBe(true)
  })

  it('keeps whom a comment mentions, once each, and since when', async () => {
    await addPerson(database, 'chi')
    await begin('t1')
    const reply = { id: 'c2', authorId: 'an', createdAt: 101 }
    await store.reply('t1', { ...reply, body: '@Tên binh @Tên binh', mentions: ['binh', 'binh'] })
    const mentioned = async () => (await store.find('r1', 't1'))?.comments[1]?.mentions
    const [binh, chi] = ['binh', 'chi'].map((id) => ({ personId: id, name: `Tên ${id}` }))
    expect(await mentioned()).toEqual([binh])
    const edit = { commentId: 'c2', expectedBody: '@Tên binh @Tên binh', at: 200 }
    const both = { ...edit, body: '@Tên chi @Tên binh', mentions: ['chi', 'binh'] }
    await store.edit({ ...both, historyId: 'h1' })
    expect(await mentioned()).toEqual([binh, chi])
    const rows = await database.db
      .selectFrom('comment_mention')
      .selectAll()
      .orderBy('person_id')
      .execute()
    expect(rows.map((row) => [row.person_id, row.created_at])).toEqual([
      ['binh', 101],
      ['chi', 200],
    ])
    const none = { ...edit, expectedBody: both.body, body: 'Thôi', mentions: [], historyId: 'h2' }
    await store.edit(none)
    expect(await mentioned()).toEqual([])
    expect(await store.listOf('r1')).toEqual([await store.find('r1', 't1')])
  })

  it('stores no comment without its mentions', async () => {
    await begin('t1')
    const reply = { id: 'c2', authorId: 'an', body: '@Ai đó', createdAt: 101 }
    await expect(store.reply('t1', { ...reply, mentions: ['nobody'] })).rejects.toThrow(
      /foreign key/i,
    )
    expect((await store.find('r1', 't1'))?.comments).toHaveLength(1)
  })

  describe('who may be mentioned', () => {
    const names = async (guest: boolean, among?: string[]) => {
      const asked = among ? { guest, among } : { guest }
      return (await mentionStore(database.db).mentionable('r1', asked)).map((one) => one.personId)
    }
    beforeEach(async () => {
      for (const id of ['chi', 'dung', 'gia', 'ha']) await addPerson(database, id)
      await addMember(database, 'r1', 'an', 'lead-drafter')
      await addMember(database, 'r1', 'binh', 'opinion-giver')
      await addMember(database, 'r1', 'chi', 'drafter')
      await addMember(database, 'r1', 'dung', 'reader')
      await addMember(database, 'r2', 'gia', 'drafter')
      await begin('elsewhere', 'r2')
    })

    it('is who has a role on that regulation and may sign in, with name and organisation', async () => {
      expect(await names(false)).toEqual(['an', 'binh', 'chi', 'dung'])
      await database.db
        .updateTable('person')
        .set({ disabled_at: 5 })
        .where('id', '=', 'chi')
        .execute()
      expect(await names(false)).toEqual(['an', 'binh', 'dung'])
      expect((await mentionStore(database.db).mentionable('r1', { guest: false }))[1]).toEqual({
        personId: 'binh',
        name: 'Tên binh',
        organisation: 'Công ty Bình Minh',
      })
    })

    it('is for a guest a drafter, or who has spoken there', async () => {
      expect(await names(true)).toEqual(['an', 'chi'])
      await begin('t1')
      const reply = { body: 'x', mentions: [], createdAt: 101 }
      await store.reply('t1', { id: 'c2', authorId: 'binh', ...reply })
      await store.reply('t1', { id: 'c3', authorId: 'ha', ...reply })
      expect(await names(true)).toEqual(['an', 'binh', 'chi'])
    })

    it('may be asked about some people alone', async () => {
      expect(await names(false, ['chi', 'gia', 'ha', 'nobody'])).toEqual(['chi'])
    })
  })
}
