import { regulationSchema } from '@cucao/regulation'
import { countingIds } from '@cucao/regulation/testing'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CarriedLetters } from './carried-letters.ts'
import { readFragment, serverClient } from './draft-document.ts'
import { faultsIn } from './faults.ts'
import { forgetMended, mendedIn } from './mended-places.ts'
import { mendText } from './mending.ts'
import { textFragment } from './protocol.ts'
import { breakAtRandom, lettersOf, seededRandom } from './testing/index.ts'

const folder = fileURLToPath(new URL('../test/old-drafts/', import.meta.url))
const empty = new Uint8Array([0, 0])
const draft = new Uint8Array(readFileSync(`${folder}schema-1-written.yjs`))

function opened(update: Uint8Array, client: number) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  doc.clientID = client
  return { doc, fragment: doc.getXmlFragment(textFragment) }
}

/** A server beside a drafter's page: what the one does, the other gets. */
function bench(update = draft) {
  const drafter = opened(update, 4711)
  const server = opened(update, serverClient)
  const newId = countingIds('mended-')
  const exchange = () => {
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(drafter.doc, Y.encodeStateVector(server.doc)))
    Y.applyUpdate(drafter.doc, Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(drafter.doc)))
  }
  return { drafter, server, exchange, mend: () => mendText(server.fragment, newId) }
}

const element = (name: string, attributes: Record<string, string>, ...children: string[]) => {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(
    0,
    children.map((words) => new Y.XmlText(words)),
  )
  return made
}

describe('mending a text', () => {
  it('finds nothing in what the schema takes', () => {
    const { server, mend } = bench()
    const before = Y.encodeStateAsUpdate(server.doc)
    expect(mend()).toEqual([])
    expect(Y.encodeStateAsUpdate(server.doc)).toEqual(before)
  })

  it('keeps every letter of whatever a page writes, and a second one finds nothing', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const { drafter, server, exchange, mend } = bench()
      const random = seededRandom(seed)
      for (let times = 0; times < 12; times++) breakAtRandom(drafter.doc, random)
      exchange()
      const letters = lettersOf(server.fragment)
      mend()
      expect(lettersOf(server.fragment), `seed ${seed}`).toEqual(letters)
      expect(faultsIn(server.fragment), `seed ${seed}`).toEqual([])
      const { text, unknown } = readFragment(server.fragment)
      expect(unknown, `seed ${seed}`).toEqual([])
      regulationSchema.nodeFromJSON(text).check()
      const after = Y.encodeStateAsUpdate(server.doc)
      expect(mend(), `seed ${seed}`).toEqual([])
      expect(Y.encodeStateAsUpdate(server.doc)).toEqual(after)
      exchange()
      expect(drafter.fragment.toJSON()).toBe(server.fragment.toJSON())
    }
  })

  it('puts what is no block into provisions of the least level, in its place, and says where', () => {
    const { drafter, server, exchange, mend } = bench(empty)
    const strange = element('video', {}, 'một', 'hai')
    drafter.fragment.insert(0, [element('provision', { id: 'a' }, 'trước'), strange])
    exchange()
    expect(mend()).toEqual([{ kind: 'unknown-block', id: 'mended-1', detail: 'mộthai' }])
    const { text } = readFragment(server.fragment)
    expect(text.content).toMatchObject([
      { attrs: { id: 'a' } },
      { attrs: { id: 'mended-1', level: 'paragraph' }, content: [{ text: 'một' }] },
      { attrs: { id: 'mended-2', level: 'paragraph' }, content: [{ text: 'hai' }] },
    ])
    exchange()
    expect(mendedIn(drafter.fragment)).toEqual([
      { id: 'mended-1', kind: 'unknown-block' },
      { id: 'mended-2', kind: 'unknown-block' },
    ])
    forgetMended(drafter.fragment)
    expect(mendedIn(drafter.fragment)).toEqual([])
    expect(readFragment(drafter.fragment)).toEqual(readFragment(server.fragment))
  })

  it('gives the second of one id another, and leaves the first its own', () => {
    const { drafter, server, exchange, mend } = bench(empty)
    const [one, other] = ['một', 'hai'].map((words) => element('provision', { id: 'a' }, words))
    drafter.fragment.insert(0, [one!, other!, element('provision', {}, 'ba')])
    exchange()
    mend()
    const { text } = readFragment(server.fragment)
    expect(text.content.map(({ attrs }) => attrs.id)).toEqual(['a', 'mended-1', 'mended-2'])
    expect(mendedIn(server.fragment)).toEqual([{ id: 'mended-1', kind: 'double-id' }])
  })

  it('keeps known emphasis and takes away what is not known', () => {
    const { drafter, server, exchange, mend } = bench(empty)
    const block = element('provision', { id: 'a', level: 'volume' }, 'đậm lạ')
    drafter.fragment.insert(0, [block])
    ;(block.get(0) as Y.XmlText).format(0, 3, { strong: {}, blink: {} })
    exchange()
    expect(mend().map(({ kind }) => kind)).toEqual(['unknown-attribute', 'unknown-mark'])
    expect(readFragment(server.fragment).text.content).toMatchObject([
      {
        attrs: { level: 'paragraph' },
        content: [{ text: 'đậm', marks: [{ type: 'strong' }] }, { text: ' lạ' }],
      },
    ])
  })

  it('what its author types meanwhile into words that are moved goes with them', () => {
    const { drafter, server, exchange, mend } = bench(empty)
    const table = new Y.XmlElement('table')
    table.setAttribute('id', 't')
    const inner = element('provision', { id: 'p' }, 'lời ở sai chỗ')
    table.insert(0, [inner])
    drafter.fragment.insert(0, [table])
    exchange()
    const carried = new CarriedLetters(drafter.doc, {
      owns: (client) => client === 4711,
      isFresh: () => true,
      erasedBefore: Y.createDeleteSet(),
    })
    const known = Y.encodeStateVector(server.doc)
    mend()
    ;(inner.get(0) as Y.XmlText).insert(3, ' viết thêm')
    carried.receive(Y.encodeStateAsUpdate(server.doc, known), 'server')
    exchange()
    expect(lettersOf(server.fragment).join('')).toBe(
      'lời viết thêm ở sai chỗ'.split('').toSorted().join(''),
    )
    expect(readFragment(server.fragment).unknown).toEqual([])
    carried.destroy()
  })
})
