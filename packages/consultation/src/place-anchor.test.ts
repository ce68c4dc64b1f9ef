import type { Block } from '@cucao/regulation'
import { wordsOf } from '@cucao/regulation'
import { describe, expect, it } from 'vitest'
import type { Anchor } from './anchor.ts'
import { anchorAt } from './anchor.ts'
import { clause } from './anchor-testing.ts'
import { groundOf, placeAnchor } from './place-anchor.ts'

const words =
  'Cơ quan có thẩm quyền công bố danh mục dịch vụ công chậm nhất 30 ngày kể từ ngày Nghị định này có hiệu lực.'
const before = clause('k0', 'Ủy ban nhân dân cấp tỉnh bố trí nhân lực tiếp nhận hồ sơ.')
const own = clause('k1', words)
const after = clause('k2', 'Người đứng đầu cơ quan chịu trách nhiệm về tính chính xác của số liệu.')
const blocks: Block[] = [before, own, after]

function on(quote: string, text: Block[] = blocks, position = 1): Anchor {
  const at = wordsOf(text[position]!).indexOf(quote)
  if (at < 0) throw new RangeError(quote)
  return anchorAt(text, position, at, at + quote.length)
}
const place = (anchor: Anchor, text: Block[], pointed?: Parameters<typeof placeAnchor>[2]) =>
  placeAnchor(anchor, groundOf(text), pointed)
/** State, clause and the words it stands on. */
function placed(anchor: Anchor, text: Block[]) {
  const answer = place(anchor, text)
  if (!('start' in answer)) return answer
  const block = text.find((each) => each.attrs.id === answer.provisionId)
  return [answer.state, answer.provisionId, wordsOf(block!).slice(answer.start, answer.end)]
}

describe('the ladder of an anchor', () => {
  it('exact: nothing changed, or only elsewhere in the clause', () => {
    expect(placed(on('30 ngày'), blocks)).toEqual(['exact', 'k1', '30 ngày'])
    const longer = [before, clause('k1', `${words} Thời hạn này không gia hạn.`), after]
    expect(placed(on('30 ngày'), longer)).toEqual(['exact', 'k1', '30 ngày'])
  })

  it('found: the words stand elsewhere in the clause', () => {
    const text = [before, clause('k1', `Trừ trường hợp khẩn cấp, ${words}`), after]
    expect(placed(on('30 ngày'), text)).toEqual(['found', 'k1', '30 ngày'])
  })

  it('tells the same words apart by what surrounds them', () => {
    const twice = 'Hồ sơ nộp tại khoản 1 Điều này; kết quả trả theo khoản 1 Điều này và công khai.'
    const second = twice.lastIndexOf('khoản 1')
    const anchor = anchorAt([clause('k1', twice)], 0, second, second + 7)
    const shifted = [clause('k1', `Khi cần, ${twice}`)]
    expect(place(anchor, shifted)).toMatchObject({ state: 'found', start: second + 9 })
    // The second is deleted: the first is not taken for it.
    const gone = [clause('k1', 'Hồ sơ nộp tại khoản 1 Điều này.')]
    expect(place(anchor, gone)).toEqual({ state: 'changed', provisionId: 'k1' })
  })

  it('moved: after a split, a join, and a cut to the next clause', () => {
    const cut = words.indexOf('chậm nhất')
    const split = [
      before,
      clause('k1', words.slice(0, cut)),
      clause('new', words.slice(cut)),
      after,
    ]
    expect(placed(on('30 ngày'), split)).toEqual(['moved', 'new', '30 ngày'])
    const joined = [clause('k0', `${wordsOf(before)} ${words}`), after]
    expect(placed(on('30 ngày'), joined)).toEqual(['moved', 'k0', '30 ngày'])
    const retyped = [before, clause('other', words), after]
    expect(placed(on('30 ngày'), retyped)).toEqual(['moved', 'other', '30 ngày'])
  })

  it('follows its clause wherever that goes, since ids stay', () => {
    expect(placed(on('30 ngày'), [own, after, before])).toEqual(['exact', 'k1', '30 ngày'])
  })

  it('looks far away only for words that stood alone in the text, and stand alone again', () => {
    const far = Array.from({ length: 9 }, (_, n) => clause(`f${n}`, `Khoản thứ ${n}.`))
    const anchor = on('30 ngày')
    expect(anchor.alone).toContain(0)
    expect(placed(anchor, [...far, clause('z', words)])).toEqual(['moved', 'z', '30 ngày'])
    const twice = [clause('y', words), ...far, clause('z', words)]
    expect(place(anchor, twice)).toEqual({ state: 'orphan' })
    const twin = [...blocks, ...far, clause('twin', words)]
    expect(on('30 ngày', twin).alone).toBeUndefined()
    expect(place(on('30 ngày', twin), [before, after, ...far, clause('twin', words)])).toEqual({
      state: 'orphan',
    })
  })

  it('follows the second half of a split that is then moved away', () => {
    const cut = words.indexOf('chậm nhất')
    const far = Array.from({ length: 9 }, (_, n) => clause(`f${n}`, `Khoản thứ ${n}.`))
    const half = clause('half', words.slice(cut))
    const text = [before, clause('k1', words.slice(0, cut)), after, ...far, half]
    expect(placed(on('30 ngày'), text)).toEqual(['moved', 'half', '30 ngày'])
  })

  it('stays where its words were written over, whatever copies of them stand elsewhere', () => {
    for (const now of ['60 ngày', 'một thời hạn do Bộ trưởng quyết định']) {
      const text = [before, clause('k1', words.replace('30 ngày', now)), clause('copy', words)]
      expect(place(on('30 ngày'), text)).toMatchObject({ provisionId: 'k1' })
    }
    const end = on('Nghị định này có hiệu lực.')
    const text = [
      before,
      clause('k1', words.replace('Nghị định này có hiệu lực.', 'ký ban hành.')),
      clause('copy', words),
    ]
    expect(place(end, text)).toMatchObject({ provisionId: 'k1' })
  })

  it('edited: other words between the same surroundings', () => {
    const text = [before, clause('k1', words.replace('30 ngày', '60 ngày')), after]
    expect(placed(on('30 ngày'), text)).toEqual(['edited', 'k1', '60 ngày'])
    const whole = [before, clause('k1', words.replace('công chậm', 'công trực tuyến chậm')), after]
    expect(placed(on(words), whole)).toEqual(['edited', 'k1', wordsOf(whole[1]!)])
  })

  it('changed: the clause is there, its words are not', () => {
    const text = [before, clause('k1', 'Nội dung đã được viết lại hoàn toàn.'), after]
    expect(place(on('30 ngày'), text)).toEqual({ state: 'changed', provisionId: 'k1' })
    expect(place(on('30 ngày'), [clause('k1', '')])).toEqual({
      state: 'changed',
      provisionId: 'k1',
    })
  })

  it('orphan: the clause is gone and its words with it', () => {
    expect(place(on('30 ngày'), [before, after])).toEqual({ state: 'orphan' })
    expect(place(on('30 ngày'), [])).toEqual({ state: 'orphan' })
  })

  it('on a whole clause: exact, changed, orphan', () => {
    const anchor = anchorAt(blocks, 1, 0, 0)
    expect(place(anchor, blocks)).toEqual({ state: 'exact', provisionId: 'k1', start: 0, end: 0 })
    expect(place(anchor, [clause('k1', 'khác')])).toEqual({ state: 'changed', provisionId: 'k1' })
    expect(place(anchor, [before])).toEqual({ state: 'orphan' })
    expect(anchor.opening).toBe(words.slice(0, 64))
    const joined = [clause('k0', wordsOf(before) + words), after]
    expect(place(anchor, joined)).toMatchObject({ state: 'moved', provisionId: 'k0', start: 0 })
  })

  it('answers offsets in the words as they stand, also where those are decomposed', () => {
    const text = [before, clause('k1', `Nay, ${words}`.normalize('NFD')), after]
    const answer = place(on('30 ngày'), text)
    if (!('start' in answer)) throw new Error(answer.state)
    const raw = wordsOf(text[1]!).slice(answer.start, answer.end)
    expect([answer.state, raw.normalize('NFC')]).toEqual(['found', '30 ngày'])
  })

  it('believes relative positions as far as the words agree', () => {
    const text = [before, clause('k1', `Mới: 45 ngày thì phải công bố.`), after]
    const anchor = on('30 ngày')
    const pointed = { provisionId: 'k1', start: 5, end: 12 }
    expect(place(anchor, text, pointed)).toEqual({ state: 'edited', ...pointed })
    const wrong = { provisionId: 'k1', start: 13, end: 22 }
    expect(place(anchor, text, wrong)).toEqual({ state: 'changed', provisionId: 'k1' })
    for (const nonsense of [
      { provisionId: 'none', start: 0, end: 3 },
      { provisionId: 'k1', start: 3, end: 3 },
      { provisionId: 'k1', start: 3, end: 9999 },
      { provisionId: 'k1', start: -4, end: 3 },
    ])
      expect(place(anchor, text, nonsense)).toEqual({ state: 'changed', provisionId: 'k1' })
  })

  it('does not take a neighbour that said the same before for its own', () => {
    const same =
      'Cơ quan chủ trì gửi báo cáo về Bộ Khoa học và Công nghệ trước ngày 15 tháng 12 hằng năm.'
    const text = [clause('a', same), clause('b', `${same} Báo cáo gồm số liệu.`)]
    const anchor = on('trước ngày 15 tháng 12', text, 0)
    expect(anchor.alike).toEqual(['b'])
    expect(place(anchor, [text[1]!])).toEqual({ state: 'orphan' })
  })

  it('is not led astray by short words that stand everywhere', () => {
    const text: Block[] = [clause('a', 'Bộ và sở.'), clause('b', 'Xã và phường.')]
    const anchor = on('và', text, 0)
    expect(place(anchor, [clause('a', 'Cục.'), clause('b', 'Xã và phường.')])).toEqual({
      state: 'changed',
      provisionId: 'a',
    })
  })
})
