import { outlineOf } from '@cucao/regulation'
import { blocksFrom } from '@cucao/regulation/testing'
import { expect, test } from 'vitest'
import { isOwnGap, nameOf, rowStandingFor, rowsOf, spotAt } from './outline-rows.ts'

const outline = outlineOf(
  blocksFrom(
    ['chapter', 'QUY ĐỊNH CHUNG'],
    ['article', 'một'],
    ['article', 'hai'],
    ['chapter', 'TRÁCH NHIỆM'],
    ['section', 'CHUNG'],
    ['article', 'ba'],
    ['annex', 'DANH MỤC'],
  ),
)
const [first, second, annex] = outline
const idOf = (at: number) => rows()[at]?.entry.id ?? ''
const bothChapters = new Set([first?.id ?? '', second?.id ?? ''])
const none = new Set<string>()
const counts = new Map(
  [first?.children[1], second?.children[0]?.children[0]].map((e) => [e?.id ?? '', 2]),
)
const rows = (folded: ReadonlySet<string> = none) => rowsOf(outline, folded, counts)

test('a folded heading hides what lies in it and shows its threads', () => {
  const shown = (folded: ReadonlySet<string>) =>
    rows(folded).map(({ entry, depth, isOpen, count }) => [entry.label, depth, isOpen, count])
  expect(shown(none)).toEqual([
    ['Chương I', 1, true, 0],
    ['Điều 1.', 2, null, 0],
    ['Điều 2.', 2, null, 2],
    ['Chương II', 1, true, 0],
    ['Mục 1', 2, true, 0],
    ['Điều 3.', 3, null, 2],
    ['Phụ lục', 1, null, 0],
  ])
  expect(shown(bothChapters)).toEqual([
    ['Chương I', 1, false, 2],
    ['Chương II', 1, false, 2],
    ['Phụ lục', 1, null, 0],
  ])
})

test('a line says its place among its siblings', () => {
  expect(rows().map(({ place, siblings }) => `${place}/${siblings}`)).toEqual([
    '1/3',
    '1/2',
    '2/2',
    '2/3',
    '1/1',
    '1/1',
    '3/3',
  ])
})

test('a heading out of sight is marked at the outermost folded one it lies in', () => {
  const article = idOf(5)
  const section = idOf(4)
  expect(rowStandingFor(outline, none, article)).toBe(article)
  expect(rowStandingFor(outline, new Set([section]), article)).toBe(section)
  expect(rowStandingFor(outline, new Set([section, second?.id ?? '']), article)).toBe(second?.id)
  expect(rowStandingFor(outline, none, null)).toBeNull()
  expect(rowStandingFor(outline, none, 'gone')).toBeNull()
})

test('what is dropped lands after the line above, or as the first of an open heading', () => {
  expect(spotAt(rows(), 0)).toEqual({ before: first?.id })
  expect(spotAt(rows(), 1)).toEqual({ before: idOf(1) })
  expect(spotAt(rows(), 3)).toEqual({ after: idOf(2) })
  expect(spotAt(rows(), 6)).toEqual({ after: idOf(5) })
  expect(spotAt(rows(), 7)).toEqual({ after: annex?.id })
  expect(spotAt(rows(bothChapters), 1)).toEqual({ after: first?.id })
  expect(spotAt([], 0)).toBeNull()
})

test('beside itself and inside itself nothing moves', () => {
  const own = (at: number) => rows().map((_, gap) => isOwnGap(rows(), at, gap))
  expect(own(1)).toEqual([false, true, true, false, false, false, false])
  expect(own(3)).toEqual([false, false, false, true, true, true, true])
})

test('capitals of a heading are for paper', () => {
  expect(rows().map(({ entry }) => nameOf(entry))).toEqual([
    'Chương I. Quy định chung',
    'Điều 1. một',
    'Điều 2. hai',
    'Chương II. Trách nhiệm',
    'Mục 1. Chung',
    'Điều 3. ba',
    'Phụ lục. Danh mục',
  ])
})
