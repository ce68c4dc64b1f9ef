import { levels, lineRoles, markSpecs, nodeSpecs } from '@cucao/regulation'
import { isTaken } from '../faults.ts'

interface Attribute {
  default?: unknown
  validate?: string | ((value: unknown) => void)
}

interface Spec {
  attrs?: Record<string, Attribute>
  [rule: string]: unknown
}

/** Values that tell the rules of attributes apart: a rule is known by which of them it takes. */
const probes: readonly unknown[] = [
  null,
  '',
  'x',
  true,
  false,
  0,
  1,
  1.5,
  1000,
  1001,
  ...levels,
  ...lineRoles,
  'annex',
  'attached',
]

/** The schema as data: what is in a file of this shape can be compared with what a later release allows. */
export function schemaShape() {
  const nodes: Record<string, Spec> = nodeSpecs
  const marks: Record<string, Spec> = markSpecs
  return { nodes: mapped(nodes, shapeOf), marks: mapped(marks, shapeOf) }
}

const shapeOf = ({ attrs = {}, ...rules }: Spec) => ({
  ...rules,
  attrs: mapped(attrs, (attribute) => ({
    default: attribute.default,
    takes: probes.filter((value) => isTaken(attribute.validate, value)),
  })),
})

const mapped = <Value, Result>(record: Record<string, Value>, of: (value: Value) => Result) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]))
