import { child, childrenOf, isOn, wholeNumber } from './office-xml.ts'
import type { XmlElement } from './office-xml.ts'
import { printedNumber } from './printed-number.ts'

/**
 * The numbers Word prints before the paragraphs of its lists. They stand nowhere in the file: they are
 * counted from numbering.xml (ECMA-376 part 1, 17.9), and a draft whose clauses are a list would come
 * out without a single `1.` or `a)` if they were not.
 */
export interface ListNumbers {
  /** The number before the next paragraph of this list, blank included where Word sets one; '' for none. */
  next(list: string, level: number | undefined, style: string | undefined): string
}

interface Level {
  start: number
  format: string
  /** `%1.%2.`: the numbers of the levels among fixed words. */
  text: string
  /** Behind the number: a blank, unless the list says that nothing stands there. */
  gap: string
  /** Counts anew after this level (from 1) or a higher one; 0 never; undefined after any higher one. */
  restartAfter: number | undefined
  /** Every number in Arabic digits (legal numbering: 1.1 under I). */
  digitsOnly: boolean
  style: string | undefined
}

interface Scheme {
  levels: Map<number, Level>
  /** Described where this style's list is described. */
  link: string | undefined
}

interface List {
  scheme: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

const deepest = 8
/** Word allows no longer one; a longer one would multiply. */
const longestText = 255

/** `root`: the root of numbering.xml. `listOfStyle`: the list a style belongs to. */
export function readLists(
  root: XmlElement | undefined,
  listOfStyle: (style: string) => string | undefined,
): () => ListNumbers {
  const schemes = new Map<string, Scheme>()
  for (const element of childrenOf(root, 'w:abstractNum'))
    schemes.set(element.attribute('abstractNumId') ?? '', {
      levels: readLevels(element),
      link: child(element, 'w:numStyleLink')?.attribute('val'),
    })
  const lists = new Map<string, List>()
  for (const element of childrenOf(root, 'w:num'))
    lists.set(element.attribute('numId') ?? '', readList(element))
  for (const list of lists.values()) {
    const link = schemes.get(list.scheme)?.link
    const linked = link === undefined ? undefined : lists.get(listOfStyle(link) ?? '')
    if (linked) list.scheme = linked.scheme
  }
  return () => count(schemes, lists)
}

function readLevels(parent: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const element of childrenOf(parent, 'w:lvl')) {
    const at = wholeNumber(element.attribute('ilvl'))
    if (at !== undefined && at >= 0 && at <= deepest) levels.set(at, readLevel(element))
  }
  return levels
}

function readLevel(element: XmlElement): Level {
  const value = (name: string) => child(element, name)?.attribute('val')
  const legal = child(element, 'w:isLgl')
  return {
    start: wholeNumber(value('w:start')) ?? 0,
    format: formatOf(element),
    text: (value('w:lvlText') ?? '').slice(0, longestText),
    gap: value('w:suff') === 'nothing' ? '' : ' ',
    restartAfter: wholeNumber(value('w:lvlRestart')),
    digitsOnly: legal !== undefined && isOn(legal.attribute('val')),
    style: value('w:pStyle'),
  }
}

/** A newer format comes with one for older programs, which is what is read. */
function formatOf(element: XmlElement): string {
  const fallback = child(child(element, 'mc:AlternateContent'), 'mc:Fallback')
  const format = child(element, 'w:numFmt') ?? child(fallback, 'w:numFmt')
  return format?.attribute('val') ?? 'decimal'
}

function readList(element: XmlElement): List {
  const list: List = {
    scheme: child(element, 'w:abstractNumId')?.attribute('val') ?? '',
    starts: new Map(),
    levels: new Map(),
  }
  for (const override of childrenOf(element, 'w:lvlOverride')) {
    const at = wholeNumber(override.attribute('ilvl'))
    const start = wholeNumber(child(override, 'w:startOverride')?.attribute('val'))
    if (at !== undefined && start !== undefined) list.starts.set(at, start)
    for (const [level, described] of readLevels(override)) list.levels.set(level, described)
  }
  return list
}

/** Lists of one scheme count on together, unless one of them says where it starts. */
function count(schemes: Map<string, Scheme>, lists: Map<string, List>): ListNumbers {
  const counted = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return {
    next(id, asked, style) {
      const list = lists.get(id)
      const scheme = list && schemes.get(list.scheme)
      if (!list || !scheme) return ''
      const levelAt = (at: number) => list.levels.get(at) ?? scheme.levels.get(at)
      const at = Math.min(asked ?? levelOfStyle(list, scheme, style), deepest)
      const level = levelAt(at)
      if (!level) return ''
      const numbers = counted.get(list.scheme) ?? []
      counted.set(list.scheme, numbers)
      const startOf = (depth: number) => list.starts.get(depth) ?? levelAt(depth)?.start ?? 1
      const before = numbers[at]
      const begins = list.starts.has(at) && !started.has(`${id} ${at}`)
      started.add(`${id} ${at}`)
      numbers[at] = begins || before === undefined ? startOf(at) : before + 1
      for (let below = at + 1; below <= deepest; below += 1)
        if (at < (levelAt(below)?.restartAfter ?? below)) numbers[below] = undefined
      const label = printed(level, (depth) => ({
        number: numbers[depth] ?? startOf(depth),
        format: level.digitsOnly ? 'decimal' : (levelAt(depth)?.format ?? 'decimal'),
      }))
      return label === '' ? '' : label + level.gap
    },
  }
}

/** A style that names only its list stands on the level that names the style. */
function levelOfStyle(list: List, scheme: Scheme, style: string | undefined): number {
  for (const levels of [list.levels, scheme.levels])
    for (const [at, level] of levels) if (style !== undefined && level.style === style) return at
  return 0
}

function printed(
  level: Level,
  numberAt: (depth: number) => { number: number; format: string },
): string {
  if (level.format === 'bullet') return bullet(level.text)
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const { number, format } = numberAt(Number(digit) - 1)
    return printedNumber(number, format)
  })
}

/** Bullets are set in symbol fonts, where a letter is a picture: those become one plain bullet. */
const bullet = (text: string) => (/^[\p{L}\p{N}\p{Co}]$/u.test(text.trim()) ? '•' : text)
