import { expect, it } from 'vitest'
import { readText } from './read-text.ts'

it.each([
  ['a control character', 'Nghị định này\u0007 quy định'],
  ['a letter that was lost', 'Nghị đ\uFFFDnh này quy định'],
  ['words turned round', 'Phạt tiền đến \u202E000.001\u202C đồng'],
  ['words set apart', 'Phạt tiền đến \u2066100.000\u2069 đồng'],
])('%s is warned of with its line', (_, line) => {
  let next = 0
  const { warnings } = readText(`Điều 1. Phạm vi\n${line}`, { newId: () => `id${next++}` })
  expect(warnings).toEqual([{ line: 2, reason: 'strange-character', text: line }])
})
