import { AddressBook } from '@cucao/regulation'
import type { Level, Provision } from '@cucao/regulation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  articleOf,
  facetsOf,
  findable,
  openOnes,
  outside,
  passes,
  passesButState,
  setFilters,
  without,
} from './thread-filter.ts'
import type { Findable, ThreadFilter } from './thread-filter.ts'

const block = (id: string, level: Level): Provision => ({
  type: 'provision',
  attrs: { id, level, number: null, form: null, quoted: false, lead: '' },
  content: [{ type: 'text', text: id }],
})
const book = new AddressBook([
  block('c1', 'chapter'),
  block('d1', 'article'),
  block('k1', 'clause'),
  block('d2', 'article'),
])
const comment = (personId: string, organisation: string | null, mentions: string[] = []) => ({
  id: personId,
  author: { personId, name: `Tên ${personId}`, organisation },
  body: 'x',
  createdAt: 1,
  editedAt: null,
  withdrawnAt: null,
  mine: false,
  mentions: mentions.map((id) => ({ personId: id, name: `Tên ${id}` })),
})
const thread = (comments: ReturnType<typeof comment>[], article: string | null = 'd1') =>
  findable({ state: 'open', comments }, article, 'me')
const only = (change: Partial<ThreadFilter>, found: Findable) =>
  passes({ ...openOnes, ...change }, found)

test('whoever said something counts, not only who began', () => {
  const found = thread([comment('an', 'Bộ'), comment('binh', 'Sở')])
  expect(only({}, found)).toBe(true)
  expect(only({ person: 'binh' }, found)).toBe(true)
  expect(only({ person: 'chi' }, found)).toBe(false)
  expect(only({ organisation: 'Sở' }, found)).toBe(true)
  expect(only({ organisation: 'Cục' }, found)).toBe(false)
  expect(only({ person: 'an', organisation: 'Cục' }, found)).toBe(false)
})

test('mentions of who reads, in any of the comments', () => {
  expect(only({ toMe: true }, thread([comment('an', null), comment('b', null, ['me'])]))).toBe(true)
  expect(only({ toMe: true }, thread([comment('me', null, ['an'])]))).toBe(false)
})

test('a thread is in the article its words stand in now', () => {
  expect(articleOf(book, { provisionId: 'k1' })).toBe('d1')
  expect(articleOf(book, { provisionId: 'd2' })).toBe('d2')
  expect(articleOf(book, { provisionId: 'c1' })).toBe(outside)
  expect(articleOf(book, { provisionId: null })).toBeNull()
  expect(articleOf(book, undefined)).toBeNull()
  expect(only({ article: 'd2' }, thread([comment('an', null)], 'd2'))).toBe(true)
  expect(only({ article: 'd2' }, thread([comment('an', null)], null))).toBe(false)
})

test('there is to choose from what there is, articles in the order of the text', () => {
  const threads = [
    thread([comment('b', 'Sở Y tế')], outside),
    thread([comment('a', 'Bộ Y tế')], 'd2'),
    thread([comment('b', 'Sở Y tế')], 'd1'),
    thread([comment('a', null)], null),
  ]
  expect(facetsOf(threads, book)).toEqual({
    people: [
      ['a', 'Tên a'],
      ['b', 'Tên b'],
    ],
    organisations: ['Bộ Y tế', 'Sở Y tế'],
    articles: ['d1', 'd2', outside],
  })
})

const wish = fc.record({
  state: fc.constantFrom('open' as const, 'resolved' as const),
  person: fc.constantFrom(null, 'a', 'b'),
  organisation: fc.constantFrom(null, 'A', 'B'),
  article: fc.constantFrom(null, 'd1', outside),
  toMe: fc.boolean(),
})
const any = fc
  .record({
    state: fc.constantFrom('open' as const, 'resolved' as const),
    who: fc.subarray(['a', 'b']),
    article: fc.constantFrom(null, 'd1', outside),
    mentions: fc.subarray(['me', 'a']),
  })
  .map(({ state, who, article, mentions }) => ({
    ...thread(
      who.map((id) => comment(id, id.toUpperCase(), mentions)),
      article,
    ),
    state,
  }))

test('filters combine: all hold together exactly where each holds alone', () => {
  fc.assert(
    fc.property(wish, any, (filter, found) => {
      const alone = setFilters(filter).map((key) =>
        passesButState({ ...openOnes, [key]: filter[key] }, found),
      )
      expect(passesButState(filter, found)).toBe(alone.every(Boolean))
      for (const key of setFilters(filter)) {
        expect(setFilters(without(filter, key))).not.toContain(key)
        // Taking one away never hides what was shown.
        expect(passes(filter, found) && !passes(without(filter, key), found)).toBe(false)
      }
    }),
  )
})
