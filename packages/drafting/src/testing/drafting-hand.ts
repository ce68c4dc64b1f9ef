import {
  applyToTransaction,
  blocksOf,
  joinProvisions,
  moveSubtree,
  positionOfBlock,
  regulationSchema,
  setLevel,
  splitProvision,
  wordsOf,
} from '@cucao/regulation'
import type { Block, Change, Level, Outcome, Spot } from '@cucao/regulation'
import { EditorState } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { BlockBinding } from '../block-binding.ts'
import { readFragment } from '../draft-document.ts'
import { ownSteps } from '../own-steps.ts'
import { textFragment } from '../protocol.ts'

/** A drafter at the editor without a screen: the rules and the binding of the real one, on one document. */
export class DraftingHand {
  readonly doc: Y.Doc
  readonly undoManager: Y.UndoManager
  private readonly binding: BlockBinding

  /** `captureTimeout`: milliseconds within which letters are one step of undo. */
  constructor(doc: Y.Doc, captureTimeout = 0) {
    this.doc = doc
    this.binding = new BlockBinding(this.fragment, regulationSchema)
    this.fragment.observeDeep((events, { origin }) => {
      if (origin !== ySyncPluginKey) this.binding.read(events)
    })
    this.undoManager = ownSteps(this.fragment, { origin: ySyncPluginKey, captureTimeout })
  }

  private get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(textFragment)
  }

  get blocks(): Block[] {
    return readFragment(this.fragment).text.content
  }

  /** Id and words of each block. */
  get seen(): [string, string][] {
    return this.blocks.map((block) => [block.attrs.id, wordsOf(block)])
  }

  words(id: string): string | undefined {
    return this.seen.find(([each]) => each === id)?.[1]
  }

  /** Writes a first text. */
  begin(blocks: Block[]): void {
    const { content } = regulationSchema.nodeFromJSON({ type: 'doc', content: blocks })
    this.edit((tr) => tr.replaceWith(0, tr.doc.content.size, content))
  }

  type(id: string, offset: number, words: string): void {
    this.edit((tr) => tr.insertText(words, startOf(tr, id) + offset))
  }

  erase(id: string, offset: number, count: number): void {
    this.edit((tr) => tr.delete(startOf(tr, id) + offset, startOf(tr, id) + offset + count))
  }

  move(id: string, spot: Spot): boolean {
    return this.change((blocks) => moveSubtree(blocks, id, spot))
  }

  split(id: string, offset: number, newId: string): boolean {
    return this.change((blocks) => splitProvision(blocks, id, offset, () => newId))
  }

  join(id: string): boolean {
    return this.change((blocks) => joinProvisions(blocks, id))
  }

  setLevel(id: string, level: Level): boolean {
    return this.change((blocks) => setLevel(blocks, id, level))
  }

  remove(id: string): void {
    this.edit((tr) => tr.delete(startOf(tr, id) - 1, startOf(tr, id) - 1 + nodeOf(tr, id).nodeSize))
  }

  undo(): void {
    this.undoManager.undo()
  }

  redo(): void {
    this.undoManager.redo()
  }

  private change(rule: (blocks: Block[]) => Outcome): boolean {
    const outcome = rule(this.blocks)
    if (outcome.ok) this.edit((tr) => applyToTransaction(tr, outcome.change satisfies Change))
    return outcome.ok
  }

  private edit(act: (tr: Transaction) => unknown): void {
    const { tr } = EditorState.create({ doc: this.binding.document, schema: regulationSchema })
    act(tr)
    this.doc.transact(() => this.binding.write(tr.doc), ySyncPluginKey)
  }
}

const indexOf = (tr: Transaction, id: string) =>
  blocksOf(tr.doc).findIndex((block) => block.attrs.id === id)
const startOf = (tr: Transaction, id: string) => positionOfBlock(tr.doc, indexOf(tr, id)) + 1
const nodeOf = (tr: Transaction, id: string) => tr.doc.child(indexOf(tr, id))
