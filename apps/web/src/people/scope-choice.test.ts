import { withinScope } from '@cucao/people'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Heading } from './scope-choice.ts'
import { isCovered, toggleScope } from './scope-choice.ts'

const article = (id: string): Heading => ({ id, children: [] })
const outline: Heading[] = [
  { id: 'I', children: [article('1'), article('2')] },
  {
    id: 'II',
    children: [
      { id: 'II.1', children: [article('3'), article('4')] },
      { id: 'II.2', children: [article('5')] },
    ],
  },
  article('6'),
]
const pathOf: Record<string, string[]> = {
  I: [],
  '1': ['I'],
  '2': ['I'],
  II: [],
  'II.1': ['II'],
  '3': ['II', 'II.1'],
  '4': ['II', 'II.1'],
  'II.2': ['II'],
  '5': ['II', 'II.2'],
  '6': [],
}
const press = (scope: string[], id: string) => toggleScope(scope, outline, id, pathOf[id] ?? [])
const articles = ['1', '2', '3', '4', '5', '6']
const covered = (scope: string[]) =>
  articles.filter((id) => withinScope(scope, [id, ...(pathOf[id] ?? [])]))

describe('choosing where the invited may comment', () => {
  it('a chapter swallows its articles', () => {
    expect(press(['1', '6'], 'I')).toEqual(['I', '6'])
  })

  it('one article out of a chosen chapter leaves the rest of it', () => {
    expect(press(['II'], '3')).toEqual(['4', 'II.2'])
    expect(press(['II'], 'II.1')).toEqual(['II.2'])
  })

  it('a press turns exactly the articles of that heading on or off', () => {
    const presses = fc.array(fc.constantFrom(...Object.keys(pathOf)), { maxLength: 12 })
    fc.assert(
      fc.property(presses, fc.constantFrom(...Object.keys(pathOf)), (before, id) => {
        const scope = before.reduce(press, [] as string[])
        const was = scope.includes(id) || isCovered(scope, pathOf[id] ?? [])
        const after = press(scope, id)
        const own = articles.filter((each) => each === id || pathOf[each]?.includes(id))
        expect(covered(after).filter((each) => own.includes(each))).toEqual(was ? [] : own)
        const others = articles.filter((each) => !own.includes(each))
        expect(covered(after).filter((each) => others.includes(each))).toEqual(
          covered(scope).filter((each) => others.includes(each)),
        )
        for (const each of after) expect(isCovered(after, pathOf[each] ?? [])).toBe(false)
      }),
    )
  })
})
