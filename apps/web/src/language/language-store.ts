/** The two languages of the tool. Vietnamese is the source; English is complete beside it. */
export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

const place = 'cucao.language'
const listeners = new Set<() => void>()
let current: Language = remembered()

function remembered(): Language {
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi' // storage switched off, or no browser
  }
}

/** The language chosen on this device; Vietnamese until somebody chooses. */
export const currentLanguage = (): Language => current

/** Keeps the choice on this device, tells the page's root, and draws every text again. */
export function chooseLanguage(language: Language): void {
  current = language
  try {
    localStorage.setItem(place, language)
  } catch {
    // The choice then holds until the page is left.
  }
  announceLanguage()
  for (const listener of listeners) listener()
}

/** Screen readers pronounce by `<html lang>`. */
export function announceLanguage(): void {
  document.documentElement.lang = current
}

export function listenToLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
