import { schemaVersion } from '@cucao/regulation'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readDocument, readFragment } from './draft-document.ts'
import { faultsIn } from './faults.ts'
import { mendText } from './mending.ts'
import { textFragment } from './protocol.ts'
import { lettersOf } from './testing/broken-text.ts'
import { schemaShape } from './testing/schema-shape.ts'
import { upgradeText, upgrades } from './upgrades.ts'
import type { Upgrade } from './upgrades.ts'

/**
 * A regulation outlives every release: each released schema leaves its own shape, encoded drafts that hold
 * everything it knows, and their texts in `test/old-drafts`; all are read for ever. A new schema version adds its
 * files; none is ever changed.
 */
const folder = fileURLToPath(new URL('../test/old-drafts/', import.meta.url))
const drafts = readdirSync(folder).filter((name) => name.endsWith('.yjs'))
const versions = Array.from({ length: schemaVersion }, (_, at) => at + 1)

const jsonIn = <Data>(name: string) => JSON.parse(readFileSync(folder + name, 'utf8')) as Data
const textOf = (name: string) => jsonIn<Node>(name.replace('.yjs', '.json'))
const draftsOf = (version: number) => drafts.filter((name) => name.startsWith(`schema-${version}-`))

interface Node {
  type: string
  attrs?: Record<string, unknown>
  marks?: { type: string }[]
  content?: Node[]
}

interface Shape {
  nodes: Record<string, { attrs: Record<string, { default: unknown; takes: unknown[] }> }>
  marks: Record<string, object>
}

/** Everything that a text makes use of: kinds, marks, attributes that say something, values of closed lists. */
function usesOf(node: Node, lists: Shape): string[] {
  const attributes = Object.entries(node.attrs ?? {}).flatMap(([name, value]) => {
    const rule = lists.nodes[node.type]?.attrs[name]
    const isDefault = rule?.default === value
    return [
      ...(isDefault ? [] : [`${node.type}.${name}`]),
      ...(isList(rule?.takes ?? []) ? [`${node.type}.${name}=${JSON.stringify(value)}`] : []),
    ]
  })
  const marks = (node.marks ?? []).map(({ type }) => `mark ${type}`)
  const inside = (node.content ?? []).flatMap((child) => usesOf(child, lists))
  return [node.type, ...attributes, ...marks, ...inside]
}

/** Named values only: neither any words, nor yes and no, nor a count. */
const isList = (takes: readonly unknown[]): boolean =>
  takes.length > 0 && takes.every((value) => typeof value === 'string') && !takes.includes('x')

/** What a schema can hold, in the same words. */
function everythingIn({ nodes, marks }: Shape): string[] {
  const ofNodes = Object.entries(nodes).flatMap(([type, { attrs }]) => [
    type,
    ...Object.entries(attrs).flatMap(([name, { takes }]) => [
      `${type}.${name}`,
      ...(isList(takes) ? takes.map((value) => `${type}.${name}=${JSON.stringify(value)}`) : []),
    ]),
  ])
  return [...ofNodes, ...Object.keys(marks).map((name) => `mark ${name}`)]
}

describe('the schema', () => {
  it('has the shape that its version left: who changes it raises schemaVersion and adds shape and drafts', () => {
    expect(JSON.parse(JSON.stringify(schemaShape()))).toEqual(
      jsonIn(`schema-${schemaVersion}.shape.json`),
    )
  })
})

describe('a draft of an earlier release', () => {
  it.each(versions)('of schema %i is kept, with everything that schema knows', (version) => {
    const shape = jsonIn<Shape>(`schema-${version}.shape.json`)
    const used = new Set(draftsOf(version).flatMap((name) => usesOf(textOf(name), shape)))
    expect(everythingIn(shape).filter((each) => !used.has(each))).toEqual([])
  })

  it('belongs to a version that there is', () => {
    expect(
      drafts.filter((name) => !versions.some((each) => draftsOf(each).includes(name))),
    ).toEqual([])
  })

  it.each(drafts)('%s reads as it did', (name) => {
    const update = new Uint8Array(readFileSync(folder + name))
    expect(readDocument(update)).toEqual({ ok: true, text: textOf(name), unknown: [] })
  })
})

describe('an upgrade', () => {
  const opened = (name: string) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, new Uint8Array(readFileSync(folder + name)))
    return doc.getXmlFragment(textFragment)
  }
  /** Where a later schema would say `book` for what is a part today. */
  const booksFromParts: Upgrade = (fragment) => {
    for (const block of fragment.toArray())
      if (block instanceof Y.XmlElement && block.getAttribute('level') === 'part')
        block.setAttribute('level', 'book')
  }

  it('stands for every schema version after the first', () => {
    expect(upgrades).toHaveLength(schemaVersion - 1)
  })

  it.each(drafts)(
    'leaves nothing in %s that the present schema does not take, and every letter',
    (name) => {
      const fragment = opened(name)
      const letters = lettersOf(fragment)
      upgradeText(fragment)
      expect(faultsIn(fragment)).toEqual([])
      expect(lettersOf(fragment)).toEqual(letters)
    },
  )

  it('is an edit like any other, done once, and before anything is taken for unknown', () => {
    const fragment = opened('schema-1-written.yjs')
    const before = readFragment(fragment).text.content.length
    upgradeText(fragment, [booksFromParts])
    const after = Y.encodeStateVector(fragment.doc!)
    upgradeText(fragment, [booksFromParts])
    expect(Y.encodeStateVector(fragment.doc!)).toEqual(after)
    // Today's schema knows no books: they are mended, and nothing is lost either.
    expect(mendText(fragment, () => 'new')).toMatchObject([{ kind: 'unknown-attribute', id: 'p0' }])
    expect(readFragment(fragment).text.content).toHaveLength(before)
  })
})
