import { enEarly } from './en-early.ts'
import { filledIn } from './filled-in.ts'
import { currentLanguage } from './language-store.ts'
import type { Translate } from './text.ts'
import { viEarly } from './vi-early.ts'

export type EarlyKey = keyof typeof viEarly

const catalogues: Record<'vi' | 'en', Record<EarlyKey, string>> = { vi: viEarly, en: enEarly }

/** What is said before React, the frame and all other words are here. */
export const earlyText: Translate<EarlyKey> = (key, ...[values]) =>
  filledIn(catalogues[currentLanguage()][key], currentLanguage(), values)
