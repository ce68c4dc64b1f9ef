import type * as Y from 'yjs'

/**
 * Turns what an earlier schema wrote into what the present one takes. Finds it by what it is, so that it does nothing
 * where there is nothing of the kind; writes like anybody, and deletes no letter that does not stand elsewhere then.
 */
export type Upgrade = (fragment: Y.XmlFragment) => void

/** One for each schema version after the first, in their order. */
export const upgrades: readonly Upgrade[] = []

/** Before anything is mended: a mend would take what is only old for what is unknown. */
export function upgradeText(fragment: Y.XmlFragment, steps: readonly Upgrade[] = upgrades): void {
  fragment.doc?.transact(() => steps.forEach((step) => step(fragment)))
}
