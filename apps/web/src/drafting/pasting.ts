import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { undo } from '@tiptap/y-tiptap'
import { normalRuns } from '@cucao/regulation'
import type { Block, Refusal, TextRun } from '@cucao/regulation'
import { paragraphsLanding, structureLanding } from './paste-landing.ts'
import { piecesOfHtml } from './pasted-html.ts'
import { isTooMuch, pasteLimits, piecesOfText } from './pasted-pieces.ts'
import type { PastedPiece } from './pasted-pieces.ts'
import { paragraphsOf, structureOf } from './pasted-structure.ts'
import type { PastedStructure } from './pasted-structure.ts'
import { newProvisionId } from './provision-ids.ts'
import { findBlock } from './text-blocks.ts'
import { asOneUndoStep } from './undo-step.ts'

interface PastedPieces {
  view: EditorView
  pieces: readonly PastedPiece[]
}

/** What became of a paste, where the screen says a word about it. */
export type Pasted =
  | { kind: 'too-much' }
  | { kind: 'file' }
  /** Put in as provisions. */
  | (PastedPieces & { kind: 'done'; blocks: readonly Block[]; caret: CaretPlace | null })
  /** Not put in yet: the person looks at it first. */
  | (PastedPieces & { kind: 'guessed'; structure: PastedStructure })
  /** Not put in: the structure forbids it here. */
  | (PastedPieces & { kind: 'refused'; reason: Refusal })

/** Where the caret stood: by the block's id, which undo gives back. */
interface CaretPlace {
  id: string
  offset: number
}

/** HTML of more characters or elements is not looked at: its plain words are, which every program gives along. */
const longestHtml = 8_000_000
const mostTags = 120_000
const deepest = 12_000

/** Takes what is pasted and dropped before the editor parses it, so that its size is known first. */
export function pasting(tell: (pasted: Pasted) => void): Plugin {
  let plain = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        // Ctrl+Shift+V: the clipboard itself does not say how it was asked.
        keydown: (_view, event) => {
          plain = event.shiftKey && event.code === 'KeyV'
          return false
        },
        keyup: () => {
          plain = false
          return false
        },
        paste: (view, event) =>
          view.editable && taken(view, event, event.clipboardData, plain, tell),
        drop: (view, event) => view.editable && dropped(view, event, tell),
      },
    },
  })
}

function taken(
  view: EditorView,
  event: Event,
  data: DataTransfer | null,
  plain: boolean,
  tell: (pasted: Pasted) => void,
): boolean {
  if (!data) return false
  const html = plain ? '' : data.getData('text/html')
  const text = data.getData('text/plain')
  if (html === '' && text === '') {
    if (data.files.length === 0) return false
    event.preventDefault()
    tell({ kind: 'file' })
    return true
  }
  if (isOwn(html) && !isInLine(view.state)) return false
  event.preventDefault()
  const pieces = piecesFrom(html, text)
  if (pieces === null) tell({ kind: 'too-much' })
  else if (pieces.length > 0) putIn(view, pieces, plain, tell)
  return true
}

function dropped(view: EditorView, event: DragEvent, tell: (pasted: Pasted) => void): boolean {
  if (view.dragging) return false
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (at) {
    const selection = TextSelection.near(view.state.doc.resolve(at.pos))
    view.dispatch(view.state.tr.setSelection(selection))
  }
  return taken(view, event, event.dataTransfer, false, tell)
}

/** Blocks that this editor, or one of a colleague, has copied. */
const isOwn = (html: string): boolean =>
  html.includes('data-pm-slice=') &&
  / class="(provision|line|head|division|table|legal-bases|signature|recipients)"/.test(html) &&
  isReadable(html)

/** Known before it is parsed, in one walk: what is too large, or nested so deep that parsing takes seconds. */
function isReadable(html: string): boolean {
  if (html === '' || html.length > longestHtml) return false
  let [tags, depth] = [0, 0]
  for (const [, closes = '', name = ''] of html.matchAll(/<(\/?)([a-z][\w:-]*)/gi)) {
    tags += 1
    if (!empty.has(name.toLowerCase())) depth = closes ? Math.max(0, depth - 1) : depth + 1
    if (tags > mostTags || depth > deepest) return false
  }
  return true
}
const empty = new Set('br hr img meta link input col wbr base'.split(' '))

const isInLine = ({ selection }: EditorState) => selection.$from.parent.type.name === 'line'

/** null where it is more than one paste may bring. */
function piecesFrom(html: string, text: string): PastedPiece[] | null {
  const read = isReadable(html) ? piecesOfHtml(html) : []
  // Twice the characters: white space is not counted, and most of a wide plain text is that.
  if (read.length === 0 && (text === '' ? html : text).length > pasteLimits.characters * 2)
    return null
  const pieces = withEdges(read.length > 0 ? read : piecesOfText(text), text)
  return isTooMuch(pieces) ? null : pieces
}

/** Words put into a sentence keep the blank at their ends. */
function withEdges(pieces: PastedPiece[], text: string): PastedPiece[] {
  const [only, ...others] = pieces
  if (only?.kind !== 'line' || others.length > 0 || /[\r\n]/.test(text)) return pieces
  const blank = (has: boolean): TextRun[] => (has ? [{ type: 'text', text: ' ' }] : [])
  const runs = [...blank(/^[ \u00A0]/.test(text)), ...only.runs, ...blank(/[ \u00A0]$/.test(text))]
  return [{ kind: 'line', runs: normalRuns(runs) ?? [] }]
}

function putIn(
  view: EditorView,
  pieces: readonly PastedPiece[],
  plain: boolean,
  tell: (pasted: Pasted) => void,
): void {
  const structure = plain || isInLine(view.state) ? null : structureOf(pieces, newProvisionId)
  if (!structure) return putInParagraphs(view, pieces)
  if (!structure.sure) return tell({ kind: 'guessed', view, pieces, structure })
  tell(putInStructure(view, pieces, structure))
}

/** Puts it in where the structure allows it; what is told afterwards. */
export function putInStructure(
  view: EditorView,
  pieces: readonly PastedPiece[],
  { blocks }: PastedStructure,
): Pasted {
  const landing = structureLanding(view.state, blocks)
  if (!landing.ok) return { kind: 'refused', view, pieces, reason: landing.reason }
  const { $from } = view.state.selection
  const id: unknown = $from.parent.attrs.id
  const caret = typeof id === 'string' ? { id, offset: $from.parentOffset } : null
  dispatched(view, landing.tr)
  return { kind: 'done', view, pieces, blocks, caret }
}

export function putInParagraphs(view: EditorView, pieces: readonly PastedPiece[]): void {
  dispatched(view, paragraphsLanding(view.state, paragraphsOf(pieces, newProvisionId)))
}

/** Takes the provisions back and puts the words in as paragraphs, where the caret stood. */
export function putInParagraphsInstead({
  view,
  pieces,
  caret,
}: Extract<Pasted, { kind: 'done' }>): void {
  undo(view.state)
  const { doc, tr } = view.state
  const at = caret && findBlock(doc, caret.id)
  if (at) {
    const offset = Math.min(caret.offset, at.node.content.size)
    view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos + 1 + offset), -1)))
  }
  view.focus()
  putInParagraphs(view, pieces)
}

const dispatched = (view: EditorView, tr: Transaction): void =>
  asOneUndoStep(view, () => view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste')))
