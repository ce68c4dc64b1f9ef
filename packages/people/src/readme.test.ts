import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { expect, it } from 'vitest'
import * as people from './index.ts'

it('the example of the manual does what its comments say', () => {
  const manual = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const example = /```ts\n([\s\S]*?)```/.exec(manual)?.[1] ?? ''
  const code = example
    .replace(/import (\{[^}]+\}) from '@cucao\/people'/, 'const $1 = people;')
    .replaceAll(/^([^\n]+?) \/\/ (.+)$/gm, 'same($1, $2)')
  const compared: unknown[] = []
  const run = runInThisContext(`(function (people, same) {${code}})`) as (
    given: typeof people,
    same: (a: unknown, b: unknown) => void,
  ) => void
  run(people, (found, expected) => {
    expect(found).toEqual(expected)
    compared.push(found)
  })
  expect(compared).toHaveLength(8)
})
