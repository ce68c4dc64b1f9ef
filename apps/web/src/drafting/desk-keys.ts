/**
 * Every action of the editor screen with its key, in groups by what one does. Ctrl or ⌘ is meant by Ctrl.
 * Left alone: Ctrl+Shift with a letter and Alt+Z (programs for Vietnamese are switched by them), keys of
 * the browser's tabs and windows, Insert and the number pad (screen readers), and whatever AltGr writes.
 */
export const keyGroups = {
  around: {
    'go-to': 'Ctrl+G',
    find: 'Ctrl+F',
    'find-next': 'F3',
    'find-previous': 'Shift+F3',
    replace: 'Ctrl+H',
    'find-everywhere': 'Alt+Shift+F',
    outline: 'Alt+Shift+O',
    'fold-outline': 'Alt+Shift+U',
    'next-review': 'Alt+Shift+J',
  },
  discussing: {
    comment: 'Ctrl+Alt+M',
    'next-thread': 'F8',
    'previous-thread': 'Shift+F8',
  },
  levels: {
    'add-chapter': 'Ctrl+Alt+1',
    'add-section': 'Ctrl+Alt+2',
    'add-article': 'Ctrl+Alt+3',
    'add-clause': 'Ctrl+Alt+4',
    'add-point': 'Ctrl+Alt+5',
    'add-paragraph': 'Ctrl+Alt+6',
    'add-subsection': 'Ctrl+Alt+7',
    'add-part': 'Ctrl+Alt+8',
  },
  tables: {
    'add-table': 'Alt+Shift+G',
    'add-row': 'Alt+Shift+R',
    'add-column': 'Alt+Shift+C',
    'delete-row': 'Alt+Shift+D',
    'delete-column': 'Alt+Shift+K',
    'delete-table': 'Alt+Shift+X',
  },
  writing: {
    undo: 'Ctrl+Z',
    redo: 'Ctrl+Y',
    strong: 'Ctrl+B',
    em: 'Ctrl+I',
    indent: 'Tab',
    outdent: 'Shift+Tab',
    'move-up': 'Alt+↑',
    'move-down': 'Alt+↓',
  },
  told: {
    'take-offer': 'Alt+Shift+Enter',
  },
  screens: {
    palette: 'Ctrl+K',
    keys: 'Ctrl+/',
    publish: 'Alt+Shift+P',
    people: 'Alt+Shift+N',
    versions: 'Alt+Shift+B',
    print: 'Ctrl+P',
    language: 'Alt+Shift+L',
    home: 'Alt+Shift+H',
  },
} as const satisfies Record<string, Record<string, string>>

export type KeyGroup = keyof typeof keyGroups
export type ActionId = { [G in KeyGroup]: keyof (typeof keyGroups)[G] }[KeyGroup]

export const keyOf: Readonly<Record<ActionId, string>> = Object.assign(
  {},
  ...Object.values(keyGroups),
)

/** Heard by the text itself, while the caret is in it: elsewhere Tab and Alt+↑ mean other things. */
const ofTheText = new Set<string>(Object.keys(keyGroups.writing))

/** What a tool over the text still hears: another tool. */
const tools = new Set<ActionId>([
  'go-to',
  'find',
  'find-next',
  'find-previous',
  'replace',
  'palette',
  'keys',
])
export const isTool = (id: ActionId): boolean => tools.has(id)

/** What the pane of threads still hears where it stands over the text. */
export const stepsThreads = (id: ActionId): boolean =>
  id === 'next-thread' || id === 'previous-thread'

/** Acts where the caret of the text stands, so a field beside the text keeps its own keys. */
export const actsAtCaret = (id: ActionId): boolean =>
  id in keyGroups.levels || id in keyGroups.tables

type Pressed = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'getModifierState'
>

/** By the key's place, so that Caps Lock and Vietnamese keyboards do not matter. */
function codeOf(name: string): string {
  if (/^[A-Z]$/.test(name)) return `Key${name}`
  if (/^\d$/.test(name)) return `Digit${name}`
  return name === '/' ? 'Slash' : name
}

const chordOf = (key: string): string => {
  const parts = key.split('+')
  const has = (name: string) => (parts.includes(name) ? name : '')
  return [has('Ctrl'), has('Alt'), has('Shift'), codeOf(parts.at(-1) ?? '')].join(' ')
}

const byChord = new Map<string, ActionId>(
  (Object.keys(keyOf) as ActionId[])
    .filter((id) => !ofTheText.has(id))
    .map((id) => [chordOf(keyOf[id]), id]),
)

/** The action a key of the screen asks for; null for the text's own keys, letters, and what AltGr writes. */
export function actionPressed(event: Pressed): ActionId | null {
  if (event.isComposing || event.getModifierState('AltGraph')) return null
  const { ctrlKey, metaKey, altKey, shiftKey, code } = event
  const held = [
    ctrlKey || metaKey ? 'Ctrl' : '',
    altKey ? 'Alt' : '',
    shiftKey ? 'Shift' : '',
    code,
  ]
  return byChord.get(held.join(' ')) ?? null
}
