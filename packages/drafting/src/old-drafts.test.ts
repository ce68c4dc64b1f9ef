import { schemaVersion } from '@cucao/regulation'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readDocument } from './draft-document.ts'

/**
 * A regulation outlives every release: each released schema leaves an encoded draft and its text in
 * `test/old-drafts`, and both must be read for ever. A new schema version adds a pair; none is ever changed.
 */
const folder = fileURLToPath(new URL('../test/old-drafts/', import.meta.url))
const drafts = readdirSync(folder).filter((name) => name.endsWith('.yjs'))

describe('a draft of an earlier release', () => {
  it('is kept for every schema version', () => {
    const versions = Array.from({ length: schemaVersion }, (_, at) => `schema-${at + 1}.yjs`)
    expect(drafts.toSorted()).toEqual(versions.toSorted())
  })

  it.each(drafts)('%s reads as it did', (name) => {
    const text: unknown = JSON.parse(readFileSync(folder + name.replace('.yjs', '.json'), 'utf8'))
    const update = new Uint8Array(readFileSync(folder + name))
    expect(readDocument(update)).toEqual({ ok: true, text, unknown: [] })
  })
})
