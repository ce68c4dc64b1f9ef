import * as Y from 'yjs'
import { textFragment } from '../protocol.ts'

const words = ['Điều', ' khoản', ' quy định', 'ế', ' số', 'ứng dụng ', 'Nghị định 🏛 ']

/** A change that is well-formed Yjs and breaks the schema of a text, or an ordinary one now and then. */
export function breakAtRandom(doc: Y.Doc, random: () => number): void {
  const fragment = doc.getXmlFragment(textFragment)
  doc.transact(() => new Breaking(random, fragment).act())
}

/** What the letters of a text are, wherever they stand, in the order of the alphabet. */
export function lettersOf(type: { readonly _start: Y.Item | null }): string[] {
  const letters: string[] = []
  for (let item = type._start; item; item = item.right) {
    const { content, deleted } = item
    if (deleted) continue
    if (content instanceof Y.ContentString) letters.push(...content.str.split(''))
    else if (content instanceof Y.ContentType) letters.push(...lettersOf(content.type))
  }
  return letters.toSorted()
}

class Breaking {
  private readonly random: () => number
  private readonly fragment: Y.XmlFragment

  constructor(random: () => number, fragment: Y.XmlFragment) {
    this.random = random
    this.fragment = fragment
  }

  act(): void {
    const acts = [
      () => this.insertBlock(),
      () => this.insertInto(this.anyElement()),
      () => this.insertInto(this.anyElement()),
      () => this.changeAttribute(this.anyElement()),
      () => this.changeAttribute(this.anyElement()),
      () => this.changeWords(),
      () => this.changeWords(),
      () => this.repeatId(),
      () => this.remove(),
    ]
    acts[this.pick(acts.length)]?.()
  }

  private pick(count: number): number {
    return Math.floor(this.random() * count)
  }

  private oneOf<Value>(values: readonly Value[]): Value {
    return values[this.pick(values.length)] as Value
  }

  private text(): Y.XmlText {
    const text = new Y.XmlText()
    text.insert(0, this.oneOf(words), this.oneOf([{}, {}, { strong: {} }, { blink: {} }]))
    return text
  }

  private element(depth = 0): Y.XmlElement {
    const names = ['provision', 'line', 'row', 'cell', 'table', 'head', 'division', 'video', 'doc']
    const element = new Y.XmlElement(this.oneOf(names))
    if (this.random() < 0.6) element.setAttribute('id', this.oneOf(['a', 'b', 'c', 'd']))
    const count = this.pick(depth > 2 ? 1 : 3)
    element.insert(
      0,
      Array.from({ length: count }, () =>
        this.random() < 0.5 ? this.text() : this.element(depth + 1),
      ),
    )
    return element
  }

  private insertBlock(): void {
    const what = this.random() < 0.3 ? this.text() : this.element()
    this.fragment.insert(this.pick(this.fragment.length + 1), [what])
  }

  private elements(parent: Y.XmlFragment = this.fragment): Y.XmlElement[] {
    return parent
      .toArray()
      .flatMap((child) => (child instanceof Y.XmlElement ? [child, ...this.elements(child)] : []))
  }

  private anyElement(): Y.XmlElement | null {
    const elements = this.elements()
    return elements[this.pick(elements.length)] ?? null
  }

  private insertInto(element: Y.XmlElement | null): void {
    const what = this.oneOf([() => this.text(), () => this.element(), () => new Y.XmlHook('hook')])
    element?.insert(this.pick(element.length + 1), [what() as Y.XmlElement])
  }

  private changeAttribute(element: Y.XmlElement | null): void {
    const [name, value] = this.oneOf<[string, unknown]>([
      ['level', 'volume'],
      ['level', 'point'],
      ['id', ''],
      ['id', 7],
      ['role', { words: 'x' }],
      ['colour', 'red'],
      ['quoted', 'yes'],
      ['colspan', 0],
      ['lead', null],
      ['number', 5],
    ])
    // Yjs takes any value; its types say a string.
    element?.setAttribute(name, value as string)
  }

  private changeWords(): void {
    const texts = [this.fragment, ...this.elements()].flatMap((parent) =>
      parent.toArray().filter((child) => child instanceof Y.XmlText),
    )
    const text = texts[this.pick(texts.length)]
    if (!text) return
    const at = this.pick(text.length + 1)
    const dice = this.random()
    if (dice < 0.4) text.insert(at, this.oneOf(words))
    else if (dice < 0.6) text.insertEmbed(at, this.oneOf<object>([{ image: 'x' }, this.text()]))
    else if (text.length > 0) {
      const mark = this.oneOf([
        { strong: {} },
        { blink: {} },
        { strong: null },
        { link: { to: '' } },
      ])
      text.format(0, 1 + this.pick(text.length), mark)
    }
  }

  private repeatId(): void {
    const [one, other] = [this.anyElement(), this.anyElement()]
    const id: unknown = one?.getAttribute('id')
    if (id !== undefined) other?.setAttribute('id', id as string)
  }

  private remove(): void {
    if (this.fragment.length > 3) this.fragment.delete(this.pick(this.fragment.length), 1)
  }
}
