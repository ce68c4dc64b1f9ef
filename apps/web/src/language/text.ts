import { useMemo, useSyncExternalStore } from 'react'
import { en } from './en.ts'
import { currentLanguage, listenToLanguage } from './language-store.ts'
import type { Language } from './language-store.ts'
import { vi } from './vi.ts'

export type TextKey = keyof typeof vi

type NameIn<Slot extends string> = Slot extends `${infer Name}|${string}` ? Name : Slot
type NamesIn<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? NameIn<Slot> | NamesIn<Rest>
  : never
type Values = Record<string, string | number>
type Slots<Key extends TextKey> = [NamesIn<(typeof vi)[Key]>] extends [never]
  ? []
  : [Record<NamesIn<(typeof vi)[Key]>, string | number>]

/** Answers the words for a key; the values a text asks for are part of its type. */
export type Translate = <Key extends TextKey>(key: Key, ...values: Slots<Key>) => string

const catalogues: Record<Language, Record<TextKey, string>> = { vi, en }

/**
 * The words for a key known only at run time. `{name}` takes a value; `{name|day|days}` takes the first
 * word where the value is 1, the second elsewhere (English needs it, Vietnamese does not).
 */
export function wordsFor(language: Language, key: TextKey, values: Values = {}): string {
  return catalogues[language][key].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (slot: string, name: string, one?: string, many?: string) => {
      const value = values[name]
      if (value === undefined) return slot
      if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many
      return typeof value === 'number' ? numberIn(language, value) : value
    },
  )
}

const numberIn = (language: Language, value: number) =>
  value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')

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
