import { readText } from '@cucao/regulation'
import { countingIds } from '@cucao/regulation/testing'
import { wordsOf } from '@cucao/regulation'
import { expect, test } from 'vitest'
import { blocksOfLines } from './lines-to-review.ts'

const text = `Điều 1. Phạm vi
1. Khoản một;
3. Khoản ba.
Điều 4. Hiệu lực
1. Khoản một;
5. Khoản năm.`

test('each odd line is found again in the text that was made of it, in order', () => {
  const { text: read, warnings } = readText(text, { newId: countingIds() })
  const ids = blocksOfLines(read.content, warnings)
  const found = ids.map((id) => {
    const block = read.content.find((each) => each.attrs.id === id)
    return block && wordsOf(block)
  })
  expect(warnings.map(({ line }) => line)).toEqual([3, 4, 6])
  expect(found).toEqual(['Khoản ba.', 'Hiệu lực', 'Khoản năm.'])
  expect(blocksOfLines(read.content, [{ text: 'không có ở đâu' }])).toEqual([null])
})
