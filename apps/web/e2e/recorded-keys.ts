/** What a page is given, as input programs were seen to give it. */
export type InputEvent =
  | { key: string }
  | { backspaces: number }
  /** Shift+Left, then what follows replaces the selection. */
  | { selectLeft: number }
  /** VK_PACKET: one character without a key. */
  | { packet: string }
  /** Several characters at once, as one insertText. */
  | { burst: string }
  | { compose: string }
  | { commit: string }
  /** The last `over` letters become a composition again. */
  | { recompose: string; over: number }
  | { press: 'Enter' | 'Escape' | 'Control+z' }

export interface Recording {
  program: string
  events: InputEvent[]
  text: string
}

const keys = (word: string): InputEvent[] => word.split('').map((key) => ({ key }))

/** One recording a line: who typed, what the page got, what must stand there. */
export const recordings: Recording[] = [
  {
    program: 'Unikey 4.6, Telex: quyeenf',
    events: [
      ...keys('quye'),
      { backspaces: 1 },
      { packet: 'ê' },
      { key: 'n' },
      { backspaces: 2 },
      { packet: 'ề' },
      { packet: 'n' },
    ],
    text: 'quyền',
  },
  {
    program: 'Unikey 4.6, VNI: duong72d9 corrected late',
    events: [
      ...keys('duong'),
      { backspaces: 4 },
      { packet: 'ư' },
      { packet: 'ơ' },
      { packet: 'n' },
      { packet: 'g' },
      { backspaces: 3 },
      { packet: 'ờ' },
      { packet: 'n' },
      { packet: 'g' },
      { backspaces: 5 },
      { packet: 'đ' },
      { packet: 'ư' },
      { packet: 'ờ' },
      { packet: 'n' },
      { packet: 'g' },
    ],
    text: 'đường',
  },
  {
    program: 'EVKey, one burst: thuwcj hieenj',
    events: [
      ...keys('thu'),
      { backspaces: 1 },
      { burst: 'ư' },
      { key: 'c' },
      { backspaces: 2 },
      { burst: 'ực' },
      { key: ' ' },
      ...keys('hie'),
      { backspaces: 1 },
      { burst: 'ê' },
      { key: 'n' },
      { backspaces: 2 },
      { burst: 'ện' },
    ],
    text: 'thực hiện',
  },
  {
    program: 'OpenKey, selection: luaajt',
    events: [
      ...keys('lua'),
      { selectLeft: 1 },
      { packet: 'â' },
      { selectLeft: 1 },
      { packet: 'ậ' },
      { key: 't' },
    ],
    text: 'luật',
  },
  {
    program: 'EVKey, against the suggestions of browsers: an empty character first',
    events: [
      ...keys('die'),
      { packet: '\u202F' },
      { backspaces: 2 },
      { burst: 'ê' },
      { key: 'u' },
      { packet: '\u202F' },
      { backspaces: 3 },
      { burst: 'ều' },
    ],
    text: 'diều',
  },
  {
    program: 'Unikey, undone by a third key: ooo → oo',
    events: [
      ...keys('xo'),
      { backspaces: 1 },
      { packet: 'ô' },
      { backspaces: 1 },
      { packet: 'o' },
      { packet: 'o' },
      { key: 'n' },
      { key: 'g' },
    ],
    text: 'xoong',
  },
  {
    program: 'ibus-bamboo with preedit',
    events: [
      { compose: 'n' },
      { compose: 'ng' },
      { compose: 'ngh' },
      { compose: 'nghi' },
      { compose: 'nghị' },
      { commit: 'nghị' },
      { key: ' ' },
      { compose: 'đ' },
      { compose: 'đi' },
      { compose: 'đin' },
      { compose: 'đinh' },
      { compose: 'định' },
      { commit: 'định' },
    ],
    text: 'nghị định',
  },
  {
    program: 'GBoard: a whole word, and the word before once more',
    events: [
      { compose: 'khoan' },
      { compose: 'khoản' },
      { commit: 'khoản' },
      { key: ' ' },
      { recompose: 'khoảng ', over: 6 },
      { commit: 'khoảng ' },
      { recompose: 'khoản ', over: 7 },
      { commit: 'khoản ' },
      { compose: 'này' },
      { commit: 'này' },
    ],
    text: 'khoản này',
  },
  {
    program: 'tone placement as typed',
    events: [
      ...keys('ho'),
      { key: 'a' },
      { backspaces: 2 },
      { packet: 'ò' },
      { packet: 'a' },
      { key: ' ' },
      ...keys('hoa'),
      { backspaces: 1 },
      { packet: 'à' },
    ],
    text: 'hòa hoà',
  },
  {
    program: 'a program that writes decomposed letters',
    events: [{ burst: 'quye\u0302\u0300n' }],
    text: 'quyền',
  },
]
