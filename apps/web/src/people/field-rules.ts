import {
  emailAddress,
  organisationName,
  passwordFault,
  passwordLength,
  personName,
} from '@cucao/people'
import type { Line, PasswordFault } from '@cucao/people'
import type { Translate } from '../language/text.ts'

/** What is wrong with a field, in words; null: nothing. The rules are those the server applies. */
type FieldRule = (value: string) => string | null

const lineRule =
  (t: Translate, read: (raw: string) => Line, missing: string): FieldRule =>
  (value) => {
    const line = read(value)
    if (line.ok) return null
    if (line.reason === 'empty' || value.trim() === '') return missing
    return line.reason === 'too-long' ? t('field.too-long') : t('field.unreadable')
  }

export const nameRule = (t: Translate) => lineRule(t, personName, t('field.missing-name'))

export const organisationRule = (t: Translate) =>
  lineRule(t, organisationName, t('field.missing-organisation'))

export const emailRule =
  (t: Translate): FieldRule =>
  (value) =>
    emailAddress(value).ok ? null : t('field.missing-email')

export function passwordFaultWords(t: Translate, fault: PasswordFault): string {
  switch (fault) {
    case 'too-short':
      return t('field.short-password', { count: passwordLength.least })
    case 'too-long':
      return t('field.long-password', { count: passwordLength.most })
    case 'too-simple':
      return t('field.simple-password')
    case 'like-the-name':
      return t('field.own-name-password')
  }
}

/** `own`: name and e-mail, which a password must not repeat. */
export const passwordRule =
  (t: Translate) =>
  (value: string, own: readonly string[] = []): string | null => {
    const fault = passwordFault(value, own)
    return fault ? passwordFaultWords(t, fault) : null
  }
