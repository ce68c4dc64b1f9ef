import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView, NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import type { Place } from '@cucao/regulation'
import { placesIn } from './text-blocks.ts'

/**
 * Numbers are drawn, never text: each numbered block carries its label in `data-label`, shown by CSS. It
 * cannot be selected, typed into or lost. The label is set on the element from outside of ProseMirror's
 * drawing, so a renumbering touches only the elements whose label changed and no node is drawn again.
 */
class NumberedBlockView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  private node: Node

  constructor(node: Node) {
    this.node = node
    this.dom = document.createElement(node.type.name === 'division' ? 'section' : 'p')
    this.contentDOM = this.dom
    this.draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const changed = node.attrs !== this.node.attrs
    this.node = node
    if (changed) this.draw()
    return true
  }

  /** The label and states are ours; ProseMirror need not read the block again for them. */
  ignoreMutation(mutation: { type: string }): boolean {
    return mutation.type === 'attributes'
  }

  private draw(): void {
    const { id, level, quoted, lead, kind } = this.node.attrs
    this.dom.className = this.node.type.name
    set(this.dom, 'data-id', id)
    set(this.dom, 'data-level', level)
    set(this.dom, 'data-kind', kind)
    set(this.dom, 'data-quoted', quoted ? 'true' : undefined)
    set(this.dom, 'data-lead', lead || undefined)
  }
}

/** How numbered blocks are drawn. */
export const numberedBlocks: Record<string, NodeViewConstructor> = {
  provision: (node) => new NumberedBlockView(node),
  division: (node) => new NumberedBlockView(node),
}

/** Not by `dataset`, which takes thrice as long: 2,900 blocks are drawn at once. */
function set(element: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'string') element.setAttribute(name, value)
  else if (element.hasAttribute(name)) element.removeAttribute(name)
}

/** What stands before a block's words on paper: the mark that opens a quotation, then the number. */
export function drawnLabel(place: Place): string {
  const lead = place.block.type === 'provision' ? place.block.attrs.lead : ''
  return lead + place.label
}

/** Writes the labels that changed. Elements are the view's children, in the order of the document. */
function drawLabels(view: EditorView, before: readonly Place[], now: readonly Place[]): void {
  if (before === now) return
  let element = view.dom.firstElementChild
  for (const place of now) {
    while (element && element.classList.contains('ProseMirror-widget'))
      element = element.nextElementSibling
    if (!(element instanceof HTMLElement)) return
    const label = drawnLabel(place)
    if ((element.getAttribute('data-label') ?? '') !== label)
      set(element, 'data-label', label || undefined)
    element = element.nextElementSibling
  }
}

export const drawnLabels = Extension.create({
  name: 'drawnLabels',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: (view) => {
        let drawn = placesIn(view.state.doc)
        drawLabels(view, [], drawn)
        return {
          update: (view, before) => {
            if (before.doc === view.state.doc) return
            const places = placesIn(view.state.doc)
            drawLabels(view, drawn, places)
            drawn = places
          },
        }
      },
    }),
  ],
})
