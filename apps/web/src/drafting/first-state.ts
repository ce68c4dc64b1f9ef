/** Shorter texts come sooner over the line that is open already (docs/decisions/017). */
export const largeStateBytes = 1024 * 1024

/** A server that does not answer by then has told nothing: the room is asked for everything. */
const longestMilliseconds = 15_000

/** The text as folded last, compressed on its way; null where it cannot be had so. */
export async function stateOverHttp(regulationId: string): Promise<Uint8Array | null> {
  try {
    const address = `/api/regulations/${encodeURIComponent(regulationId)}/state`
    const answer = await fetch(address, { signal: AbortSignal.timeout(longestMilliseconds) })
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch {
    return null
  }
}
