import { setTimeout as after } from 'node:timers/promises'

/**
 * Asks again until the answer holds, and answers it. Where it does not within the time (ms), throws with
 * what was awaited and what was answered last.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  within = 15_000,
): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    const answer = await ask()
    if (holds(answer)) return answer
    if (Date.now() > end)
      throw new Error(
        `waited ${within} ms for: ${what}; last: ${JSON.stringify(answer)?.slice(0, 2000)}`,
      )
    await after(25)
  }
}
