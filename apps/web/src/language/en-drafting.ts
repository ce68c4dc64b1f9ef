import type { viDrafting } from './vi-drafting.ts'

export const enDrafting = {} satisfies Record<keyof typeof viDrafting, string>
