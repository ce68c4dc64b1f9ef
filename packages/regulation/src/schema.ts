import { Schema } from '@tiptap/pm/model'
import type { AttributeSpec, MarkSpec, NodeSpec } from '@tiptap/pm/model'
import { levels, lineRoles } from './block.ts'

/**
 * The one ProseMirror schema of a regulation: wrapped by the editor, used headless by the server.
 * It says what a document may hold, not which sequences are lawful: a clause without an article is
 * valid here and a finding of structure.ts, because nothing a colleague typed is deleted to fit.
 */
const text = (value: unknown) => {
  if (typeof value !== 'string') throw new RangeError('a string was expected')
}
const textOrNull = (value: unknown) => {
  if (value !== null) text(value)
}
const flag = (value: unknown) => {
  if (typeof value !== 'boolean') throw new RangeError('true or false was expected')
}
const count = (value: unknown) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 1000)
    throw new RangeError('a whole number from 1 to 1000 was expected')
}
const oneOf = (allowed: readonly string[]) => (value: unknown) => {
  if (typeof value !== 'string' || !allowed.includes(value))
    throw new RangeError(`one of ${allowed.join(', ')} was expected`)
}
const attr = (fallback: unknown, validate: (value: unknown) => void): AttributeSpec => ({
  default: fallback,
  validate,
})
/** '' until an id is given; see `withIds`. */
const id = attr('', text)

const frame = (): NodeSpec => ({ group: 'block', content: 'line+', defining: true, attrs: { id } })

export const nodeSpecs = {
  doc: { content: 'block+' },
  provision: {
    group: 'block',
    content: 'text*',
    attrs: {
      id,
      level: attr('paragraph', oneOf(levels)),
      number: attr(null, textOrNull),
      form: attr(null, textOrNull),
      quoted: attr(false, flag),
      lead: attr('', text),
    },
  },
  head: frame(),
  legal_bases: frame(),
  signature: frame(),
  recipients: frame(),
  division: {
    group: 'block',
    content: 'line+',
    defining: true,
    attrs: {
      id,
      kind: attr('annex', oneOf(['annex', 'attached'])),
      number: attr(null, textOrNull),
      form: attr(null, textOrNull),
    },
  },
  table: { group: 'block', content: 'row+', isolating: true, tableRole: 'table', attrs: { id } },
  row: { content: 'cell+', tableRole: 'row' },
  cell: {
    content: 'line+',
    isolating: true,
    tableRole: 'cell',
    attrs: { colspan: attr(1, count), rowspan: attr(1, count), header: attr(false, flag) },
  },
  line: { content: 'text*', attrs: { id, role: attr('other', oneOf(lineRoles)) } },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>

export const markSpecs = {
  strong: {},
  em: {},
  superscript: { excludes: 'subscript' },
  subscript: { excludes: 'superscript' },
} satisfies Record<string, MarkSpec>

export const regulationSchema = new Schema({ nodes: nodeSpecs, marks: markSpecs })
