import type { Regulation } from '../api/regulations.ts'
import { earlyText } from '../language/early-words.ts'
import barCss from './desk-bar.module.css'
import css from './drafting-screen.module.css'
import { followSaving } from './follow-saving.ts'
import type { TextSession } from './text-session.ts'

/** What the early screen says of the text around its words. */
export type EarlyFacts = Pick<Regulation, 'title' | 'state' | 'leadOrganisation' | 'may'>

/**
 * The text where the frame will show it: the same sheet at the same place, and around it what is known
 * already. Drawn with the frame's own styles, so that nothing moves when the frame comes.
 */
export function earlyScreen(
  text: HTMLElement,
  session: TextSession,
  facts: EarlyFacts,
): HTMLElement {
  const outline = matchMedia('(min-width: 901px)').matches
  const threads = matchMedia('(min-width: 1181px)').matches
  const paper = box(css.paper, ...readingLine(facts), box('sheet', text))
  const page = element('main', css.page, box(css.field, paper, box(threads ? css.threads : '')))
  const work = box(`${css.work} ${outline ? '' : css.single} ${threads ? '' : css.narrow}`)
  work.append(...(outline ? [box(css.outline)] : []), page)
  const screen = box(`${css.screen} ${css.early}`, earlyBar(session, facts), work)
  screen.dataset.early = ''
  return screen
}

/** What the text is and whether it is safe. The frame says it again, with names, to who does not see it. */
function earlyBar(session: TextSession, facts: EarlyFacts): HTMLElement {
  const { title, state, leadOrganisation: organisation, may } = facts
  const stage = earlyText(state === 'closed' ? 'drafting.closed' : 'drafting.living')
  const led = organisation ? earlyText('drafting.led-by', { organisation }) : ''
  const words = element('span')
  const status = element('output', '', element('span', barCss.dot), words)
  const bar = box(
    barCss.bar,
    said(element('span', 'home-mark'), 'CA'),
    box(
      barCss.title,
      said(element('h1'), title),
      said(element('small'), [stage, led].filter(Boolean).join(' · ')),
    ),
    element('span', barCss.save, status),
    box(barCss.acts, box(css.earlyActs)),
    box(barCss.me, box(css.earlyMe)),
  )
  bar.ariaHidden = 'true'
  // Until the session is closed or the page is left: the element is then seen by nobody.
  followSaving({ status, words }, session, may.includes('write'), earlyText)
  return bar
}

/** For who does not write: what one may do instead. */
function readingLine({ may }: EarlyFacts): HTMLElement[] {
  if (may.includes('write')) return []
  if (!may.includes('comment'))
    return [said(element('p', css.reading), earlyText('notice.reading'))]
  const line = said(element('p', css.reading), `${earlyText('notice.read-only')} `)
  line.append(said(element('span', css.keys), earlyText('notice.read-only.keys')))
  return [line]
}

function box(classes: string | undefined, ...within: HTMLElement[]): HTMLElement {
  return element('div', classes, ...within)
}

function element(tag: string, classes = '', ...within: HTMLElement[]): HTMLElement {
  const made = document.createElement(tag)
  made.className = classes
  made.append(...within)
  return made
}

function said(where: HTMLElement, words: string): HTMLElement {
  where.textContent = words
  return where
}
