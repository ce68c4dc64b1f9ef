import { readText } from '@cucao/regulation'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const source = readFileSync(new URL('./sample-decree.txt', import.meta.url), 'utf8')
let last = 0
const reading = readText(source, { newId: () => `i${++last}` })

describe('the sample decree', () => {
  it('is read without a warning and without a lost character', () => {
    expect(reading.warnings).toEqual([])
    expect(reading.lostCharacters).toBe(0)
    expect(reading.counts).toMatchObject({ chapter: 7, section: 4, article: 43 })
    expect(reading.annexes).toBe(1)
  })

  it('says at its very head that it is a sample', () => {
    expect(source.split('\n')[0]).toContain('KHÔNG PHẢI VĂN BẢN CỦA CƠ QUAN NHÀ NƯỚC')
    const [head] = reading.text.content
    expect(head?.type === 'head' && head.content[0]?.attrs.role).toBe('draft-mark')
  })

  it('names only laws that exist', () => {
    const numbers = source.match(/\d+\/\d{4}\/(QH\d+|NĐ-CP|TT-\S+)/g)
    expect(numbers).toEqual(['63/2025/QH15', '72/2025/QH15', '20/2023/QH15'])
  })
})
