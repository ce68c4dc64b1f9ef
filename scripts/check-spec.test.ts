import { describe, expect, it } from 'vitest'
import { checkSpecification } from './check-spec.ts'

const check = (rules: string[], test: string) =>
  checkSpecification({
    path: 'SPEC.md',
    text: rules.map((id) => `- **${id}** something holds`).join('\n'),
    tests: [{ path: 'a.test.ts', text: test }],
  })

describe('check-spec', () => {
  it('is content where rules and tests agree', () => {
    expect(
      check(['N1', 'N2'], `it('N1 holds', f)\nit.each(rows)('N2: %s', g)\nit('other', h)`),
    ).toEqual([])
  })
  it('names a rule without a test', () => {
    expect(check(['N1', 'N2'], `it('N1 holds', f)`)).toEqual([
      'SPEC.md: N2 has no test whose name begins with it',
    ])
  })
  it('names a test without a rule', () => {
    expect(check(['N1'], `it('N1 holds', f)\ntest("N3 holds", g)`)).toEqual([
      'a.test.ts: a test is named N3, but SPEC.md has no such rule',
    ])
  })
  it('names a rule that stands twice', () => {
    expect(check(['N1', 'N1'], `it('N1 holds', f)`)).toEqual(['SPEC.md: N1 stands twice'])
  })
})
