import type { Editor } from '@tiptap/core'
import { earlyScreen } from './early-screen.ts'
import type { EarlyFacts } from './early-screen.ts'
import { openEditor } from './open-editor.ts'
import type { OpenEditor } from './open-editor.ts'
import { TextSession } from './text-session.ts'
import type { TextOpened } from './text-session.ts'

/**
 * The text of the address the page was opened at, drawn before the frame of bars and panes: the words are
 * what one comes for, and they may be read and written in while the frame is still being fetched and made.
 * The frame takes over the session, then the editor with all that was typed, and the place on the screen.
 */
let early: { key: string; session: Promise<TextSession> } | null = null

/** A text that is not there by then comes over a slow line. */
const longMilliseconds = 250

/** Editors that stand on the early screen; the frame takes each over once. */
const editors = new Map<TextSession, OpenEditor & { writes: boolean }>()

const keyOf = ({ regulationId, personId, mayWrite }: TextOpened) =>
  `${regulationId} ${personId} ${mayWrite}`

/**
 * Opens and draws the text; over once it was shown, or once it is known that there is none to show.
 * `meanwhile` is called where it is long in coming.
 */
export async function openEarlyText(
  opened: TextOpened,
  facts: EarlyFacts,
  meanwhile: () => void,
): Promise<void> {
  const begun = { key: keyOf(opened), session: TextSession.open(opened) }
  early = begun
  const session = await begun.session
  const slow = setTimeout(meanwhile, longMilliseconds)
  await hasText(session)
  clearTimeout(slow)
  // The frame did not wait, or there is nothing that may be shown.
  if (early !== begun || !session.view.ready) return
  const text = openEditor(session, session.writes)
  editors.set(session, Object.assign(text, { writes: session.writes }))
  document.body.append(earlyScreen(text.editor.view.dom, session, facts))
  await nextPictureShown()
}

/** The session that was opened early, where it is the one wanted; any other is closed. */
export function takeEarlyText(facts: TextOpened): Promise<TextSession> | null {
  const begun = early
  early = null
  if (begun?.key === keyOf(facts)) return begun.session
  void begun?.session.then(closeText)
  return null
}

/** What was opened early and is not wanted: another screen came, or nobody may see the text. */
export function dropEarlyText(): void {
  void early?.session.then(closeText)
  early = null
}

/** The editor that already shows this session's text, to be closed by whoever takes it. */
export function takeEarlyEditor(session: TextSession, writes: boolean): OpenEditor | null {
  const opened = editors.get(session)
  editors.delete(session)
  if (opened?.writes === writes) return opened
  if (opened) closeEarly(opened)
  return null
}

/** Leaves a session, and the editor on it that nobody took over. */
export function closeText(session: TextSession): void {
  const opened = editors.get(session)
  editors.delete(session)
  if (opened) closeEarly(opened)
  session.close()
}

function closeEarly(opened: OpenEditor): void {
  // Closed, the text stands in no screen any more.
  const screen = screenOf(opened.editor.view.dom)
  opened.close()
  screen?.remove()
}

/** Takes the drawn text into its sheet, from the early screen with the caret and the place it was scrolled to. */
export function takeFromEarlyScreen({ view }: Editor, sheet: HTMLElement): void {
  const screen = screenOf(view.dom)
  const scrolled = screen?.querySelector('main')?.scrollTop ?? 0
  const held = view.hasFocus()
  if (screen && 'moveBefore' in sheet) sheet.moveBefore(view.dom, null)
  else sheet.append(view.dom)
  screen?.remove()
  if (scrolled > 0) sheet.closest('main')?.scrollTo({ top: scrolled, behavior: 'instant' })
  if (held) view.focus()
}

const screenOf = (text: HTMLElement) => text.closest<HTMLElement>('[data-early]')

function hasText(session: TextSession): Promise<void> {
  return new Promise((known) => {
    const look = () => {
      const { ready, connection } = session.view
      if (!ready && connection.phase !== 'closed') return
      stop()
      known()
    }
    const stop = session.subscribe(look)
    look()
  })
}

/** The second frame from now begins when the first was shown; a page in the background shows none. */
function nextPictureShown(): Promise<void> {
  if (document.hidden) return Promise.resolve()
  return new Promise((shown) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(shown))),
  )
}
