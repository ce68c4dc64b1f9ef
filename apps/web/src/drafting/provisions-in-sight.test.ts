import { expect, test } from 'vitest'
import { fromTheMiddle } from './provisions-in-sight.ts'

test('what stands in the middle of the window comes first, then what is around it', () => {
  expect(fromTheMiddle(['a', 'b', 'c', 'd', 'e'])).toEqual(['c', 'b', 'd', 'a', 'e'])
  expect(fromTheMiddle(['a', 'b'])).toEqual(['b', 'a'])
  expect(fromTheMiddle([])).toEqual([])
})
