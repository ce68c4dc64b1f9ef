import type { viWriting } from './vi-writing.ts'

/** English beside vi-writing.ts. */
export const enWriting = {
  'goto.title': 'Go to article, clause, point',
  'goto.label': 'Article, clause or point to go to',
  'goto.example': 'khoản 2 điều 5',
  'goto.hint': 'For example: điều 45, khoản 2 điều 5, điểm đ khoản 2 điều 5, chương III',
  'goto.go': 'Go',
  'goto.not-understood':
    '“{words}” was not understood. Write it as a citation: điều 45, khoản 2 điều 5, điểm đ khoản 2 điều 5.',
  'goto.not-found': 'This text has no “{words}”.',
  'goto.not-found.articles':
    'This text has no “{words}”. Its articles are numbered from {first} to {last}.',

  'palette.title': 'All actions',
  'palette.label': 'Find an action',
  'palette.example': 'Type the name of an action',
  'palette.none': 'There is no such action.',

  'action.go-to': 'Go to article, clause, point…',
  'action.find': 'Find in the text',
  'action.replace': 'Find and replace',
  'action.comment': 'Comment on the selected words',
  'action.undo': 'Undo',
  'action.redo': 'Redo',
  'action.strong': 'Bold',
  'action.em': 'Italic',
  'action.indent': 'One level down',
  'action.outdent': 'One level up',
  'action.move-up': 'Move up',
  'action.move-down': 'Move down',
  'action.add-chapter': 'Add a chapter',
  'action.add-section': 'Add a section',
  'action.add-article': 'Add an article',
  'action.add-clause': 'Add a clause',
  'action.add-point': 'Add a point',
  'action.add-paragraph': 'Add an unnumbered paragraph',
  'action.publish': 'Publish draft',
  'action.people': 'People',
  'action.versions': 'Published versions',
  'action.home': 'To the list of drafts',
  'action.print': 'Print the text',
  'action.language': 'Tiếng Việt',
  'action.keys': 'Show the keys',
  'action.palette': 'All actions',

  'keys.title': 'Keys',
  'keys.everywhere': 'Anywhere on the screen',
  'keys.writing': 'While writing',
  'keys.next': 'The next clause or point; on an empty line: one level up',
  'keys.join':
    'At the start: joins the line before; just after a level was made: the typed letters again',
  'keys.typed': 'Typed at a line start, makes the level',
  'keys.leave': 'Leave the text by keyboard, then Tab',
} as const satisfies Record<keyof typeof viWriting, string>
