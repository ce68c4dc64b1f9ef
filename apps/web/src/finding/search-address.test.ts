import { expect, it } from 'vitest'
import { addressFor, askedIn, readSearchAddress } from './search-address.ts'

it('what is asked comes back from its address', () => {
  const asked = { words: 'đường bộ', regulationId: 'r_1', kind: 'comment' as const }
  expect(askedIn(readSearchAddress({ ...addressFor(asked) }))).toEqual(asked)
  const plain = { words: '', regulationId: null, kind: null }
  expect(addressFor(plain)).toEqual({})
  expect(askedIn({})).toEqual(plain)
})

it('takes whatever stands in an address', () => {
  expect(readSearchAddress({ q: 2024 })).toEqual({ q: '2024' })
  const wrong = { q: ['x'], loai: 'toString', 'du-thao': '../x' }
  expect(readSearchAddress(wrong)).toEqual({})
  expect(readSearchAddress({ q: 'x'.repeat(9000) }).q).toHaveLength(500)
})
