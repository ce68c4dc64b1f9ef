import { outlineOf } from '@cucao/regulation'
import type { OutlineEntry, RegulationText } from '@cucao/regulation'

/** Headings of a text a scope may name, by id: "Điều 5. Giải thích từ ngữ". O(n) in the text. */
export function scopeHeadings(text: RegulationText): Map<string, string> {
  const headings = new Map<string, string>()
  const collect = (entries: readonly OutlineEntry[]) => {
    for (const { id, label, title, children } of entries) {
      const bare = label.replace(/\.$/, '')
      headings.set(id, title ? `${bare}. ${title}` : bare)
      collect(children)
    }
  }
  collect(outlineOf(text.content))
  return headings
}
