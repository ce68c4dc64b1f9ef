import type { CloseReason, RefusalReason } from '@cucao/drafting'
import { closeWords } from '../api/refusal-words.ts'
import { useLanguage, useText } from '../language/text.ts'

/** Closes after which the same words would be refused again. */
export const refusing: ReadonlySet<CloseReason> = new Set([
  'rejected-update',
  'malformed-frame',
  'too-large',
])

/** Why the server did not take a change, in a sentence. */
export function useWhyRefused(reason: CloseReason, refused: RefusalReason | null): string {
  const t = useText()
  const { what } = closeWords(useLanguage(), reason)
  return refused && reason === 'rejected-update' ? t(`refused.why.${refused}`) : what
}
