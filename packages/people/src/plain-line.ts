/**
 * Names, notes and addresses as people type them: one line, NFC, single spaces. What cannot be seen or
 * would turn the reading direction is refused, because a name stands beside every opinion.
 */
export type LineFault = 'empty' | 'too-long' | 'unreadable'
export type Line = { ok: true; value: string } | { ok: false; reason: LineFault }

/** Characters (UTF-16 units after NFC). Long enough for the longest official names seen (under 150). */
export const lineLimit = {
  name: 120,
  organisation: 200,
  note: 500,
  title: 500,
  email: 254,
} as const

/**
 * Control characters, invisible ones, bidirectional overrides and lone surrogates. A tab or a line break
 * is one too: such a line was pasted, not typed, and would break the tables it is printed in.
 */
const unreadable =
  /[\p{Cc}\p{Cs}\p{Co}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]/u

export function plainLine(raw: string, limit: number): Line {
  const value = raw.normalize('NFC').replace(/ +/g, ' ').trim()
  if (unreadable.test(value)) return { ok: false, reason: 'unreadable' }
  if (value === '') return { ok: false, reason: 'empty' }
  if (value.length > limit) return { ok: false, reason: 'too-long' }
  return { ok: true, value }
}

/** Họ và tên. At least one letter: "12345" and "---" are no names. */
export function personName(raw: string): Line {
  const line = plainLine(raw, lineLimit.name)
  return line.ok && !/\p{L}/u.test(line.value) ? { ok: false, reason: 'unreadable' } : line
}

/** Tên cơ quan, tổ chức. */
export function organisationName(raw: string): Line {
  const line = plainLine(raw, lineLimit.organisation)
  return line.ok && !/\p{L}/u.test(line.value) ? { ok: false, reason: 'unreadable' } : line
}

/**
 * An address to sign in with, lower case. Shape only (one @, a dotted domain, ASCII): whether mail arrives
 * there is shown by mail, not by a pattern.
 */
export function emailAddress(raw: string): Line {
  const line = plainLine(raw.toLowerCase(), lineLimit.email)
  if (!line.ok) return line
  const shape =
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/
  return shape.test(line.value) ? line : { ok: false, reason: 'unreadable' }
}
