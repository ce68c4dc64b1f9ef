import { textFragment } from '@cucao/drafting'
import { seededRandom } from '@cucao/drafting/testing'
import * as Y from 'yjs'

export const randomFrom = seededRandom

// Letters of the first plane only: Yjs replaces the halves of a pair that an edit parts, each replica on
// its own (yjs/yjs#248); editors move by whole characters and never part one.
const words = ['Điều', 'khoản', 'điểm đ', 'quy định', 'Nghị định', 'số', 'ứng dụng', ' ', '.', 'ế']

/** What a drafter does: a new block, some letters, an emphasis, a level, a deletion. */
export function editAtRandom(doc: Y.Doc, random: () => number, origin: unknown = null): void {
  const fragment = doc.getXmlFragment(textFragment)
  const pick = (count: number) => Math.floor(random() * count)
  doc.transact(() => {
    const block = fragment.length > 0 ? fragment.get(pick(fragment.length)) : null
    const text = block instanceof Y.XmlElement ? block.firstChild : null
    const dice = random()
    if (!(block instanceof Y.XmlElement) || !(text instanceof Y.XmlText) || dice < 0.15)
      fragment.insert(pick(fragment.length + 1), [newBlock(`${doc.clientID}-${pick(1e9)}`)])
    else if (dice < 0.7) text.insert(pick(text.length + 1), words[pick(words.length)] ?? '')
    else if (dice < 0.85 && text.length > 0)
      text.delete(pick(text.length), Math.min(1 + pick(4), text.length - pick(text.length)))
    else if (dice < 0.9) block.setAttribute('level', ['clause', 'point', 'article'][pick(3)] ?? '')
    else if (dice < 0.95 && text.length > 0) {
      const from = pick(text.length)
      text.format(from, 1 + pick(text.length - from), { strong: pick(2) ? {} : null })
    } else fragment.delete(pick(fragment.length), 1)
  }, origin)
}

function newBlock(id: string): Y.XmlElement {
  const block = new Y.XmlElement('provision')
  block.setAttribute('id', id)
  block.setAttribute('level', 'clause')
  block.insert(0, [new Y.XmlText('một ')])
  return block
}
