import * as phrases from './phrases.ts'
import type { ReaderState } from './reader-state.ts'

/** Page number or running head: kept as a paragraph of its own, and reported. */
export function isPageNoise(state: ReaderState, at: number): boolean {
  const text = state.lines[at]?.text ?? ''
  if (/CÔNG BÁO\s*\/\s*Số/u.test(text) && text.length < 80) {
    state.warn(at, 'page-head')
    return state.noise(at, text)
  }
  if (
    /^(?:trang|page)\s+\d+(?:\s*(?:\/|of|trên)\s*\d+)?$|^\d{1,3}\s*\/\s*\d{1,3}$|^(?:https?:\/\/|www\.)\S+$/iu.test(
      text,
    )
  ) {
    state.warn(at, 'page-head')
    return state.noise(at, text)
  }
  if (text.length > 12) return false
  const number = /^[-–—\s]*(\d{1,3})[-–—\s]*$/.exec(text)
  if (!number || !state.style.wrapped || state.zone === 'words' || state.zone === 'head')
    return false
  const page = Number(number[1])
  if (
    state.tail?.kind === 'words' &&
    phrases.awaitsNumber(state.tail.line) &&
    page !== state.pageNumber + 1
  )
    return false
  state.pageNumber = page
  state.warn(at, 'page-number')
  return state.noise(at, text)
}
