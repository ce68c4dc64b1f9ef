import './ui/styles.ts'
import { askEarly } from './api/early-answers.ts'
import { largeStateBytes, stateOverHttp } from './drafting/first-state.ts'
import { keptName, openKeptEarly } from './drafting/kept-text.ts'
import {
  askEarlyForEverything,
  dropEarlyLine,
  openLineEarly,
  roomAddress,
} from './drafting/line.ts'
import { colourAtOnce } from './ui/colour-scheme.ts'

/**
 * What runs first. Who comes by the address of a text has come for its words: they are drawn, and may be
 * written in, before the frame of bars and panes around them is made (docs/decisions/015).
 */

/** So long the frame waits for the text to be there. */
const longestWaitMilliseconds = 1_000

const regulationId = /^\/du-thao\/([^/]+)$/.exec(location.pathname)?.[1]
colourAtOnce()
void start()

async function start(): Promise<void> {
  if (regulationId !== undefined) {
    const text = showText(decodeURIComponent(regulationId))
    // Whatever is refused or missing is met again, and said, where it is needed.
    await Promise.race([text.catch(() => {}), wait(longestWaitMilliseconds)])
  }
  await pageRead()
  await import('./main.tsx')
}

async function showText(regulationId: string): Promise<void> {
  const { origin } = location
  openLineEarly(roomAddress(regulationId, origin))
  const opening = textAsked(regulationId)
  const { openEarlyText } = await import('./drafting/early-text.ts')
  const [asked] = await Promise.all([opening, pageRead()])
  if (asked) await openEarlyText({ ...asked.opened, origin }, asked.regulation, fetchFrame)
  else dropEarlyLine()
}

/** Whose text it is and what this person may do with it; null where it is for the frame to say why not. */
async function textAsked(regulationId: string) {
  const answers = askEarly(regulationId)
  const [session, regulation] = await Promise.all([answers.session, answers.regulation])
  if (!session?.person || !regulation) return null
  const personId = session.person.id
  const mayWrite = regulation.may.includes('write')
  const kept = mayWrite ? openKeptEarly(keptName(regulationId, personId)) : Promise.resolve(false)
  const nothing = kept.then((some) => !some).catch(() => false)
  const opened = { regulationId, personId, mayWrite }
  if (regulation.stateBytes < largeStateBytes) {
    void nothing.then((all) => all && askEarlyForEverything())
    return { opened, regulation }
  }
  const firstState = nothing.then((all) => (all ? stateOverHttp(regulationId) : null))
  return { opened: { ...opened, firstState }, regulation }
}

/** What the server names in the page for later (web-pages.ts) is fetched while the words are on their way. */
function fetchFrame(): void {
  const named = document.querySelector<HTMLMetaElement>('meta[name="fetch-later"]')?.content
  for (const href of named?.split(' ') ?? [])
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'prefetch', as: 'script', href }),
    )
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds))
}

/** This runs while the page is still being read. */
function pageRead(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve()
  return new Promise((read) =>
    document.addEventListener('DOMContentLoaded', () => read(), { once: true }),
  )
}
