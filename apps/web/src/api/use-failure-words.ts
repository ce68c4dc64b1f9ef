import { useLanguage } from '../language/text.ts'
import { asRefused } from './refusal.ts'
import { refusalWords } from './refusal-words.ts'
import type { FailureWords } from './refusal-words.ts'

/** Words for what a query or a mutation failed with; null while there is no failure. */
export function useFailureWords(thrown: unknown): FailureWords | null {
  const language = useLanguage()
  return thrown === null || thrown === undefined ? null : refusalWords(language, asRefused(thrown))
}
