import { readFragment } from '@cucao/drafting'
import { placesOf, wordsOf } from '@cucao/regulation'
import type { Block, RegulationText } from '@cucao/regulation'
import * as Y from 'yjs'

/**
 * Which provisions this person changed since the server last had everything. Asked when the right to
 * write is taken away: the words are then given back to who wrote them instead of vanishing.
 */
export class UnsentBlocks {
  private readonly fragment: Y.XmlFragment
  private readonly ids = new Set<string>()
  /** An earlier page changed something that the server lacks, and nobody knows what. */
  private earlier: boolean

  constructor(fragment: Y.XmlFragment, earlier = false) {
    this.fragment = fragment
    this.earlier = earlier
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
    this.earlier = false
  }

  /**
   * Each with its number, a line each. All of the text where the changes were made by an earlier page. Of these
   * only what differs from `stored`, the server's text, where that is known.
   */
  words(stored?: RegulationText): string {
    const isStored = stored && sameAs(stored)
    const places = placesOf(readFragment(this.fragment).text.content)
    return places
      .filter((place) => this.earlier || this.ids.size === 0 || this.ids.has(place.id))
      .filter((place) => !isStored?.(place.block))
      .map((place) => [place.label, wordsOf(place.block)].filter(Boolean).join(' '))
      .join('\n')
  }

  private add(block: unknown): void {
    const id = block instanceof Y.XmlElement ? block.getAttribute('id') : undefined
    if (id) this.ids.add(id)
  }
}

/** Does a text hold this very block? */
function sameAs({ content }: RegulationText): (block: Block) => boolean {
  const stored = new Map(content.map((block) => [block.attrs.id, JSON.stringify(block)]))
  return (block) => stored.get(block.attrs.id) === JSON.stringify(block)
}
