import type { Label } from './labels.ts'
import { labelOf } from './labels.ts'
import { amends } from './phrases.ts'

/** Labels inside a line: new text quoted in the line that announces it, and run-on lines of a PDF. */
export interface InsideContext {
  wrapped: boolean
  heading: boolean
  inArticle: boolean
  quoted: boolean
  expected: (level: Label['level']) => string
  /** The label of the line to come, if it has one. */
  next: Label | null
}

const quotedInside = /^(.*:)\s*((?:["“«])\s*\S.*)$/su
const clauseInside = /[.;:”"]\s+(\d{1,3})\.\s+(?=["“]?\p{Lu})/gu
const pointInside = /[;:]\s+([a-zđ])\)\s+(?=["“]?\p{Lu})/gu
const articleInside = /[.;”"]\s+Điều\s+(\d{1,3})\.\s+(?=\p{Lu})/gu

/** Where a provision begins within the words of another; null where none does. */
export function splitInside(
  words: string,
  context: InsideContext,
): { before: string; after: string } | null {
  return quotationInside(words, context) ?? (context.wrapped ? runOn(words, context) : null)
}

function quotationInside(
  words: string,
  context: InsideContext,
): { before: string; after: string } | null {
  if (context.quoted || !/["“«]/u.test(words)) return null
  const colon = /:\s*["“«]/u.exec(words)
  if (!colon) return null
  const before = words.slice(0, colon.index + 1)
  const after = words.slice(colon.index + 1).trim()
  if (!quotedInside.test(words) || !amends(before)) return null
  const inner = labelOf(after.replace(/^["“«]\s*/u, ''))
  return inner && inner.rest !== '' ? { before, after } : null
}

/** No line of a page is longer; a source without line ends is not searched for labels within. */
const longest = 4000

function runOn(words: string, context: InsideContext): { before: string; after: string } | null {
  if (!context.inArticle || context.heading || words.length > longest) return null
  const found: number[] = []
  const look = (pattern: RegExp, expected: string) => {
    for (const match of words.matchAll(pattern))
      if (match[1] === expected) {
        found.push(match.index + 1)
        return
      }
  }
  const next = context.next
  const clause = context.expected('clause')
  if (!(next?.level === 'clause' && next.number === clause)) look(clauseInside, clause)
  const point = context.expected('point')
  if (!(next?.level === 'point' && next.number === point)) look(pointInside, point)
  const article = context.expected('article')
  if (!(next?.level === 'article' && next.number === article)) look(articleInside, article)
  if (found.length === 0) return null
  const at = Math.min(...found)
  const before = words.slice(0, at)
  return { before, after: words.slice(at).trim() }
}
