import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emailAddress, organisationName, personName, plainLine } from './index.ts'

const fault = (line: ReturnType<typeof plainLine>) => (line.ok ? null : line.reason)

describe('a line', () => {
  it('is composed, trimmed and single-spaced', () => {
    const typed = `  ${'Nguyễn Thị'.normalize('NFD')}   Hường `
    expect(plainLine(typed, 50)).toEqual({ ok: true, value: 'Nguyễn Thị Hường' })
  })

  it('once clean stays as it is, and is never longer than allowed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const once = plainLine(raw, 40)
        if (!once.ok) return
        expect(once.value.length).toBeLessThanOrEqual(40)
        expect(plainLine(once.value, 40)).toEqual(once)
      }),
    )
  })

  it.each([
    ['nothing', '', 'empty'],
    ['spaces only', '   ', 'empty'],
    ['a line break', 'Nguyễn\nAn', 'unreadable'],
    ['a tab', 'Nguyễn\tAn', 'unreadable'],
    ['a null', 'a\0b', 'unreadable'],
    ['a turned direction', 'An\u202etxt.exe', 'unreadable'],
    ['an isolate', '\u2066An\u2069', 'unreadable'],
    ['an invisible space', 'A\u200bn', 'unreadable'],
    ['half a character', 'A\ud800n', 'unreadable'],
    ['a replacement character', 'Nguy\ufffdn', 'unreadable'],
    ['too much', 'x'.repeat(51), 'too-long'],
  ])('is refused with %s', (_, raw, reason) => {
    expect(fault(plainLine(raw, 50))).toBe(reason)
  })
})

describe('names', () => {
  it.each(['Nguyễn Văn A', "K'Brôi", 'H’Hen Niê', 'Điểu K’Ré', '山田太郎', 'O'])('%s', (name) =>
    expect(personName(name)).toEqual({ ok: true, value: name }),
  )
  it.each(['123', '---', '.', '😀'])('%s is none', (name) =>
    expect(fault(personName(name))).toBe('unreadable'),
  )
  it('of organisations may be long', () => {
    const name =
      'Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn tỉnh'
    expect(organisationName(name)).toEqual({ ok: true, value: name })
  })
})

describe('an e-mail address', () => {
  it('is lower case', () => {
    expect(emailAddress(' An.Nguyen@MOST.gov.VN ')).toEqual({
      ok: true,
      value: 'an.nguyen@most.gov.vn',
    })
  })
  it.each([
    'an',
    'an@',
    '@most.gov.vn',
    'an@most',
    'an@@most.gov.vn',
    'an @most.gov.vn',
    'an@-most.gov.vn',
    'an@most..vn',
    'an\n@most.gov.vn',
    'an<b>@most.gov.vn',
    'ăn@most.gov.vn',
    `${'a'.repeat(65)}@most.gov.vn`,
  ])('%j is none', (raw) => expect(emailAddress(raw).ok).toBe(false))
})
