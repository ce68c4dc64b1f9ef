import { useMemo, useSyncExternalStore } from 'react'
import { en } from './en.ts'
import { filledIn } from './filled-in.ts'
import type { Slots, Values } from './filled-in.ts'
import { currentLanguage, listenToLanguage } from './language-store.ts'
import type { Language } from './language-store.ts'
import { vi } from './vi.ts'

export type TextKey = keyof typeof vi

/** Answers the words for a key; the values a text asks for are part of its type. */
export type Translate<Keys extends TextKey = TextKey> = <Key extends Keys>(
  key: Key,
  ...values: Slots<(typeof vi)[Key]>
) => string

const catalogues: Record<Language, Record<TextKey, string>> = { vi, en }

/** The words for a key known only at run time. */
export function wordsFor(language: Language, key: TextKey, values: Values = {}): string {
  return filledIn(catalogues[language][key], language, values)
}

export const translateTo =
  (language: Language): Translate =>
  (key, ...[values]) =>
    wordsFor(language, key, values)

export function useLanguage(): Language {
  return useSyncExternalStore(listenToLanguage, currentLanguage, currentLanguage)
}

/** `const t = useText()`; draws again when the language changes. */
export function useText(): Translate {
  const language = useLanguage()
  return useMemo(() => translateTo(language), [language])
}
