import { closeCode } from '@cucao/drafting'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeKeys, refusalKeys } from '../api/refusal-words.ts'
import { en } from './en.ts'
import { wordsFor } from './text.ts'
import type { TextKey } from './text.ts'
import { vi } from './vi.ts'

const keys = Object.keys(vi) as TextKey[]
const slots = (text: string) =>
  [...text.matchAll(/\{(\w+)[^}]*\}/g)]
    .map(([, name]) => String(name))
    .toSorted((a, b) => a.localeCompare(b))

const source = globSync('**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '..') })
  .filter((path) => !path.startsWith('language') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(import.meta.dirname, '..', path), 'utf8'))
  .join('\n')

/** Written out, or by a template that ends in a word of a closed list: `save.${state}`. */
const isSaid = (key: TextKey) =>
  source.includes(`'${key}'`) ||
  key.split('.').some((_, at, parts) => source.includes(`\`${parts.slice(0, at).join('.')}.\${`))

describe('the words of the tool', () => {
  it('are the same keys in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(keys.toSorted())
  })

  it.each(keys)('%s takes the same values in both', (key) => {
    expect([...new Set(slots(en[key]))]).toEqual([...new Set(slots(vi[key]))])
  })

  it('are nowhere empty, padded or decomposed', () => {
    for (const words of [...Object.values<string>(vi), ...Object.values<string>(en)]) {
      expect(words).toBe(words.normalize('NFC').trim())
      expect(words).not.toBe('')
    }
  })

  it('hold nothing that no screen says', () => {
    expect(keys.filter((key) => !isSaid(key))).toEqual([])
  })

  it('say of every close of a connection what happened and what to do', () => {
    expect(Object.keys(closeKeys).toSorted()).toEqual(Object.keys(closeCode).toSorted())
  })

  it('say of every refusal what happened and what to do, each in its own words', () => {
    for (const table of [refusalKeys, closeKeys]) {
      const all = Object.values(table)
      expect(new Set(all.map(({ what }) => vi[what])).size).toBe(all.length)
      for (const { what, next } of all) expect(next).toBe(`${what}.next`)
    }
  })
})

describe('wordsFor', () => {
  it('puts values in, numbers as the language writes them', () => {
    expect(wordsFor('vi', 'organisations.count', { count: 12_345 })).toBe('12.345 tổ chức')
    expect(wordsFor('en', 'organisations.count', { count: 12_345 })).toBe('12,345 organisations')
  })

  it('takes the singular for one only', () => {
    expect(wordsFor('en', 'members.count', { count: 1 })).toBe('1 person')
    expect(wordsFor('en', 'members.count', { count: 0 })).toBe('0 people')
  })
})
