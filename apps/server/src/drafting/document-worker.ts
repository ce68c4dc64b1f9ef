import {
  encodeText,
  faultsIn,
  mendText,
  readDocument,
  serverClient,
  textFragment,
  upgradeText,
} from '@cucao/drafting'
import type { Mend } from '@cucao/drafting'
import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { newId } from '../database/new-id.ts'
import type { Job, JobResult } from './document-desk.ts'
import { shapeOf } from './update-shape.ts'

/** Everything that needs a Y.Doc, on a thread of its own: folding a log, reading a text, encoding one. */
function carryOut(job: Job): JobResult {
  switch (job.kind) {
    case 'encode':
      return { kind: 'encode', bytes: encodeText(job.text, job.client) }
    case 'read': {
      const reading = readDocument(Y.mergeUpdates([emptyUpdate, ...job.updates]))
      if (!reading.ok) throw new Error(`the text cannot be read: ${reading.reason}`)
      return { kind: 'read', text: reading.text, unknown: reading.unknown }
    }
    case 'fold':
      return fold(job.updates)
    case 'mend':
      return mend(job.updates)
  }
}

const emptyUpdate = new Uint8Array([0, 0])

/**
 * Everything as one update, deleted words collected, and proven the same before anybody relies on it:
 * a document made from it has the same state vector, deletions and text.
 */
function fold(updates: Uint8Array[]): JobResult {
  const doc = documentOf(updates)
  const base = Y.encodeStateAsUpdate(doc)
  const copy = documentOf([base])
  const vector = Y.encodeStateVector(doc)
  const deletions = deletionsOf(base)
  const same =
    equal(vector, Y.encodeStateVector(copy)) &&
    equal(deletions, deletionsOf(Y.encodeStateAsUpdate(copy))) &&
    doc.getXmlFragment(textFragment).toJSON() === copy.getXmlFragment(textFragment).toJSON()
  doc.destroy()
  copy.destroy()
  if (!same) throw new Error('the folded text differs from its updates')
  return { kind: 'fold', base, vector, deletions }
}

/** What makes the text fit the schema, as one update of the server's, proven to do so. */
function mend(updates: Uint8Array[]): JobResult {
  const doc = documentOf(updates)
  const fragment = doc.getXmlFragment(textFragment)
  doc.clientID = serverClient
  let bytes: Uint8Array | null = null
  doc.on('update', (update: Uint8Array) => (bytes = update))
  const mends: Mend[] = []
  doc.transact(() => {
    upgradeText(fragment)
    mends.push(...mendText(fragment, newId))
  })
  const left = faultsIn(fragment).length
  doc.destroy()
  if (left > 0) throw new Error(`a mended text still breaks the schema in ${left} places`)
  return { kind: 'mend', bytes, mends }
}

/** As one change: after each of several Yjs would tidy emphasis up, and delete what nobody in the room has deleted. */
function documentOf(updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('updates are missing in between')
  return doc
}

function deletionsOf(update: Uint8Array): Uint8Array {
  const shape = shapeOf(update)
  if (!shape) throw new Error('Yjs made an update that cannot be read')
  return update.slice(shape.deletionsAt)
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

parentPort?.on('message', (job: Job) => {
  try {
    parentPort?.postMessage({ result: carryOut(job) })
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
})
