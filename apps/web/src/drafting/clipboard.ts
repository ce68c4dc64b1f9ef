import { Extension } from '@tiptap/core'
import { DOMSerializer, Fragment, Slice } from '@tiptap/pm/model'
import type { Node, Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { cleanWords } from '@cucao/regulation'
import { drawnLabel } from './drawn-labels.ts'
import { pasting } from './pasting.ts'
import type { Pasted } from './pasting.ts'
import { placesIn } from './text-blocks.ts'

export interface ClipboardOptions {
  /** Something was pasted or dropped that the screen says a word about, or asks about. */
  onPasted: (pasted: Pasted) => void
}

/** Numbers are drawn, so they are put back where words leave the page, and nothing but text comes in. */
export const clipboard = Extension.create<ClipboardOptions>({
  name: 'clipboard',
  addProseMirrorPlugins() {
    const serializer = new LabelledSerializer(this.editor.schema, () => this.editor.view)
    return [
      new Plugin({
        props: {
          clipboardSerializer: serializer,
          clipboardTextSerializer: (slice, view) => copiedText(slice, view),
          transformPasted: (slice) =>
            new Slice(clean(slice.content), slice.openStart, slice.openEnd),
        },
      }),
      pasting((pasted) => this.options.onPasted(pasted)),
    ]
  },
})

/** Labels of the copied blocks by id; a block whose beginning was not selected has none. */
function copiedLabels(view: EditorView): Map<string, string> {
  const labels = new Map<string, string>()
  const { doc, selection } = view.state
  const { $from, from, to } = selection
  const places = placesIn(doc)
  doc.forEach((node, offset, index) => {
    const place = places[index]
    if (!place || offset + node.nodeSize <= from || offset >= to) return
    if ($from.depth > 0 && $from.index(0) === index && $from.parentOffset > 0) return
    labels.set(place.id, drawnLabel(place))
  })
  return labels
}

function copiedText(slice: Slice, view: EditorView): string {
  const labels = copiedLabels(view)
  const lines: string[] = []
  const whole = slice.content.childCount > 1
  slice.content.forEach((block) => {
    const label = whole ? (labels.get(String(block.attrs.id ?? '')) ?? '') : ''
    const words = block.textBetween(0, block.content.size, '\n')
    lines.push(label ? `${label} ${words}` : words)
  })
  return lines.join('\n')
}

/** HTML for other programs carries the number as text; our own reader passes over it (`data-drawn`). */
class LabelledSerializer extends DOMSerializer {
  private readonly view: () => EditorView
  constructor(schema: Schema, view: () => EditorView) {
    const base = DOMSerializer.fromSchema(schema)
    super(base.nodes, base.marks)
    this.view = view
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const html = super.serializeFragment(fragment, options, target)
    if (fragment.childCount < 2) return html
    const labels = copiedLabels(this.view())
    for (const block of html.querySelectorAll<HTMLElement>('.provision, .division')) {
      const label = labels.get(block.dataset.id ?? '')
      if (!label) continue
      const drawn = block.ownerDocument.createElement('span')
      drawn.dataset.drawn = 'true'
      drawn.textContent = `${label} `
      block.prepend(drawn)
    }
    return html
  }
}

/** Of our own blocks too nothing is believed but words, structure and ids that are of our kind. */
function clean(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (node.isText && node.text) {
      const text = cleanWords(node.text)
      if (text !== '')
        nodes.push(text === node.text ? node : node.type.schema.text(text, node.marks))
      return
    }
    const { id } = node.attrs
    const attrs =
      typeof id === 'string' && !/^[\w-]{0,40}$/.test(id) ? { ...node.attrs, id: '' } : node.attrs
    nodes.push(node.type.create(attrs, clean(node.content), node.marks))
  })
  return Fragment.from(nodes)
}
