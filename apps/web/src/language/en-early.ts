import type { viEarly } from './vi-early.ts'

export const enEarly = {
  'drafting.living': 'Living draft',
  'drafting.closed': 'Drafting has ended',
  'drafting.led-by': 'led by {organisation}',

  'save.opening': 'Connecting…',
  'save.saved': 'Saved',
  'save.saving': 'Saving…',
  'save.offline': 'Offline',
  'save.offline.unsent': 'Offline, {count} unsent {count|change|changes}',
  'save.failing': 'The server cannot save',
  'save.failing.unsent': 'The server cannot save, {count} unsent {count|change|changes}',
  'save.closed': 'Disconnected',
  'save.following': 'Read only, updated live',
  'save.not-following': 'Read only, disconnected',

  'notice.read-only': 'You read and comment; the words of the text are written by its drafters.',
  'notice.read-only.keys':
    'By keyboard: Alt+↓ and Alt+↑ choose a passage, Ctrl+Alt+M comments on it.',
  'notice.reading': 'You are reading this text.',
} satisfies Record<keyof typeof viEarly, string>
