import { expect, it } from 'vitest'
import { found } from './fold.ts'
import { initials } from './initials.ts'

it('finds words in any order, in any of the texts', () => {
  expect(found('mau ca', 'Sở KH&CN Cà Mau', null)).toBe(true)
  expect(found('duong', 'Đường')).toBe(true)
  expect(found('hue', 'Đà Nẵng', undefined)).toBe(false)
  expect(found('  ', 'x')).toBe(true)
})

it('takes the middle and the given name for two letters', () => {
  expect(initials('Trần Thu Hà')).toBe('TH')
  expect(initials('Đỗ  Ân'.normalize('NFD'))).toBe('ĐÂ')
  expect(initials('Hà')).toBe('H')
  expect(initials(' ')).toBe('')
})
