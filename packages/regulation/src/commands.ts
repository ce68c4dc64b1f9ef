import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import type { Block, Level, Provision } from './block.ts'
import { wordsOf } from './block.ts'
import type { Outcome, Refusal } from './change.ts'
import { areNumbersFixed, insertNumbered } from './frozen-numbers.ts'
import { applyToTransaction } from './editor-change.ts'
import { blocksOf, positionOfBlock, provisionAt } from './editor-text.ts'
import { moveHeading } from './heading-move.ts'
import { positionOf } from './place.ts'
import {
  insertBlock,
  joinProvisions,
  moveSubtree,
  setLevel,
  splitProvision,
} from './restructure.ts'
import type { NewId, Spot, WithSubtree } from './restructure.ts'
import {
  levelAfter,
  levelLeftTo,
  shiftLevel,
  spotAbove,
  spotAfterWords,
  spotBelow,
  spotForNew,
} from './writing-rules.ts'

export interface CommandOptions {
  newId: NewId
  /** Called when a key was understood but the structure forbids it; the key then does nothing else. */
  onRefusal: (reason: Refusal) => void
}

/** Editor commands on provisions; each is the rule of restructure.ts put into one transaction. */
export interface ProvisionCommands {
  /** The next provision; on an empty one leaves its level. In a line of a frame or cell: the next line. */
  enter: Command
  /** One level narrower, with what lies in it (Tab). */
  indent: Command
  /** One level wider, with what lies in it (Shift+Tab). */
  outdent: Command
  /** At the start of a provision: joins it to the one before (Backspace). Elsewhere not handled. */
  joinBackward: Command
  /** At the end of a provision: joins the next one to it (Delete). Elsewhere not handled. */
  joinForward: Command
  moveUp: Command
  moveDown: Command
  setLevel: (level: Level, how?: WithSubtree) => Command
  /** An empty provision of this level after the present one and what lies in it. */
  insertProvision: (level: Level) => Command
  /** In the outline: the heading `id` with its subtree to a spot. The page stays where it is. */
  moveTo: (id: string, spot: Spot) => Command
}

/**
 * Without `dispatch` a command answers whether it would act, as a button asks. With it, a refused key
 * answers true after telling the reason, so that no other binding acts in its place.
 */
export function provisionCommands(options: CommandOptions): ProvisionCommands {
  const tell = (reason: Refusal, dispatch: unknown): boolean => {
    if (dispatch) options.onRefusal(reason)
    return Boolean(dispatch)
  }
  /** Runs a rule and puts its change into the document; the cursor stays at its letter. */
  const through =
    (rule: (blocks: Block[], at: Provision, index: number) => Outcome): Command =>
    (state, dispatch) => {
      const here = provisionAt(state)
      if (!here) return false
      const blocks = blocksOf(state.doc)
      const outcome = rule(blocks, blocks[here.index] as Provision, here.index)
      if (!outcome.ok) return tell(outcome.reason, dispatch)
      dispatch?.(withCursorKept(state, applyToTransaction(state.tr, outcome.change)))
      return true
    }
  const shift = (step: 1 | -1): Command =>
    through((blocks, at) => shiftLevel(blocks, at.attrs.id, step))
  const move = (spotOf: typeof spotAbove): Command =>
    through((blocks, at, index) => {
      const spot = spotOf(blocks, index)
      return typeof spot === 'string'
        ? { ok: false, reason: spot }
        : moveSubtree(blocks, at.attrs.id, spot)
    })
  return {
    enter: enter(options, tell),
    indent: shift(1),
    outdent: shift(-1),
    joinBackward: joining(tell, -1),
    joinForward: joining(tell, 1),
    moveUp: move(spotAbove),
    moveDown: move(spotBelow),
    setLevel: (level, how = { withSubtree: false }) =>
      through((blocks, at) => setLevel(blocks, at.attrs.id, level, how)),
    insertProvision: (level) => inserting(options, tell, level),
    moveTo: (id, spot) => (state, dispatch) => {
      const outcome = moveHeading(blocksOf(state.doc), id, spot)
      if (!outcome.ok) return tell(outcome.reason, dispatch)
      dispatch?.(withCursorKept(state, applyToTransaction(state.tr, outcome.change), false))
      return true
    },
  }
}

type Tell = (reason: Refusal, dispatch: unknown) => boolean

/** Puts the cursor back at its letter of its provision, wherever that is now. */
function withCursorKept(state: EditorState, tr: Transaction, inSight = true): Transaction {
  const here = provisionAt(state)
  if (here) {
    const index = indexOfId(tr.doc, here.node.attrs.id as string)
    if (index >= 0) {
      const start = positionOfBlock(tr.doc, index) + 1
      const offset = Math.min(here.offset, tr.doc.child(index).content.size)
      tr.setSelection(TextSelection.create(tr.doc, start + offset))
    }
  }
  return inSight ? tr.scrollIntoView() : tr
}

const indexOfId = (doc: Node, id: string): number => positionOf(blocksOf(doc), id)

const emptyProvision = (id: string, level: Level, quoted: boolean): Provision => ({
  type: 'provision',
  attrs: { id, level, number: null, form: null, quoted, lead: '' },
})

/** Where numbers are written down, what is inserted is numbered between them. */
const inserted = (blocks: Block[], spot: Spot, provision: Provision): Outcome =>
  areNumbersFixed(blocks)
    ? insertNumbered(blocks, spot, provision)
    : insertBlock(blocks, spot, provision)

/** Puts an empty provision at a spot and the cursor into it. */
function withNewProvision(state: EditorState, outcome: Outcome & { ok: true }, id: string) {
  const tr = applyToTransaction(state.tr, outcome.change)
  const start = positionOfBlock(tr.doc, indexOfId(tr.doc, id)) + 1
  return tr.setSelection(TextSelection.create(tr.doc, start)).scrollIntoView()
}

const inserting =
  ({ newId }: CommandOptions, tell: Tell, level: Level): Command =>
  (state, dispatch) => {
    const blocks = blocksOf(state.doc)
    const index = state.selection.$from.index(0)
    const block = blocks[index]
    const id = newId()
    const quoted = block?.type === 'provision' && block.attrs.quoted
    const spot = spotForNew(blocks, index, level)
    const outcome = inserted(blocks, spot, emptyProvision(id, level, quoted))
    if (!outcome.ok) return tell(outcome.reason, dispatch)
    dispatch?.(withNewProvision(state, outcome, id))
    return true
  }

const enter =
  (options: CommandOptions, tell: Tell): Command =>
  (state, dispatch, view) => {
    const { $from, $to } = state.selection
    if (!(state.selection instanceof TextSelection)) return false
    const here = provisionAt(state)
    if (!here) return enterInLine(options.newId)(state, dispatch, view)
    if (!$from.sameParent($to)) return tell('crosses-block', dispatch)
    const blocks = blocksOf(state.doc)
    const words = here.node.content.size
    const next = { blocks, at: blocks[here.index] as Provision, index: here.index, options }
    if (words === 0) return acting(leaveLevel(next), state, tell, dispatch)
    if ($to.parentOffset === 0) return acting(beginBefore(next), state, tell, dispatch)
    if (here.offset === words) return acting(beginAfter(next), state, tell, dispatch)
    return acting(cutInTwo(next, here.offset), state, tell, dispatch)
  }

interface Here {
  blocks: Block[]
  at: Provision
  index: number
  options: CommandOptions
}
type Act = Refusal | ((state: EditorState) => Transaction)

function acting(act: Act, state: EditorState, tell: Tell, dispatch?: (tr: Transaction) => void) {
  if (typeof act === 'string') return tell(act, dispatch)
  dispatch?.(act(state))
  return true
}

function leaveLevel({ blocks, at, index }: Here): Act {
  const level = levelLeftTo(blocks, index)
  if (level === null) return 'empty-provision'
  const outcome = setLevel(blocks, at.attrs.id, level)
  if (!outcome.ok) return outcome.reason
  return (state) => withCursorKept(state, applyToTransaction(state.tr, outcome.change))
}

/** At the start of the words an empty provision comes before, so that the words keep their id. */
function beginBefore({ blocks, at, options }: Here): Act {
  const { id, level, quoted } = at.attrs
  const fresh = emptyProvision(options.newId(), level, quoted)
  const outcome = inserted(blocks, { before: id }, fresh)
  if (!outcome.ok) return outcome.reason
  return (state) => withCursorKept(state, applyToTransaction(state.tr, outcome.change))
}

function beginAfter({ blocks, at, index, options }: Here): Act {
  const level = levelAfter(blocks, index, true)
  const fresh = emptyProvision(options.newId(), level, at.attrs.quoted)
  const outcome = inserted(blocks, spotAfterWords(blocks, index), fresh)
  if (!outcome.ok) return outcome.reason
  return (state) => withNewProvision(state, outcome, fresh.attrs.id)
}

function cutInTwo({ blocks, at, index, options }: Here, offset: number): Act {
  const level = levelAfter(blocks, index, false)
  const fresh = emptyProvision(options.newId(), level, at.attrs.quoted)
  const cut = splitProvision(blocks, at.attrs.id, offset, () => fresh.attrs.id, level)
  if (!cut.ok) return cut.reason
  const numbered = inserted(blocks, { beneath: at.attrs.id }, fresh)
  if (!numbered.ok) return numbered.reason
  const second = numbered.blocks[index + 1] as Provision
  return (state) => splitHere(state, second)
}

/** A real split, not a replacement: what stands after the cursor keeps its marks and mappings. */
function splitHere(state: EditorState, { attrs }: Provision): Transaction {
  const { $from, $to } = state.selection
  const tr = state.tr
  if ($from.pos !== $to.pos) tr.delete($from.pos, $to.pos)
  const type = $from.parent.type
  return tr.split(tr.mapping.map($from.pos), 1, [{ type, attrs }]).scrollIntoView()
}

const enterInLine =
  (newId: NewId): Command =>
  (state, dispatch) => {
    const { $from, $to } = state.selection
    if ($from.parent.type.name !== 'line' || !$from.sameParent($to)) return false
    if (dispatch) {
      const attrs = { ...$from.parent.attrs, id: newId() }
      const tr = state.tr
      if ($from.pos !== $to.pos) tr.delete($from.pos, $to.pos)
      tr.split(tr.mapping.map($from.pos), 1, [{ type: $from.parent.type, attrs }])
      dispatch(tr.scrollIntoView())
    }
    return true
  }

const joining =
  (tell: Tell, direction: 1 | -1): Command =>
  (state, dispatch) => {
    const { selection, doc } = state
    const { $from } = selection
    const edge = direction < 0 ? 0 : $from.parent.content.size
    if (!selection.empty || !$from.parent.isTextblock || $from.parentOffset !== edge) return false
    const here = provisionAt(state)
    if (!here) return joiningLines(tell, direction)(state, dispatch)
    const second = direction < 0 ? here.index : here.index + 1
    const blocks = blocksOf(doc)
    const block = blocks[second]
    if (!block) return tell('nothing-after', dispatch)
    const outcome = joinProvisions(blocks, block.attrs.id)
    if (!outcome.ok) return tell(outcome.reason, dispatch)
    if (isSpare(blocks[second - 1]!, block)) {
      const from = positionOfBlock(doc, second - 1)
      dispatch?.(state.tr.delete(from, from + doc.child(second - 1).nodeSize).scrollIntoView())
      return true
    }
    dispatch?.(state.tr.join(positionOfBlock(doc, second)).scrollIntoView())
    return true
  }

/** An empty provision before one of its own kind goes instead of swallowing it: the words keep their id. */
const isSpare = (previous: Block, block: Block): boolean =>
  previous.type === 'provision' &&
  block.type === 'provision' &&
  wordsOf(previous) === '' &&
  previous.attrs.level === block.attrs.level &&
  previous.attrs.number === null &&
  previous.attrs.lead === ''

/** Lines join within their frame or cell only. */
const joiningLines =
  (tell: Tell, direction: 1 | -1): Command =>
  ({ selection: { $from }, tr }, dispatch) => {
    const index = $from.index($from.depth - 1)
    const second = direction < 0 ? index : index + 1
    if (second <= 0) return tell('no-previous', dispatch)
    if (second >= $from.node($from.depth - 1).childCount) return tell('nothing-after', dispatch)
    const at = direction < 0 ? $from.before() : $from.after()
    dispatch?.(tr.join(at).scrollIntoView())
    return true
  }
