import { Extension } from '@tiptap/core'
import { DOMSerializer, Fragment, Slice } from '@tiptap/pm/model'
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { drawnLabel } from './drawn-labels.ts'
import { provisionsIn, withBlocksHere } from './paste-structure.ts'
import { newProvisionId } from './provision-ids.ts'
import { placesIn } from './text-blocks.ts'

/** Numbers are drawn, so they are put back where words leave the page, and nothing but text comes in. */
export const clipboard = Extension.create({
  name: 'clipboard',
  addProseMirrorPlugins() {
    const serializer = new LabelledSerializer(this.editor.schema, () => this.editor.view)
    return [
      new Plugin({
        props: {
          clipboardSerializer: serializer,
          clipboardTextSerializer: (slice, view) => copiedText(slice, view),
          clipboardTextParser: (text, $context, plain, view) =>
            pastedText(text, $context, view.state.schema),
          handlePaste: (view, event) => pastedProvisions(view, event.clipboardData),
          transformPasted: (slice) =>
            new Slice(inNfc(slice.content), slice.openStart, slice.openEnd),
        },
      }),
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

/** A piece of a legal text, from wherever it comes, becomes provisions; our own blocks are already that. */
function pastedProvisions(view: EditorView, data: DataTransfer | null): boolean {
  if (!data || /data-pm-slice/.test(data.getData('text/html'))) return false
  const blocks = provisionsIn(data.getData('text/plain'), newProvisionId)
  const tr = blocks && withBlocksHere(view.state, blocks)
  if (!tr) return false
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
  return true
}

/** Each line a paragraph; one line alone goes into the words where the cursor stands. */
function pastedText(text: string, $context: ResolvedPos, schema: Schema): Slice {
  const lines = text
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[^\S ]+/g, ' ').trim())
    .filter((line) => line !== '')
  const inLine = $context.parent.type.name === 'line'
  const type = inLine ? schema.nodes.line : schema.nodes.provision
  const attrs = inLine ? $context.parent.attrs : { level: 'paragraph' }
  const blocks = lines.flatMap(
    (line) => type?.create({ ...attrs, id: '' }, schema.text(line)) ?? [],
  )
  return new Slice(Fragment.from(blocks), 1, 1)
}

/** Text is kept in NFC, whatever a program puts into the clipboard. */
function inNfc(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (node.isText && node.text) {
      const text = node.text.normalize('NFC')
      nodes.push(text === node.text ? node : node.type.schema.text(text, node.marks))
    } else nodes.push(node.copy(inNfc(node.content)))
  })
  return Fragment.from(nodes)
}
