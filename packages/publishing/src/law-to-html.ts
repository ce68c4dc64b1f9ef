import type {
  Block,
  Division,
  Frame,
  Level,
  Place,
  Provision,
  RegulationText,
} from '@cucao/regulation'
import { AddressBook, depthOf, outlineOf, wordsOf } from '@cucao/regulation'
import type { OutlineEntry } from '@cucao/regulation'
import type { Html } from './html.ts'
import { html } from './html.ts'
import {
  closingToHtml,
  columnsToHtml,
  headLines,
  linesToHtml,
  runsToHtml,
  tableToHtml,
  titleToHtml,
} from './law-lines.ts'

/** A text as HTML that looks like the printed act, with an outline that leads into it. */
export interface LawHtml {
  /** One sheet each: the main text, then every annex and attached text. */
  sheets: Html[]
  /** null where the text has no headings. */
  outline: Html | null
}

export interface LawWords {
  /** Names a table to a screen reader. */
  table: string
  /** Heading where the text's own head names nothing. */
  title: string
  /** Stands at the top left of the first sheet. */
  mark: Html
}

/** O(n); about 5 ms for 40 articles. Every anchor is unique (`AddressBook.anchorOf`). */
export function lawToHtml(text: RegulationText, words: LawWords): LawHtml {
  const book = new AddressBook(text.content)
  const writer = new LawWriter(book, words)
  const sheets = book.regions
    .map((region) => writer.sheet(region.start, region.end))
    .filter((sheet) => sheet !== null)
  const outline = outlineOf(text.content, 'article', book.places)
  return { sheets, outline: outline.length > 0 ? outlineToHtml(outline, book) : null }
}

function outlineToHtml(entries: readonly OutlineEntry[], book: AddressBook): Html {
  const items = entries.map((entry) => {
    const { id, level, label, title, children } = entry
    const name = isSentence(title) ? cutShort(title) : title
    return html`<li class="${level}">
      <a href="#${pageAnchor(book, id)}"><b>${label}</b> ${name}</a
      >${children.length > 0 && outlineToHtml(children, book)}
    </li>`
  })
  return html`<ol>
    ${items}
  </ol>`
}

/** A provision's anchor as an id of HTML: a fixed number may hold anything. '' where there is none. */
export const pageAnchor = (book: AddressBook, id: string): string =>
  (book.anchorOf(id) ?? '').replace(/[^\p{L}\p{N}-]+/gu, '-')

/** An article without a title begins with its words (NĐ 78/2025 asks for titles; short decisions have none). */
const isSentence = (words: string) => /[.;:]\s*$/.test(words)
const cutShort = (words: string) => (words.length > 80 ? `${words.slice(0, 79)}…` : words)

const isHeading = ({ block }: Place) =>
  block.type === 'provision' && !block.attrs.quoted && depthOf[block.attrs.level] <= depthOf.article

class LawWriter {
  private readonly book: AddressBook
  private readonly words: LawWords
  private readonly written = new Set<string>()
  private isTitled = false
  private isBegun = false

  constructor(book: AddressBook, words: LawWords) {
    this.book = book
    this.words = words
  }

  /** null for an empty region. */
  sheet(start: number, end: number): Html | null {
    const places = this.book.places.slice(start, end)
    if (places.length === 0) return null
    const isFirst = !this.isBegun
    this.isBegun = true
    const parts: Html[] = []
    if (isFirst) parts.push(this.words.mark)
    if (isFirst && !this.namesItself(places)) parts.push(this.mainTitle())
    for (let at = 0; at < places.length; at++) {
      const closing = closingAt(places, at)
      if (closing.length > 1) {
        parts.push(closingToHtml(closing, this.idOf))
        at += closing.length - 1
      } else parts.push(this.block(places[at]!))
    }
    return html`<section class="sheet">${parts}</section>`
  }

  /** The attribute; nothing the second time, should an id be doubled in the text. */
  private readonly idOf = (block: Block): Html | null => {
    const anchor = pageAnchor(this.book, block.attrs.id)
    if (anchor === '' || this.written.has(anchor)) return null
    this.written.add(anchor)
    return html`id="${anchor}"`
  }

  private namesItself(places: readonly Place[]): boolean {
    return places.some(
      ({ block }) => block.type === 'head' && headLines(block.content).title.length > 0,
    )
  }

  private mainTitle(): Html {
    this.isTitled = true
    return html`<h1><span class="name">${this.words.title}</span></h1>`
  }

  private block(place: Place): Html {
    const { block } = place
    switch (block.type) {
      case 'provision':
        return this.provision(place, block)
      case 'table':
        return tableToHtml(block, this.idOf(block), this.words.table)
      case 'division':
        return this.division(block, place.label)
      case 'head':
        return this.head(block)
      case 'signature':
      case 'recipients':
        return closingToHtml([block], this.idOf)
      case 'legal_bases':
        return html`<div class="legal_bases" ${this.idOf(block)}>
          ${linesToHtml(block.content)}
        </div>`
    }
  }

  private head(block: Frame): Html {
    const lines = headLines(block.content)
    const title = titleToHtml(lines.title)
    // The first head names the page; a form in an annex may have a head of its own.
    const heading =
      title.length > 0 && (this.isTitled ? html`<h2>${title}</h2>` : html`<h1>${title}</h1>`)
    if (title.length > 0) this.isTitled = true
    return html`<header class="head" ${this.idOf(block)}>
      ${columnsToHtml(lines)}${heading}${linesToHtml(lines.rest)}
    </header>`
  }

  private division(block: Division, label: string): Html {
    const lines = headLines(block.content)
    const title = titleToHtml(lines.title)
    const heading =
      (label !== '' || title.length > 0) &&
      html`<h2>${label !== '' && html`<span class="label">${label}</span> `}${title}</h2>`
    return html`<header class="division ${block.attrs.kind}" ${this.idOf(block)}>
      ${columnsToHtml(lines)}${heading}${linesToHtml(lines.rest)}
    </header>`
  }

  private provision(place: Place, block: Provision): Html {
    const { level, quoted, lead } = block.attrs
    const words = runsToHtml(block.content)
    const label = lead + place.label
    if (isHeading(place)) return this.heading(place, block, words)
    const classes = quoted ? `${level} quoted` : level
    return html`<p class="${classes}" ${this.idOf(block)}>${this.line(block, label, words)}</p>`
  }

  /** Label and words; a quoted heading looks like one, but leads nowhere in this act. */
  private line(block: Provision, label: string, words: Html[]): Html {
    const { level, quoted } = block.attrs
    if (quoted && depthOf[level] < depthOf.article)
      return html`<span class="label">${label}</span> <span class="title">${words}</span>`
    if (quoted && level === 'article' && !isSentence(wordsOf(block)))
      return html`<b>${label} ${words}</b>`
    return html`${label}${label !== '' && ' '}${words}`
  }

  private heading(place: Place, block: Provision, words: Html[]): Html {
    const { level, lead } = block.attrs
    const id = this.idOf(block)
    const label = html`${lead}<a class="label" href="#${pageAnchor(this.book, block.attrs.id)}"
        >${place.label}</a
      >`
    const rank = this.rankOf(place)
    if (level === 'article' && isSentence(wordsOf(block)))
      return html`<p class="article" ${id}>${runInHeading(rank, label)} ${words}</p>`
    if (level === 'article') return headingOf(rank, level, id, html`${label} ${words}`)
    return headingOf(rank, level, id, html`${label} <span class="title">${words}</span>`)
  }

  /** 1 is the name of the act. No level is skipped, whatever levels the text uses. */
  private rankOf(place: Place): number {
    let rank = place.region >= 0 ? 3 : 2
    for (let up = this.book.places[place.parent]; up; up = this.book.places[up.parent])
      if (isHeading(up)) rank++
    return Math.min(rank, 6)
  }
}

const runInHeading = (rank: number, label: Html): Html =>
  html`<strong role="heading" aria-level="${rank}">${label}</strong>`

function headingOf(rank: number, level: Level, id: Html | null, inner: Html): Html {
  const attributes = html` class="${level}" ${id}`
  switch (rank) {
    case 2:
      return html`<h2${attributes}>${inner}</h2>`
    case 3:
      return html`<h3${attributes}>${inner}</h3>`
    case 4:
      return html`<h4${attributes}>${inner}</h4>`
    case 5:
      return html`<h5${attributes}>${inner}</h5>`
    default:
      return html`<h6${attributes}>${inner}</h6>`
  }
}

/** Signature and recipients that follow each other stand side by side. */
function closingAt(places: readonly Place[], at: number): Frame[] {
  const [one, other] = [places[at]?.block, places[at + 1]?.block]
  const isClosing = (block: Block | undefined): block is Frame =>
    block?.type === 'signature' || block?.type === 'recipients'
  return isClosing(one) && isClosing(other) && one.type !== other.type ? [one, other] : []
}
