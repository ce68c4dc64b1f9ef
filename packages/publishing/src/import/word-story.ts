import { FieldNesting } from './field-nesting.ts'
import type { ListNumbers } from './list-numbers.ts'
import { isOn, walkXml, wholeNumber } from './office-xml.ts'
import type { Attribute } from './office-xml.ts'
import { noRemarks } from './remarks.ts'
import type { WordRemarks } from './remarks.ts'
import { RowBuilder } from './row-builder.ts'
import { append, StoryLines } from './story-lines.ts'
import { Unreadable } from './unreadable.ts'
import type { StyleWords, WordStyles } from './word-styles.ts'
import { wordSymbol } from './word-symbol.ts'

/** What a story is read with. */
export interface StoryTools {
  styles: WordStyles
  numbers: ListNumbers
  /** The mark of a footnote or endnote where it is referred to, `[1]`. */
  markOf: (kind: NoteKind, id: string) => string
  /** True: words of a table of contents are kept, because its end is missing. */
  keepContents: boolean
}
export type NoteKind = 'footnote' | 'endnote'

/** The main text or the notes of a Word file, as lines. */
export interface Story {
  lines: string[]
  /** Of a part with notes: the lines of each by its id. */
  notes: Map<string, string[]>
  remarks: WordRemarks
  /** A table of contents begins and never ends: read again with `keepContents`. */
  openContents: boolean
}

/** A paragraph being read. Paragraphs of text boxes stand inside the one they hang on. */
interface Paragraph {
  words: string
  label: string
  labelled: boolean
  style: string | undefined
  list: string | undefined
  level: number | undefined
  /** Its end is deleted: it runs on into the next paragraph. */
  runsOn: boolean
  inContents: boolean
  /** Lines of the text boxes that hang on it: they come after its own. */
  boxes: string[]
}

/** Formatting of the run being read; undefined: as its styles say. */
interface Run extends StyleWords {
  style?: string | undefined
}

/** Nothing inside these is text as printed: former formatting, settings, readings above ruby text. */
const silent = new Set([
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:sectPr',
  'w:sdtPr',
  'w:rt',
])
/** What is in these is a setting of what they stand in. */
const settings = new Set(['w:pPr', 'w:numPr', 'w:rPr', 'w:trPr', 'w:tcPr'])
/** What a part that is read as a story begins with. */
const roots = new Set(['w:document', 'w:footnotes', 'w:endnotes'])
const pictures = new Set(['pic:pic', 'v:imagedata', 'c:chart', 'dgm:relIds', 'o:OLEObject'])

/** Reads a part of a Word file once, in order. Throws Unreadable. */
export function readStory(bytes: Uint8Array, tools: StoryTools): Story {
  const reader = new StoryReader(tools)
  walkXml(bytes, reader)
  return reader.finished()
}

class StoryReader {
  readonly #tools: StoryTools
  readonly #remarks = noRemarks()
  readonly #fields = new FieldNesting(() => (this.#remarks.contents += 1))
  readonly #path: string[] = []
  readonly #lines = new StoryLines()
  readonly #paragraphs: Paragraph[] = []
  readonly #rows: RowBuilder[] = []
  /** For each mc:AlternateContent around: whether its choice was taken. */
  readonly #alternatives: boolean[] = []
  readonly #notes = new Map<string, string[]>()
  #run: Run = {}
  /** Depth from which nothing is read; 0: everything is. */
  #silentFrom = 0

  constructor(tools: StoryTools) {
    this.#tools = tools
  }

  finished(): Story {
    return {
      lines: this.#lines.close(),
      notes: this.#notes,
      remarks: this.#remarks,
      openContents: this.#fields.inContents,
    }
  }

  open(name: string, attribute: Attribute): void {
    const parent = this.#path.at(-1) ?? ''
    this.#path.push(name)
    if (this.#silentFrom > 0) return
    if (parent === '' && !roots.has(name)) throw new Unreadable('not-word', `${name} is no text`)
    if (name === 'mc:AlternateContent') this.#alternatives.push(false)
    else if (this.#isSilent(name, parent)) this.#silentFrom = this.#path.length
    else if (parent === 'w:pPr' || parent === 'w:numPr') this.#paragraphProperty(name, attribute)
    else if (parent === 'w:rPr') this.#runProperty(name, attribute)
    else if (parent === 'w:trPr' || parent === 'w:tcPr') this.#cellProperty(name)
    else this.#opened(name, attribute)
  }

  close(name: string): void {
    const depth = this.#path.length
    this.#path.pop()
    if (name === 'mc:AlternateContent' && this.#silentFrom === 0) this.#alternatives.pop()
    if (this.#silentFrom === depth) this.#silentFrom = 0
    else if (this.#silentFrom === 0 && !settings.has(this.#path.at(-1) ?? '')) this.#closed(name)
  }

  words(text: string): void {
    if (this.#silentFrom > 0) return
    const name = this.#path.at(-1)
    if (name === 'w:t' || name === 'm:t') this.#write(text.replace(/[\t\r\n]+/g, ' '))
    else if (name === 'w:instrText') this.#fields.instruction(text)
  }

  /** Whether this element is passed over with all that is in it. Deletions are counted where they hold something. */
  #isSilent(name: string, parent: string): boolean {
    if (silent.has(name)) return true
    const inside = parent !== 'w:rPr' && parent !== 'w:trPr' && parent !== 'w:tcPr'
    if ((name === 'w:del' || name === 'w:moveFrom') && inside) {
      this.#remarks.deletions += 1
      return true
    }
    const last = this.#alternatives.length - 1
    if (name === 'mc:Choice' || name === 'mc:Fallback') {
      const taken = this.#alternatives[last] ?? false
      this.#alternatives[last] = true
      return taken
    }
    return this.#rows.at(-1)?.dropped === true && name === 'w:p'
  }

  #opened(name: string, attribute: Attribute): void {
    if (pictures.has(name)) this.#remarks.pictures += 1
    switch (name) {
      case 'w:p':
        this.#paragraphs.push(newParagraph())
        return
      case 'w:r':
      case 'm:r':
        this.#run = {}
        return
      case 'w:tbl':
        return this.#lines.flush()
      case 'w:tr':
        this.#rows.push(new RowBuilder())
        return
      case 'w:tc':
        this.#rows.at(-1)?.openCell()
        this.#lines.open()
        return
      case 'w:txbxContent':
        this.#lines.open()
        return
      case 'w:footnote':
      case 'w:endnote':
        this.#notes.set(attribute('id') ?? '', this.#lines.open())
        return
      case 'w:ins':
      case 'w:moveTo':
        this.#remarks.insertions += 1
        return
      case 'w:altChunk':
      case 'w:subDoc':
        this.#remarks.embedded += 1
        return
      default:
        this.#openedInRun(name, attribute)
    }
  }

  #openedInRun(name: string, attribute: Attribute): void {
    switch (name) {
      case 'w:tab':
      case 'w:ptab':
        return this.#write('\t')
      case 'w:br':
      case 'w:cr':
        return this.#write('\n')
      case 'w:noBreakHyphen':
        return this.#write('-')
      case 'w:sym':
        return this.#write(wordSymbol(attribute('char'), attribute('font')))
      case 'w:fldChar':
        return this.#fields.character(attribute('fldCharType'))
      case 'w:footnoteReference':
        return this.#writeMark('footnote', attribute)
      case 'w:endnoteReference':
        return this.#writeMark('endnote', attribute)
      case 'w:commentReference':
        this.#remarks.comments += 1
    }
  }

  #closed(name: string): void {
    switch (name) {
      case 'w:pPr':
        return this.#label()
      case 'w:p':
        return this.#endParagraph()
      case 'w:tc': {
        const lines = this.#lines.close()
        const row = this.#rows.at(-1)
        return row ? row.closeCell(lines) : this.#lines.add(lines)
      }
      case 'w:tr':
        return this.#lines.add(this.#rows.pop()?.lines() ?? [])
      case 'w:txbxContent': {
        const lines = this.#lines.close()
        const paragraph = this.#paragraphs.at(-1)
        return paragraph ? append(paragraph.boxes, lines) : this.#lines.add(lines)
      }
      case 'w:footnote':
      case 'w:endnote':
        this.#lines.close()
    }
  }

  #paragraphProperty(name: string, attribute: Attribute): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph) return
    if (name === 'w:pStyle') paragraph.style = attribute('val')
    else if (name === 'w:numId') paragraph.list = attribute('val')
    else if (name === 'w:ilvl') paragraph.level = wholeNumber(attribute('val'))
  }

  /** Of a run, or of the end of a paragraph (w:pPr/w:rPr), where only whether it is deleted counts. */
  #runProperty(name: string, attribute: Attribute): void {
    if (this.#path.at(-3) === 'w:pPr') {
      const paragraph = this.#paragraphs.at(-1)
      if (paragraph && (name === 'w:del' || name === 'w:moveFrom')) paragraph.runsOn = true
    } else if (name === 'w:rStyle') this.#run.style = attribute('val')
    else if (name === 'w:caps') this.#run.caps = isOn(attribute('val'))
    else if (name === 'w:vanish') this.#run.hidden = isOn(attribute('val'))
  }

  #cellProperty(name: string): void {
    const row = this.#rows.at(-1)
    if (name === 'w:del') row?.dropRow()
    else if (name === 'w:cellDel') row?.dropCell()
    else return
    this.#remarks.deletions += 1
  }

  /** The number before the paragraph, counted where the paragraph begins (text boxes come later). */
  #label(): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph || paragraph.labelled) return
    paragraph.labelled = true
    const style = this.#tools.styles.paragraph(paragraph.style)
    const list = paragraph.list ?? style.list
    if (list === undefined || list === '0' || paragraph.runsOn) return
    const level = paragraph.level ?? style.level
    paragraph.label = this.#tools.numbers.next(list, level, paragraph.style)
  }

  #writeMark(kind: NoteKind, attribute: Attribute): void {
    const id = attribute('id')
    if (id !== undefined && this.#isShown()) this.#write(this.#tools.markOf(kind, id))
  }

  /** Whether words that come now are printed; hidden ones are counted. */
  #isShown(): boolean {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph || this.#fields.inInstruction) return false
    if (this.#fields.inContents && !this.#tools.keepContents) {
      paragraph.inContents = true
      return false
    }
    return true
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph || !this.#isShown()) return
    const words = {
      ...this.#tools.styles.paragraph(paragraph.style),
      ...this.#tools.styles.character(this.#run.style),
    }
    if (this.#run.hidden ?? words.hidden) {
      this.#remarks.hidden += 1
      return
    }
    paragraph.words += (this.#run.caps ?? words.caps) ? text.toLocaleUpperCase('vi') : text
    this.#lines.count(text.length)
  }

  #endParagraph(): void {
    this.#label()
    this.#fields.endParagraph()
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const words = this.#lines.takeCarried() + paragraph.words
    const isOnlyContents = paragraph.inContents && words === ''
    if (paragraph.runsOn) this.#lines.carry(words)
    else if (!isOnlyContents) this.#lines.line(paragraph.label + words)
    if (paragraph.boxes.length > 0) this.#lines.flush()
    this.#lines.add(paragraph.boxes)
  }
}

const newParagraph = (): Paragraph => ({
  words: '',
  label: '',
  labelled: false,
  style: undefined,
  list: undefined,
  level: undefined,
  runsOn: false,
  inContents: false,
  boxes: [],
})
