import { outlineOf } from '@cucao/regulation'
import { blocksFrom } from '@cucao/regulation/testing'
import { expect, test } from 'vitest'
import { wishOf } from './outline-keys.ts'
import { rowsOf } from './outline-rows.ts'

const outline = outlineOf(
  blocksFrom(['chapter', 'A'], ['article', 'một'], ['article', 'hai'], ['chapter', 'B']),
)
const chapter = outline[0]?.id ?? ''
const rows = rowsOf(outline, new Set(), new Map())
const folded = rowsOf(outline, new Set([chapter]), new Map())
const ids = rows.map(({ entry }) => entry.id)
const held = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const pressed = (key: string, at: number, shown = rows) => wishOf({ ...held, key }, shown, at)

test('arrows walk the shown lines', () => {
  expect(pressed('ArrowDown', 0)).toEqual({ do: 'focus', id: ids[1] })
  expect(pressed('ArrowUp', 1)).toEqual({ do: 'focus', id: ids[0] })
  expect(pressed('ArrowDown', 0, folded)).toEqual({ do: 'focus', id: ids[3] })
  expect(pressed('ArrowUp', 0)).toBeNull()
  expect(pressed('Home', 3)).toEqual({ do: 'focus', id: ids[0] })
  expect(pressed('End', 0)).toEqual({ do: 'focus', id: ids[3] })
})

test('right opens and goes in, left closes and goes out', () => {
  expect(pressed('ArrowRight', 0, folded)).toEqual({ do: 'fold', id: chapter, folded: false })
  expect(pressed('ArrowRight', 0)).toEqual({ do: 'focus', id: ids[1] })
  expect(pressed('ArrowLeft', 0)).toEqual({ do: 'fold', id: chapter, folded: true })
  expect(pressed('ArrowLeft', 2)).toEqual({ do: 'focus', id: chapter })
  expect(pressed('ArrowRight', 2)).toBeNull()
})

test('Alt with an arrow moves, Enter goes there, keys of the browser stay its own', () => {
  const up = { ...held, key: 'ArrowUp', altKey: true }
  expect(wishOf(up, rows, 2)).toEqual({ do: 'move', id: ids[2], step: -1 })
  expect(pressed('Enter', 2)).toEqual({ do: 'go', id: ids[2] })
  expect(wishOf({ ...up, altKey: false, ctrlKey: true }, rows, 2)).toBeNull()
  expect(wishOf({ ...held, key: 'z', ctrlKey: true }, rows, 2)).toEqual({ do: 'undo', id: ids[2] })
  expect(wishOf({ ...held, key: 'ArrowLeft', altKey: true }, rows, 2)).toBeNull()
})
