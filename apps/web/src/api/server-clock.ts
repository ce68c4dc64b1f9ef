/** What the server said last, and when this page heard it: by a clock that nobody sets. */
let said = { time: Date.now(), heard: performance.now() }

/** The server's time: that of the person's own machine may be a day off. */
export const serverNow = (): number => Math.round(said.time + performance.now() - said.heard)

/** Asks, and hears from the answer what time it is. */
export async function fetchWithTime(...asked: Parameters<typeof fetch>): Promise<Response> {
  const answer = await fetch(...asked)
  const time = Date.parse(answer.headers.get('date') ?? '')
  if (Number.isFinite(time)) said = { time, heard: performance.now() }
  return answer
}
