import * as frames from './frames.ts'
import type { Label } from './labels.ts'
import { isContentsLine, labelIn, labelOf } from './labels.ts'
import { goesOn } from './lines.ts'
import * as phrases from './phrases.ts'
import type { ReaderState, Tail } from './reader-state.ts'
import { append } from './text-builder.ts'

/** The text begins with a head: one of the first lines shows it, before anything of the body. */
export function hasHead(state: ReaderState): boolean {
  let seen = 0
  for (const [at, line] of state.lines.slice(0, 400).entries()) {
    if (!isContentsLine(line.text)) seen += 1
    if (seen > 30) return false
    if (frames.showsHead(line.text)) return true
    if (frames.isBasis(line.text) || startsBody(state, at)) return false
  }
  return false
}

/** A heading, or the first item of a text without articles. */
function startsBody(state: ReaderState, at: number): boolean {
  const text = state.lines[at]?.text ?? ''
  if (/^[*#_\s]*(?:LỜI NÓI ĐẦU|LỜI MỞ ĐẦU)/u.test(text)) return true
  const label = labelOf(text)
  if (!label) return false
  if (label.level === 'article')
    return label.separator !== '' || label.rest === '' || isFirstOfArticles(state, at, label)
  if (label.level === 'point') return false
  if (label.level === 'clause')
    return label.number === '1' && label.separator === '.' && !state.articles
  return (
    (label.number === '1' || label.rest === '') &&
    (label.rest === '' || phrases.isCapitals(label.rest) || label.separator !== '')
  )
}

/** `Điều 1 Phạm vi điều chỉnh` without a dot, where an article 2 comes. */
function isFirstOfArticles(state: ReaderState, at: number, label: Label): boolean {
  if (label.number !== '1' || !phrases.startsCapital(label.rest)) return false
  state.secondArticle ??= state.lines.findLastIndex((line) => {
    const next = labelIn(line)
    return next?.level === 'article' && next.number === '2'
  })
  return state.secondArticle > at
}

/** A line of the head; the first legal basis or heading ends it. */
export function headLine(state: ReaderState, at: number): number {
  const text = state.lines[at]?.text ?? ''
  if (frames.isBasis(text) && !phrases.isCapitals(text)) {
    state.zone = 'bases'
    state.tail = null
    return basisLine(state, at)
  }
  if (startsBody(state, at)) return startBody(state, at)
  const tail = state.tail
  const role = frames.headRole(text, state.kindSeen)
  if (completesFrame(tail, text)) return at
  if (
    tail &&
    !tail.cut &&
    tail.kind === 'frame' &&
    goesOn(tail.line, text) &&
    role !== 'place-date' &&
    role !== 'number'
  ) {
    append(tail.target, text)
    tail.line = text
    return at
  }
  if (
    state.kindSeen &&
    role === 'name' &&
    !phrases.isCapitals(text) &&
    frames.isEnacting(text) &&
    /[.:]$/u.test(text)
  ) {
    state.zone = 'bases'
    return basisLine(state, at)
  }
  if (
    role === 'name' &&
    text.length > 60 &&
    /[.:;]$/u.test(text) &&
    !phrases.isCapitals(text) &&
    state.tail?.target.type === 'line' &&
    /^(?:name|other)$/.test(state.tail.target.attrs.role)
  ) {
    if (!basisComes(state, at)) return startBody(state, at)
    state.tail = { target: state.builder.line('head', 'other', text), line: text, kind: 'frame' }
    return at
  }
  if (role === 'kind') state.kindSeen = true
  if (phrases.amends(text)) state.amending = true
  state.tail = { target: state.builder.line('head', role, text), line: text, kind: 'frame' }
  return at
}

/** Legal bases still come: what stands before them in a consolidated text lists the acts it joins. */
function basisComes(state: ReaderState, at: number): boolean {
  for (let next = at + 1; next < at + 20; next += 1) {
    if (/^[*_\s]*căn cứ\s/iu.test(state.lines[next]?.text ?? '')) return true
    const label = labelIn(state.lines[next])
    if (label && label.level !== 'clause' && label.level !== 'point') return false
  }
  return false
}

/** `Số:` and `98/2025/QĐ-UBND`, `CỘNG HÒA XÃ HỘI` and `CHỦ NGHĨA VIỆT NAM`: one line of the head set on two. */
function completesFrame(tail: Tail | null, text: string): boolean {
  if (!tail || tail.cut || tail.target.type !== 'line' || text.length > 60) return false
  const whole = `${tail.line} ${text}`
  const role = frames.headRole(whole, false)
  const broken =
    (role === 'nation' && !frames.isNation(tail.line) && !frames.isNation(text)) ||
    (role === 'number' && tail.line.endsWith(':') && /^\d/u.test(text)) ||
    (role === 'place-date' && /(?:ngày|tháng|năm|,)$/iu.test(tail.line))
  if (!broken) return false
  tail.target.attrs.role = role
  append(tail.target, text)
  tail.line = whole
  return true
}

/** The body begins with line `at`, which is to be read again. */
function startBody(state: ReaderState, at: number): number {
  state.zone = 'body'
  state.tail = null
  return at - 1
}

/** "Chính phủ ban hành Nghị định", "Bộ trưởng … quyết nghị:": an enacting sentence begins, whatever was open. */
const namesAct = (text: string): boolean =>
  /^\P{Ll}.*(?:ban hành (?:Bộ luật|Luật|Nghị|Thông|Quyết|Pháp|Chỉ thị)|:$)/u.test(text)

/** A line of the legal bases, the enacting sentence or the formula; the first heading ends them. */
export function basisLine(state: ReaderState, at: number): number {
  const text = state.lines[at]?.text ?? ''
  const tail = state.tail
  const open = tail !== null && !phrases.isComplete(tail.line) && !/[,]$/u.test(tail.line)
  if (startsBody(state, at) && !(open && state.style.wrapped && labelOf(text)?.number !== '1'))
    return startBody(state, at)
  const role = frames.basisRole(text)
  const last = tail?.target.type === 'line' ? tail.target.attrs.role : null
  if (
    tail &&
    !tail.cut &&
    (goesOn(tail.line, text) ||
      (open &&
        (role === 'other' || (role === 'enacting' && !namesAct(text))) &&
        (state.isFull(tail.line) || (state.style.wrapped && last === 'basis'))))
  ) {
    append(tail.target, text)
    tail.line = text
    if (tail.target.type === 'line' && frames.isEnacting(text) && last === 'other')
      tail.target.attrs.role = 'enacting'
    return at
  }
  if (
    (last === 'enacting' || last === 'formula') &&
    role !== 'basis' &&
    role !== 'formula' &&
    role !== 'rule'
  )
    return startBody(state, at)
  const pieces = text.split(
    /(?<=;)\s+(?=Căn cứ |Theo đề nghị |Xét |Chính phủ ban hành |Bộ trưởng \S.{0,80} ban hành )/u,
  )
  for (const piece of pieces)
    state.tail = {
      target: state.builder.line('legal_bases', frames.basisRole(piece), piece),
      line: piece,
      kind: 'frame',
    }
  return at
}
