import { encodeStateVector } from '@cucao/drafting'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { everything } from './line.ts'

it('asks for everything in the words of a document that holds nothing', () => {
  expect([...everything]).toEqual([...encodeStateVector(Y.encodeStateVector(new Y.Doc()))])
})
