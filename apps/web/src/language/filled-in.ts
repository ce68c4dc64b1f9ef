import type { Language } from './language-store.ts'

type NameIn<Slot extends string> = Slot extends `${infer Name}|${string}` ? Name : Slot
type NamesIn<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? NameIn<Slot> | NamesIn<Rest>
  : never
export type Values = Record<string, string | number>
/** The values that a text asks for, as the last argument of who says it; none where it asks for none. */
export type Slots<Text extends string> = [NamesIn<Text>] extends [never]
  ? []
  : [Record<NamesIn<Text>, string | number>]

/**
 * A text with its values in it. `{name}` takes a value; `{name|day|days}` takes the first word where the
 * value is 1, the second elsewhere (English needs it, Vietnamese does not).
 */
export function filledIn(text: string, language: Language, values: Values = {}): string {
  return text.replace(
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
