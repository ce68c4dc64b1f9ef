const firstInMilliseconds = 250
const longestInMilliseconds = 20_000
const returnInMilliseconds = 2000

/**
 * How long to wait before a line is opened again: longer and longer. Half fixed, half random, so that a thousand
 * who lost the server together do not return together; a server that sent us away wants its returning crowd
 * spread over `returnInMilliseconds`.
 */
export class Retries {
  private attempts = 0
  private readonly random: () => number

  /** `random`: 0 ≤ x < 1 */
  constructor(random: () => number) {
    this.random = random
  }

  succeeded(): void {
    this.attempts = 0
  }

  delay(wasSentAway: boolean): number {
    const growing = firstInMilliseconds * 2 ** Math.min(this.attempts++, 10)
    const longest = Math.min(growing, longestInMilliseconds)
    const scattered = (longest * (1 + this.random())) / 2
    return wasSentAway ? scattered + this.random() * returnInMilliseconds : scattered
  }
}
