/** Raised by one with every change to the specs in schema.ts; old drafts open for ever (drafting/src/upgrades.ts). */
export const schemaVersion = 1
