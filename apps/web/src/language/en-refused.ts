import type { viRefused } from './vi-refused.ts'

export const enRefused = {
  'back.copy': 'Copy',
  'back.save': 'Download',

  'refused.title': 'The server did not take all that you wrote',
  'refused.nothing': 'The server did not take the last change; none of your words is lost',
  'refused.next':
    'The lines below differ on this page from the server’s text. Go back to the server’s text to write on: these lines stay in this browser until you discard them, and what you deleted without the server taking it appears again.',
  'refused.words': 'What the server did not take',
  'refused.words.of': 'What the server did not take, {time}',
  'refused.file': 'not-taken-by-the-server',
  'refused.go-back': 'Back to the server’s text',
  'refused.why.gap': 'The change builds on words that the server does not have.',
  'refused.why.not-an-update': 'The server cannot read the change.',
  'refused.why.foreign-client': 'The change bears the id of a page that somebody else opened.',
  'refused.why.unknown-root': 'The change lies outside the text.',
  'refused.kept': 'The server refused words of yours {count} {count|time|times}',
  'refused.kept.next': 'They stay in this browser until you discard them.',
  'refused.not-kept.next':
    'The browser cannot keep them: they are on this page only. Copy or download them before you close it.',
  'refused.show': 'Show them',
  'refused.list': 'What the server did not take',
  'refused.discard': 'Discard',
  'refused.discard.title': 'Discard these words?',
  'refused.discard.words':
    'They are in this browser only. Once discarded they cannot be brought back.',

  'mended.title': 'The system mended {count} {count|place|places} in the text',
  'mended.next': 'No word is lost. Look at:',
  'mended.place': 'Show the place',
  'mended.more': 'and {count} more',
  'mended.seen': 'Looked at',
  'mended.unknown-block': 'content of no known kind, now a paragraph',
  'mended.unknown-content': 'content in a wrong place, put into the nearest line',
  'mended.unknown-attribute': 'an impossible level, number or label, taken away',
  'mended.unknown-mark': 'emphasis of no known kind, taken away',
  'mended.missing-id': 'was without an id and got one',
  'mended.double-id': 'had the id of other content and may stand twice',
} satisfies Record<keyof typeof viRefused, string>
