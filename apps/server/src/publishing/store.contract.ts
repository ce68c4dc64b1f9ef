import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OpenDatabase } from '../database/open.ts'
import { addPerson, addRegulation } from '../consultation/testing.ts'
import { versionStore } from './store.ts'
import type { NewVersion, VersionStore } from './store.ts'

/** The laws every version store keeps, whatever database is under it. */
export function versionStoreContract(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase
  let store: VersionStore
  beforeEach(async () => {
    database = await open()
    store = versionStore(database)
    await addPerson(database, 'an')
    await addRegulation(database, 'r1', 'an', 'Nghị định về dữ liệu')
    await addRegulation(database, 'r2', 'an')
  })
  afterEach(() => database.close())

  const version = (id: string, more: Partial<NewVersion> = {}): NewVersion => ({
    id,
    regulationId: 'r1',
    title: 'Nghị định về dữ liệu',
    note: 'Gửi lấy ý kiến',
    content: `{"type":"doc","of":"${id}"}`,
    contentHash: `hash of ${id}`,
    sequence: 12,
    createdBy: 'an',
    createdAt: 1000,
    ...more,
  })

  it('numbers versions from 1 on each regulation', async () => {
    expect(await store.add(version('a'))).toEqual({ added: 1 })
    expect(await store.add(version('b'))).toEqual({ added: 2 })
    expect(await store.add(version('c', { regulationId: 'r2' }))).toEqual({ added: 1 })
    expect((await store.listOf('r1')).map(({ number, id }) => [number, id])).toEqual([
      [2, 'b'],
      [1, 'a'],
    ])
  })

  it('answers a version as it was stored', async () => {
    await store.add(version('a'))
    const found = await store.find('r1', 1)
    expect(found).toEqual({
      id: 'a',
      regulationId: 'r1',
      number: 1,
      title: 'Nghị định về dữ liệu',
      note: 'Gửi lấy ý kiến',
      contentHash: 'hash of a',
      sequence: 12,
      createdAt: 1000,
      createdBy: { name: 'Tên an' },
      leadOrganisation: null,
    })
    expect(await store.listOf('r1')).toEqual([found])
    expect(await store.contentOf('a')).toBe('{"type":"doc","of":"a"}')
  })

  it('knows nothing of what was not published', async () => {
    await store.add(version('a'))
    expect(await store.find('r2', 1)).toBeNull()
    expect(await store.newestOf('r1')).toBe(1)
    expect(await store.newestOf('r2')).toBe(0)
    expect(await store.find('r1', 2)).toBeNull()
    expect(await store.contentOf('b')).toBeNull()
    expect(await store.listOf('unknown')).toEqual([])
    expect(await store.titleOf('unknown')).toBeNull()
    expect(await store.titleOf('r1')).toBe('Nghị định về dữ liệu')
  })

  it('does not store the newest text a second time, but an older one again', async () => {
    await store.add(version('a', { contentHash: 'one' }))
    expect(await store.add(version('b', { contentHash: 'one' }))).toEqual({ same: 1 })
    await store.add(version('c', { contentHash: 'two' }))
    expect(await store.add(version('d', { contentHash: 'one' }))).toEqual({ added: 3 })
    expect(await store.contentOf('b')).toBeNull()
  })

  it('gives every one of many at once a number of its own', async () => {
    const all = Array.from({ length: 8 }, (_, n) => store.add(version(`v${n}`)))
    const numbers = (await Promise.all(all)).map((answer) => ('added' in answer ? answer.added : 0))
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('writes the act down with the version, both or neither', async () => {
    await store.add(version('a'))
    await expect(store.add(version('a', { contentHash: 'other' }))).rejects.toThrow(/unique/i)
    const acts = await database.db.selectFrom('audit').selectAll().execute()
    expect(acts).toHaveLength(1)
    expect(acts[0]).toMatchObject({
      actor_id: 'an',
      action: 'version-published',
      subject: 'r1',
      time: 1000,
    })
    expect(JSON.parse(acts[0]?.detail ?? '')).toEqual({
      version: 'a',
      number: 1,
      contentHash: 'hash of a',
    })
  })
}
