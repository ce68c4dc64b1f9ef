import { expect, test } from 'vitest'
import { saveStateOf } from './save-state.ts'

const open = {
  phase: 'open',
  synced: true,
  unacknowledged: 0,
  storageFailing: false,
  closeReason: null,
} as const

test('saved is said only when nothing waits for the disk', () => {
  expect(saveStateOf(open, true, true)).toEqual({ kind: 'saved' })
  expect(saveStateOf({ ...open, unacknowledged: 1 }, true, true)).toEqual({ kind: 'saving' })
  expect(saveStateOf({ ...open, synced: false }, true, true)).toEqual({ kind: 'opening' })
})

test('without a line the changes that were not sent are counted', () => {
  const waiting = { ...open, phase: 'waiting', synced: false, unacknowledged: 3 } as const
  expect(saveStateOf(waiting, true, true)).toEqual({ kind: 'offline', unsent: 3 })
  expect(saveStateOf({ ...waiting, phase: 'connecting' }, true, true)).toEqual({
    kind: 'offline',
    unsent: 3,
  })
  expect(saveStateOf({ ...waiting, phase: 'connecting' }, true, false)).toEqual({ kind: 'opening' })
})

test('a server that cannot write is said, whether it says so or sends us away for it', () => {
  const failing = { ...open, storageFailing: true, unacknowledged: 2 }
  expect(saveStateOf(failing, true, true)).toEqual({ kind: 'failing', unsent: 2 })
  const away = { ...open, phase: 'waiting', closeReason: 'storage-failing' } as const
  expect(saveStateOf(away, true, true)).toEqual({ kind: 'failing', unsent: 0 })
})

test('who only reads is told whether the text follows, never that anything was saved', () => {
  for (const unacknowledged of [0, 1])
    for (const phase of ['connecting', 'open', 'waiting'] as const)
      expect(['following', 'not-following', 'opening']).toContain(
        saveStateOf({ ...open, phase, unacknowledged }, false, true).kind,
      )
})
