import type { RegulationText } from './block.ts'
import { normaliseText } from './normalise.ts'
import { markSpecs, regulationSchema } from './schema.ts'

/** Sizes beyond which a text is refused unread. The Civil Code has 2,700 blocks and 367,000 characters. */
export interface TextLimits {
  maxBlocks: number
  maxCharacters: number
}

export const usualLimits: TextLimits = { maxBlocks: 20_000, maxCharacters: 5_000_000 }

export const textFaults = [
  'not-a-text', // not an object of type doc with a list of blocks
  'too-many-blocks',
  'too-many-characters',
  'unknown-content', // a node, mark or attribute that the schema does not know
  'invalid-content', // known, but in the wrong place or with a wrong value
] as const
export type TextFault = (typeof textFaults)[number]

/** `detail` is for a log or a developer; it may quote the input and is never shown to a reader. */
export type CheckedText =
  | { ok: true; text: RegulationText }
  | { ok: false; reason: TextFault; detail: string }

const fault = (reason: TextFault, detail: string): CheckedText & { ok: false } => ({
  ok: false,
  reason,
  detail: detail.slice(0, 200),
})

/**
 * Whether unknown JSON is a text of this schema. What it answers has every attribute filled in and clean
 * words (normalise.ts). It says nothing about lawful order: that is `findingsOf`.
 */
export function checkText(json: unknown, limits: TextLimits = usualLimits): CheckedText {
  if (!isRecord(json) || json.type !== 'doc' || !Array.isArray(json.content))
    return fault('not-a-text', 'an object of type doc with a list of blocks was expected')
  if (json.content.length > limits.maxBlocks)
    return fault('too-many-blocks', `${json.content.length} blocks`)
  const size = new SizeAndNames(limits.maxCharacters)
  const found = size.look(json, 0)
  if (found) return found
  try {
    const doc = regulationSchema.nodeFromJSON(json)
    doc.check()
    return { ok: true, text: normaliseText(doc.toJSON() as RegulationText) }
  } catch (error) {
    if (error instanceof Error) return fault('invalid-content', error.message)
    throw error
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const knownNodes = new Map(
  Object.entries(regulationSchema.nodes).map(([name, { spec }]) => [
    name,
    new Set(Object.keys(spec.attrs ?? {})),
  ]),
)
const knownMarks = new Set(Object.keys(markSpecs))
/** doc > table > row > cell > line > text. */
const deepest = 5

/** ProseMirror passes over attributes it does not know; a text with such was written by something newer. */
class SizeAndNames {
  private characters = 0
  private readonly maxCharacters: number

  constructor(maxCharacters: number) {
    this.maxCharacters = maxCharacters
  }

  look(node: unknown, depth: number): (CheckedText & { ok: false }) | null {
    if (!isRecord(node) || typeof node.type !== 'string')
      return fault('invalid-content', 'a node with a type was expected')
    const attributes = knownNodes.get(node.type)
    if (!attributes) return fault('unknown-content', `node ${node.type}`)
    if (depth > deepest) return fault('invalid-content', 'nested too deep')
    if (typeof node.text === 'string') this.characters += node.text.length
    if (this.characters > this.maxCharacters)
      return fault('too-many-characters', `more than ${this.maxCharacters} characters`)
    const stranger = isRecord(node.attrs)
      ? Object.keys(node.attrs).find((name) => !attributes.has(name))
      : undefined
    if (stranger !== undefined)
      return fault('unknown-content', `attribute ${stranger} of ${node.type}`)
    return this.lookAtMarks(node.marks) ?? this.lookAtContent(node.content, depth)
  }

  private lookAtMarks(marks: unknown): (CheckedText & { ok: false }) | null {
    if (marks === undefined) return null
    if (!Array.isArray(marks)) return fault('invalid-content', 'a list of marks was expected')
    const stranger: unknown = marks.find(
      (mark: unknown) => !isRecord(mark) || !knownMarks.has(String(mark.type)),
    )
    return stranger === undefined ? null : fault('unknown-content', 'a mark')
  }

  private lookAtContent(content: unknown, depth: number): (CheckedText & { ok: false }) | null {
    if (content === undefined) return null
    if (!Array.isArray(content)) return fault('invalid-content', 'a list of nodes was expected')
    for (const child of content) {
      const found = this.look(child, depth + 1)
      if (found) return found
    }
    return null
  }
}
