import { readFragment } from '@cucao/drafting'
import { placesOf, wordsOf } from '@cucao/regulation'
import * as Y from 'yjs'

/**
 * Which provisions this person changed since the server last had everything. Asked when the right to
 * write is taken away: the words are then given back to who wrote them instead of vanishing.
 */
export class UnsentBlocks {
  private readonly fragment: Y.XmlFragment
  private readonly ids = new Set<string>()

  constructor(fragment: Y.XmlFragment) {
    this.fragment = fragment
  }

  changed(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      if (event.target === this.fragment)
        for (const item of event.changes.added)
          if (item.content instanceof Y.ContentType) this.add(item.content.type)
      let inner: Y.AbstractType<unknown> | null = event.target
      while (inner && inner.parent !== this.fragment) inner = inner.parent
      this.add(inner)
    }
  }

  clear(): void {
    this.ids.clear()
  }

  /** Each with its number, a line each. All of the text where the changes were made by an earlier page. */
  words(): string {
    const places = placesOf(readFragment(this.fragment).text.content)
    return places
      .filter((place) => this.ids.size === 0 || this.ids.has(place.id))
      .map((place) => [place.label, wordsOf(place.block)].filter(Boolean).join(' '))
      .join('\n')
  }

  private add(block: unknown): void {
    const id = block instanceof Y.XmlElement ? block.getAttribute('id') : undefined
    if (id) this.ids.add(id)
  }
}
