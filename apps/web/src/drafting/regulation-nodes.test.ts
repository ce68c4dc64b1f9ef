import { getSchema } from '@tiptap/core'
import { regulationSchema } from '@cucao/regulation'
import { expect, test } from 'vitest'
import { regulationExtensions } from './regulation-nodes.ts'

const editorSchema = getSchema(regulationExtensions)

test('the editor holds the same nodes as the regulation', () => {
  expect(Object.keys(editorSchema.nodes).sort()).toEqual(Object.keys(regulationSchema.nodes).sort())
  expect(editorSchema.topNodeType.name).toBe(regulationSchema.topNodeType.name)
})

test('the editor holds the same marks as the regulation', () => {
  expect(Object.keys(editorSchema.marks)).toEqual(Object.keys(regulationSchema.marks))
  for (const [name, mark] of Object.entries(regulationSchema.marks))
    expect(editorSchema.marks[name]?.spec.excludes).toBe(mark.spec.excludes)
})

test.each(Object.keys(regulationSchema.nodes))('%s may hold and carry the same', (name) => {
  const ours = editorSchema.nodes[name]?.spec
  const theirs = regulationSchema.nodes[name]?.spec
  for (const field of ['content', 'group', 'defining', 'isolating', 'tableRole'] as const)
    expect(ours?.[field]).toBe(theirs?.[field])
  expect(Object.keys(ours?.attrs ?? {})).toEqual(Object.keys(theirs?.attrs ?? {}))
  for (const [key, spec] of Object.entries(theirs?.attrs ?? {})) {
    expect(ours?.attrs?.[key]?.default).toBe(spec.default)
    expect(ours?.attrs?.[key]?.validate).toBe(spec.validate)
  }
})

test('a document of one schema is a document of the other', () => {
  const json = {
    type: 'doc',
    content: [
      {
        type: 'provision',
        attrs: { id: 'a', level: 'article', number: null, form: null, quoted: false, lead: '' },
        content: [{ type: 'text', text: 'Phạm vi', marks: [{ type: 'strong' }] }],
      },
    ],
  }
  const there = regulationSchema.nodeFromJSON(json)
  there.check()
  expect(editorSchema.nodeFromJSON(there.toJSON()).toJSON()).toEqual(there.toJSON())
})
