import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  invitationRefusal,
  invitationRoles,
  regulationRoles,
  standingAfter,
  withinScope,
} from './index.ts'
import type { Standing } from './index.ts'

const now = 1_790_000_000_000
const open = { expiresAt: now + 1, revokedAt: null, maxUses: null, uses: 7 }

describe('may a link be used', () => {
  it.each([
    ['while it lives', open, null],
    ['up to its last use', { ...open, maxUses: 8 }, null],
    ['not from the moment it expires', { ...open, expiresAt: now }, 'link-expired'],
    ['not after its last use', { ...open, maxUses: 7 }, 'link-used-up'],
    ['not after it was revoked', { ...open, revokedAt: now - 1 }, 'link-revoked'],
    [
      'revoked comes before expired and used up',
      { expiresAt: now - 1, revokedAt: now - 2, maxUses: 1, uses: 1 },
      'link-revoked',
    ],
  ])('%s', (_, terms, refusal) => {
    expect(invitationRefusal(terms, now)).toBe(refusal)
  })
})

describe('a scope', () => {
  const enclosing = ['point-a', 'clause-2', 'article-5', 'chapter-2']
  it('null is everywhere, even in what stands in nothing', () => {
    expect(withinScope(null, enclosing)).toBe(true)
    expect(withinScope(null, [])).toBe(true)
  })
  it('holds for what lies in one of its headings', () => {
    expect(withinScope(['chapter-2'], enclosing)).toBe(true)
    expect(withinScope(['chapter-1', 'article-5'], enclosing)).toBe(true)
  })
  it('does not hold outside, nor does an empty one anywhere', () => {
    expect(withinScope(['chapter-1'], enclosing)).toBe(false)
    expect(withinScope([], enclosing)).toBe(false)
  })
})

describe('what a link makes of a person', () => {
  const scope = fc.option(fc.uniqueArray(fc.constantFrom('c1', 'c2', 'a5'), { minLength: 1 }), {
    nil: null,
  })
  const link: fc.Arbitrary<Standing> = fc.record({
    role: fc.constantFrom(...invitationRoles),
    scope,
  })
  const standing: fc.Arbitrary<Standing> = fc.record({
    role: fc.constantFrom(...regulationRoles),
    scope,
  })
  const strength = ({ role }: Standing) => -regulationRoles.indexOf(role)

  it('gives the stranger what it says', () => {
    fc.assert(
      fc.property(link, (it) => {
        expect(standingAfter(null, it)).toEqual(it)
      }),
    )
  })

  it('never makes the role weaker, nor the scope of the same role narrower', () => {
    fc.assert(
      fc.property(standing, link, (before, it) => {
        const after = standingAfter(before, it) ?? before
        expect(strength(after)).toBe(Math.max(strength(before), strength(it)))
        const lost = ['c1', 'c2', 'a5'].filter(
          (heading) => withinScope(before.scope, [heading]) && !withinScope(after.scope, [heading]),
        )
        expect(after.role === before.role ? lost : []).toEqual([])
      }),
    )
  })

  it('adds nothing the second time', () => {
    fc.assert(
      fc.property(standing, link, (before, it) => {
        expect(standingAfter(standingAfter(before, it) ?? before, it)).toBeNull()
      }),
    )
  })
})
