import { expect, test } from 'vitest'
import { actionPressed, keyGroups, keyOf } from './desk-keys.ts'

const event = (code: string, held: string[] = []) => ({
  code,
  ctrlKey: held.includes('Ctrl'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  isComposing: held.includes('composing'),
  getModifierState: (name: string) => held.includes(name),
})

test('every action has a key, and no two have the same', () => {
  const ids = Object.values(keyGroups).flatMap((group) => Object.keys(group))
  expect(new Set(ids).size).toBe(ids.length)
  const keys = Object.values(keyOf)
  expect(keys).toHaveLength(ids.length)
  expect(new Set(keys).size).toBe(keys.length)
})

test('no key is one that switches a Vietnamese keyboard program, or that the browser keeps', () => {
  for (const key of Object.values(keyOf)) {
    expect(key).not.toMatch(/^Ctrl\+Shift\+|^Alt\+Z$/)
    expect(key).not.toMatch(/^Ctrl\+(Alt\+)?[NTW]$|^Alt\+(←|→|[A-Z])$|^Alt\+Shift\+[TIA]$/)
  }
})

test('a key asks for its action by its place, with Ctrl or ⌘, and only with what is held for it', () => {
  expect(actionPressed(event('Digit3', ['Ctrl', 'Alt']))).toBe('add-article')
  expect(actionPressed(event('Digit3', ['Meta', 'Alt']))).toBe('add-article')
  expect(actionPressed(event('Digit3', ['Ctrl', 'Alt', 'Shift']))).toBeNull()
  expect(actionPressed(event('Digit3', ['Ctrl']))).toBeNull()
  expect(actionPressed(event('F3', ['Shift']))).toBe('find-previous')
  expect(actionPressed(event('Slash', ['Ctrl']))).toBe('keys')
})

test('letters written with AltGr or while composing, and the keys of the text itself, ask for nothing', () => {
  expect(actionPressed(event('Digit3', ['Ctrl', 'Alt', 'AltGraph']))).toBeNull()
  expect(actionPressed(event('KeyG', ['Ctrl', 'composing']))).toBeNull()
  expect(actionPressed(event('Tab'))).toBeNull()
  expect(actionPressed(event('KeyZ', ['Ctrl']))).toBeNull()
})
