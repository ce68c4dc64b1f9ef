/** Words of the editor screen and its threads. */
export const viDrafting = {} as const
