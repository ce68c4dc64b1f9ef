/**
 * Every second of many like cases, in turn the one and the other of each pair: what a run of all tests has time
 * for. `EVERY_CASE=1` takes them all.
 */
export const someOf = <Case>(cases: readonly Case[]): readonly Case[] =>
  process.env.EVERY_CASE ? cases : cases.filter((_, n) => (n >> 1) % 2 === n % 2)
