import { readLists } from './list-numbers.ts'
import { xmlTree } from './office-xml.ts'
import type { XmlElement } from './office-xml.ts'
import type { WordRemarks } from './remarks.ts'
import { Unreadable, wordLimits } from './unreadable.ts'
import type { WordRefusal } from './unreadable.ts'
import { readStory } from './word-story.ts'
import type { NoteKind, Story, StoryTools } from './word-story.ts'
import { readStyles } from './word-styles.ts'
import { openZip } from './zip-parts.ts'
import type { ZipParts } from './zip-parts.ts'

export type { WordRemarks } from './remarks.ts'
export { wordRefusals } from './unreadable.ts'
export type { WordRefusal } from './unreadable.ts'

export type WordText =
  | { ok: true; text: string; remarks: WordRemarks }
  | { ok: false; reason: WordRefusal }

const zipMark = [0x50, 0x4b]
const oleMark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const begins = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, at) => bytes[at] === byte)

/** Whether these bytes are a zip file or an old Office file, and so no plain text. Looks at eight bytes. */
export const looksLikeWord = (bytes: Uint8Array): boolean =>
  (begins(bytes, zipMark) && (bytes[2] ?? 0) < 9) || begins(bytes, oleMark)

/**
 * The text of a Word file (.docx) as it is printed, a paragraph a line, NFC: the numbers of lists counted,
 * capitals as they are shown, tracked changes as if accepted, text boxes behind the paragraph they hang
 * on, footnotes as `[1]` with their words at the end. Headers and footers are not of the text. Never
 * throws; any bytes have an answer. Time and memory are bounded by `wordLimits`.
 */
export function wordText(bytes: Uint8Array): WordText {
  if (begins(bytes, oleMark)) return { ok: false, reason: oldOffice(bytes) }
  if (!begins(bytes, zipMark)) return { ok: false, reason: 'not-word' }
  try {
    return { ok: true, ...textOf(openZip(bytes)) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.reason }
    throw error
  }
}

/** A protected .docx is an old container around an encrypted package, whose name stands in it in UTF-16. */
function oldOffice(bytes: Uint8Array): WordRefusal {
  const head = new TextDecoder('latin1').decode(bytes)
  return head.includes('EncryptedPackage'.split('').join('\0')) ? 'word-encrypted' : 'word-binary'
}

function textOf(zip: ZipParts): { text: string; remarks: WordRemarks } {
  const main = mainPart(zip)
  const body = zip.read(main)
  if (!body) throw new Unreadable('word-damaged', `${main} is missing`)
  const related = relations(zip, main)
  const tree = (kind: string): XmlElement | undefined => {
    const part = readRelated(zip, related, kind)
    return part ? xmlTree(part) : undefined
  }
  const styles = readStyles(tree('styles'))
  const newNumbers = readLists(tree('numbering'), (style) => styles.paragraph(style).list)
  const notes = new NoteMarks()
  const read = (part: Uint8Array, markOf: StoryTools['markOf']): Story => {
    const story = (keepContents: boolean) =>
      readStory(part, { styles, numbers: newNumbers(), markOf, keepContents })
    const first = story(false)
    return first.openContents ? story(true) : first
  }
  const story = read(body, (kind, id) => notes.markOf(kind, id))
  const notesOf = (kind: NoteKind) => {
    const part = notes.has(kind) ? readRelated(zip, related, `${kind}s`) : null
    return part ? read(part, () => '').notes : new Map<string, string[]>()
  }
  const lines = notes.lines({ footnote: notesOf('footnote'), endnote: notesOf('endnote') })
  const text = [...story.lines, ...lines].join('\n')
  if (text.length > wordLimits.characters)
    throw new Unreadable('word-too-large', 'too many characters')
  return { text, remarks: story.remarks }
}

/** Notes are numbered as they are first referred to. */
class NoteMarks {
  readonly #numbers = new Map<string, { kind: NoteKind; id: string; mark: string }>()

  markOf(kind: NoteKind, id: string): string {
    const key = `${kind} ${id}`
    const mark = this.#numbers.get(key)?.mark ?? `[${this.#numbers.size + 1}]`
    this.#numbers.set(key, { kind, id, mark })
    return mark
  }

  has(kind: NoteKind): boolean {
    return [...this.#numbers.values()].some((note) => note.kind === kind)
  }

  /** A note is one line, however many paragraphs it has: an article quoted in a note is none of the act. */
  lines(words: Record<NoteKind, Map<string, string[]>>): string[] {
    const lines = [...this.#numbers.values()].map(({ kind, id, mark }) =>
      `${mark} ${(words[kind].get(id) ?? []).join(' ').trim()}`.trim(),
    )
    return lines.length > 0 ? ['', ...lines] : []
  }
}

const usual: Record<string, string> = {
  styles: 'word/styles.xml',
  numbering: 'word/numbering.xml',
  footnotes: 'word/footnotes.xml',
  endnotes: 'word/endnotes.xml',
}

/** A part the file says it has must be there: without its numbering a text would lose its numbers. */
function readRelated(zip: ZipParts, related: Map<string, string>, kind: string): Uint8Array | null {
  const named = related.get(kind)
  const part = zip.read(named ?? usual[kind] ?? '')
  if (named !== undefined && !part) throw new Unreadable('word-damaged', `${named} is missing`)
  return part
}

function mainPart(zip: ZipParts): string {
  const named = relations(zip, '').get('officeDocument')
  if (named !== undefined) return named
  if (zip.read('word/document.xml')) return 'word/document.xml'
  throw new Unreadable('not-word', 'the zip file holds no Office document')
}

/** Parts by the last word of their kind, of those a part names; nothing outside the file counts. */
function relations(zip: ZipParts, part: string): Map<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const rels = zip.read(`${folder}_rels/${part.slice(folder.length)}.rels`)
  const found = new Map<string, string>()
  if (!rels) return found
  for (const { name, attribute } of xmlTree(rels).children) {
    const kind = attribute('Type')?.split('/').at(-1)
    const target = attribute('Target')
    if (name !== 'rel:Relationship' || attribute('TargetMode') === 'External') continue
    if (kind !== undefined && target !== undefined && !found.has(kind))
      found.set(kind, resolve(folder, target))
  }
  return found
}

/** The name of a part as seen from a folder. It is looked up among the parts and nowhere else. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
