import type { RegulationText } from '@cucao/regulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame, provision, sampleAct } from './page-testing.ts'
import { pageLanguages } from './page-words.ts'
import { notFoundPage, versionListPage, versionPage } from './public-page.ts'
import type { PageSettings, PublicVersion } from './public-page.ts'

const version: PublicVersion = {
  regulationId: 'r1',
  number: 2,
  title: 'Thông tư quy định về dữ liệu mở',
  note: 'Gửi lấy ý kiến\ncác bộ, ngành',
  contentHash: '0123456789abcdef'.repeat(4),
  createdAt: Date.UTC(2026, 10, 22, 18, 30),
  leadOrganisation: 'Bộ Khoa học và Công nghệ',
}
const vi: PageSettings = { language: 'vi', styleAddress: '/cong-bo/giao-dien/a.css' }
const en: PageSettings = { ...vi, language: 'en' }
const pageOf = (
  text: RegulationText,
  more: Partial<PublicVersion> = {},
  settings = vi,
  newest = 2,
) => versionPage({ ...version, ...more }, text, newest, settings)

/** What a validator and a screen reader would stumble over. */
function faultsOf(page: string): string[] {
  const faults: string[] = []
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '')
  if (new Set(ids).size !== ids.length) faults.push('doubled id')
  if (ids.some((id) => id === '' || /\s/.test(id))) faults.push('bad id')
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g))
    if (!ids.includes(target ?? '')) faults.push(`link to nowhere: ${target}`)
  for (const one of ['<main', '<h1', '<title', '<html', 'class="skip"'])
    if (page.split(one).length !== 2) faults.push(`not one ${one}`)
  const ranks = [...page.matchAll(/<article class="law"[\s\S]*|$/g)][0]?.[0] ?? ''
  let last = 0
  for (const [, tag, aria] of ranks.matchAll(/<h([1-6])|aria-level="(\d)"/g)) {
    const rank = Number(tag ?? aria)
    if (rank > last + 1) faults.push(`heading ${rank} after ${last}`)
    last = rank
  }
  for (const bad of [
    /<script/i,
    /\son\w+=/i,
    /\sstyle=/i,
    /javascript:/i,
    /<(iframe|object|form|img)/i,
  ])
    if (bad.test(page)) faults.push(String(bad))
  const open: string[] = []
  for (const [, close, tag = '', empty] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
    if (empty || /^(meta|link|wbr)$/.test(tag)) continue
    if (!close) open.push(tag)
    else if (open.pop() !== tag) faults.push(`</${tag}> out of place`)
  }
  if (open.length > 0) faults.push(`open: ${open.join()}`)
  return faults
}

describe('page of a version', () => {
  it('is as it was', async () => {
    await expect(pageOf(sampleAct)).toMatchFileSnapshot('../test/version-page.golden')
  })

  it('is sound in both languages, also of an act without anything', () => {
    const texts: RegulationText[] = [
      sampleAct,
      { type: 'doc', content: [provision('p', 'paragraph', 'Chỉ một đoạn.')] },
      {
        type: 'doc',
        content: [provision('k', 'clause', ''), provision('k', 'clause', 'Trùng id.')],
      },
      { type: 'doc', content: sampleAct.content.slice(-4) },
      { type: 'doc', content: [frame('s', 'signature', ['capacity', 'BỘ TRƯỞNG'])] },
    ]
    for (const text of texts)
      for (const settings of [vi, en]) expect(faultsOf(pageOf(text, {}, settings))).toEqual([])
  })

  it('has an anchor for every article, one for each region, and never bars đ', () => {
    const page = pageOf(sampleAct)
    for (const id of ['dieu-1', 'dieu-2', 'kem-theo-1-dieu-1', 'dieu-1-khoan-2-diem-đ', 'chuong-1'])
      expect(page).toContain(` id="${id}"`)
    expect(page).toContain('<a class="label" href="#dieu-1">Điều 1.</a> Phạm vi điều chỉnh')
  })

  it('says that it is a draft, which, of when, and with which hash', () => {
    const page = pageOf(sampleAct)
    expect(page).toContain('<b>DỰ THẢO 2</b> <span>Ngày 23/11/2026</span>')
    expect(page).toContain('01:30 ngày 23/11/2026')
    expect(page).toContain('chưa có hiệu lực thi hành')
    expect(page.replaceAll('<wbr />', '')).toContain(version.contentHash)
    expect(page).toContain('sha256sum du-thao-2.json')
  })

  it('leads to the newest version where it is an older one', () => {
    expect(pageOf(sampleAct, {}, vi, 5)).toContain(
      '<a href="/cong-bo/r1/5">Đã có bản mới hơn: Dự thảo 5</a>',
    )
    expect(pageOf(sampleAct)).not.toContain('Đã có bản mới hơn')
    expect(pageOf(sampleAct, {}, en, 5)).toContain('href="/cong-bo/r1/5?lang=en"')
  })

  it('speaks English around a text that stays Vietnamese', () => {
    const page = pageOf(sampleAct, {}, en)
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<article class="law" lang="vi">')
    expect(page).toContain('Skip to the text')
    expect(page).toContain('href="/cong-bo/r1/2" hreflang="vi"')
  })

  it('keeps quoted words out of the outline and of the headings', () => {
    const page = pageOf(sampleAct)
    expect(page).toContain('<b>“Điều 5. Trách nhiệm</b>')
    expect(page.match(/<a href="#[^"]*"><b>Điều \d+\.<\/b>/g)).toHaveLength(4)
  })
})

describe('hostile words', () => {
  const hostile = fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><script>',
    '&lt;script&gt;',
    '<!-- ',
    'javascript:alert(1)',
    '${alert(1)}',
    '</a></p></main>',
  )
  const words = fc
    .array(fc.oneof(hostile, fc.string({ unit: 'grapheme' })), { maxLength: 3 })
    .map((all) => all.join(' '))

  it('stay words, wherever they stand', () => {
    fc.assert(
      fc.property(
        words,
        words,
        words,
        words,
        fc.constantFrom(...pageLanguages),
        (a, b, c, d, language) => {
          const text: RegulationText = {
            type: 'doc',
            content: [
              frame('h', 'head', ['kind', a], ['name', b], ['other', c]),
              provision('c', 'chapter', b),
              provision('d', 'article', c, { number: d, form: a }),
              provision('k', 'clause', d, { lead: c, quoted: true, number: a, form: `${b}{n}` }),
              {
                type: 'division',
                attrs: { id: 'x', kind: 'annex', number: a, form: b },
                content: frame('f', 'head', ['name', c]).content,
              },
            ],
          }
          const told = { title: a, note: b, leadOrganisation: c }
          const clean = (page: string) =>
            page
              .replace(/&#39;|&quot;|&amp;|&lt;|&gt;/g, ' ')
              .replace(/\son\w+=|javascript:|\sstyle=/gi, ' ')
          expect(faultsOf(clean(pageOf(text, told, { ...vi, language })))).toEqual([])
          expect(
            faultsOf(clean(versionListPage([{ ...version, ...told }], { ...vi, language }))),
          ).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are shown as they were written', () => {
    const page = pageOf({ type: 'doc', content: [provision('k', 'clause', '<b>&"\'</b>')] })
    expect(page).toContain('1. &lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;')
  })
})

describe('the other pages', () => {
  it('lists versions, newest first, and nothing else', () => {
    const page = versionListPage(
      [version, { ...version, number: 1, note: '', title: 'Tên cũ' }],
      vi,
    )
    expect(faultsOf(page)).toEqual([])
    expect([...page.matchAll(/href="(\/cong-bo\/r1\/\d)"/g)].map(([, path]) => path)).toEqual([
      '/cong-bo/r1/2',
      '/cong-bo/r1/1',
    ])
    expect(page).toContain('Tên cũ')
  })

  it('throws where nothing is published: such a regulation has no page', () => {
    expect(() => versionListPage([], vi)).toThrow(RangeError)
  })

  it('says of a page that is not there only that', () => {
    for (const settings of [vi, en]) expect(faultsOf(notFoundPage(settings))).toEqual([])
  })
})
