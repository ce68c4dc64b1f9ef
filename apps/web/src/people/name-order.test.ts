import { expect, it } from 'vitest'
import { byGivenName, byWords } from './name-order.ts'

it('orders people by their given name', () => {
  expect(
    ['Trần Thu Hà', 'Đỗ Đức An', 'Bùi Thị Hạnh', 'Vũ An', 'Lê Thu Hà'].toSorted(byGivenName),
  ).toEqual(['Đỗ Đức An', 'Vũ An', 'Lê Thu Hà', 'Trần Thu Hà', 'Bùi Thị Hạnh'])
})

it('orders organisations as Vietnamese lists do', () => {
  expect(
    ['Bộ Y tế', 'Bộ Công Thương', 'Bộ Công an', 'Đà Nẵng', 'Cà Mau'].toSorted(byWords),
  ).toEqual(['Bộ Công an', 'Bộ Công Thương', 'Bộ Y tế', 'Cà Mau', 'Đà Nẵng'])
})
