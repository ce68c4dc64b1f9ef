/**
 * What a password must be: long, and not what anybody would try first. No rule of mixed characters
 * (NIST SP 800-63B 3.1.1.2): they make passwords worse.
 */
export const passwordLength = { least: 10, most: 200 } as const
export type PasswordFault = 'too-short' | 'too-long' | 'too-simple' | 'like-the-name'

/** Tried first by everybody who guesses; compared without digits and signs at the end. */
const obvious = [
  'password',
  'passw0rd',
  'matkhau',
  'qwertyuiop',
  'administrator',
  'iloveyou',
  'vietnam',
  'cucao',
  'abcdefghij',
]

/** Compared and hashed in this form, so that the same keys give the same password on every keyboard. */
export function passwordForm(raw: string): string {
  return raw.normalize('NFC')
}

/** null: acceptable. `own` holds the person's name and e-mail address. */
export function passwordFault(raw: string, own: readonly string[] = []): PasswordFault | null {
  const password = passwordForm(raw)
  const letters = Array.from(password)
  if (letters.length < passwordLength.least) return 'too-short'
  if (letters.length > passwordLength.most) return 'too-long'
  if (new Set(letters).size < 5 || isRun(letters)) return 'too-simple'
  const bare = fold(password).replace(/[^a-z]+$/, '')
  if (obvious.includes(bare)) return 'too-simple'
  const names = own.flatMap((text) => [fold(text), fold(text.split('@')[0] ?? '')])
  if (
    names.some(
      (name) => name.length > 3 && bare.replace(/[^a-z]/g, '') === name.replace(/[^a-z]/g, ''),
    )
  )
    return 'like-the-name'
  return null
}

/** Letters without marks, lower case: đ counts as d. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
}

/** 1234567890, abcdefghij, 9876543210: each one next to the one before. */
function isRun(letters: string[]): boolean {
  const steps = new Set(
    letters
      .slice(1)
      .map((letter, i) => (letter.codePointAt(0) ?? 0) - (letters[i]?.codePointAt(0) ?? 0)),
  )
  return [...steps].every((step) => Math.abs(step) === 1 || Math.abs(step) === 9)
}
