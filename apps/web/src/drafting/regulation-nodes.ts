import { Extension, Mark, Node } from '@tiptap/core'
import type { Attribute } from '@tiptap/core'
import type { AttributeSpec, DOMOutputSpec, MarkSpec, NodeSpec } from '@tiptap/pm/model'
import { markSpecs, nodeSpecs } from '@cucao/regulation'

/**
 * The specs of @cucao/regulation as Tiptap nodes: what a document may hold is said there and only there;
 * here stands how it is drawn and how it is read from a clipboard. The parity test compares the two schemas.
 */

type NodeName = keyof typeof nodeSpecs
const specs: Record<NodeName, NodeSpec> = nodeSpecs
const emphasis: Record<keyof typeof markSpecs, MarkSpec> = markSpecs

/** How a value travels in HTML: as `data-<name>`; absent where it is the default. */
function carriedBy(name: string, spec: AttributeSpec): Attribute {
  return {
    default: spec.default,
    validate: spec.validate,
    parseHTML: (element: HTMLElement) => fromHtml(element.getAttribute(`data-${name}`), spec),
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === spec.default ? {} : { [`data-${name}`]: String(attributes[name]) },
  }
}

/** A value that does not hold is the default: a clipboard is not to be trusted. */
function fromHtml(written: string | null, spec: AttributeSpec): unknown {
  if (written === null) return spec.default
  const value =
    typeof spec.default === 'number'
      ? Number(written)
      : typeof spec.default === 'boolean'
        ? written === 'true'
        : written
  try {
    if (typeof spec.validate === 'function') spec.validate(value)
    return value
  } catch {
    return spec.default
  }
}

const attributesOf = (name: NodeName) =>
  Object.fromEntries(
    Object.entries(specs[name].attrs ?? {}).map(([key, spec]) => [key, carriedBy(key, spec)]),
  )

interface Drawing {
  /** Element and class it is drawn with. */
  tag: string
  className?: string
  /** What else of a clipboard becomes this node, beside its own element. */
  reads?: { tag: string; context?: string; ignore?: boolean }[]
}

function node(name: NodeName, { tag, className, reads = [] }: Drawing) {
  const spec = specs[name]
  const own = className ? `${tag}.${className}` : tag
  return Node.create({
    name,
    content: spec.content,
    group: spec.group,
    defining: spec.defining,
    isolating: spec.isolating,
    extendNodeSchema: (extension) =>
      extension.name === name && spec.tableRole ? { tableRole: spec.tableRole } : {},
    addAttributes: () => attributesOf(name),
    parseHTML: () => [{ tag: own, priority: 60 }, ...reads],
    renderHTML: ({ HTMLAttributes }): DOMOutputSpec => [
      tag,
      className ? { ...HTMLAttributes, class: className } : HTMLAttributes,
      0,
    ],
  })
}

const cellSpan = (element: HTMLElement, name: string) => {
  const span = Number(element.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span >= 1 && span <= 1000 ? span : 1
}

const cell = node('cell', { tag: 'td' }).extend({
  parseHTML: () =>
    ['td', 'th'].map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) => ({
        colspan: cellSpan(element, 'colspan'),
        rowspan: cellSpan(element, 'rowspan'),
        header: tag === 'th',
      }),
    })),
  renderHTML: ({ node: drawn }): DOMOutputSpec => [
    drawn.attrs.header === true ? 'th' : 'td',
    { colspan: drawn.attrs.colspan, rowspan: drawn.attrs.rowspan },
    0,
  ],
})

const table = node('table', { tag: 'table' }).extend({
  renderHTML: ({ HTMLAttributes }): DOMOutputSpec => [
    'div',
    { ...HTMLAttributes, class: 'table' },
    ['table', ['tbody', 0]],
  ],
})

const doc = Node.create({ name: 'doc', topNode: true, content: specs.doc.content })
const text = Node.create({ name: 'text', group: specs.text.group })

const mark = (name: keyof typeof markSpecs, tag: string, alsoReads: string[] = []) =>
  Mark.create({
    name,
    excludes: emphasis[name].excludes,
    parseHTML: () => [tag, ...alsoReads].map((read) => ({ tag: read })),
    renderHTML: (): DOMOutputSpec => [tag, 0],
  })

const emphasisKeys = Extension.create({
  name: 'emphasisKeys',
  addKeyboardShortcuts: () => ({
    'Mod-b': ({ editor }) => editor.commands.toggleMark('strong'),
    'Mod-i': ({ editor }) => editor.commands.toggleMark('em'),
  }),
})

/** Paragraph-like elements of other programs' HTML, outside and inside of a table cell. */
const foreignParagraphs = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'blockquote',
  'pre',
  'div',
]

export const regulationExtensions = [
  doc,
  text,
  node('provision', {
    tag: 'p',
    className: 'provision',
    reads: [
      // The number that clipboard.ts writes out for other programs; here it is drawn again.
      { tag: 'span[data-drawn]', ignore: true },
      ...foreignParagraphs.map((tag) => ({ tag })),
    ],
  }),
  node('head', { tag: 'section', className: 'head' }),
  node('legal_bases', { tag: 'section', className: 'legal-bases' }),
  node('signature', { tag: 'section', className: 'signature' }),
  node('recipients', { tag: 'section', className: 'recipients' }),
  node('division', { tag: 'section', className: 'division' }),
  table,
  node('row', { tag: 'tr' }),
  cell,
  node('line', {
    tag: 'p',
    className: 'line',
    reads: foreignParagraphs.map((tag) => ({ tag, context: 'cell/' })),
  }),
  mark('strong', 'strong', ['b']),
  mark('em', 'em', ['i']),
  mark('superscript', 'sup'),
  mark('subscript', 'sub'),
  emphasisKeys,
]
