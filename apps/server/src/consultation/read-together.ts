/**
 * Reads for many who ask at once, each of whom must see everything stored before she asked. However many
 * wait, one reading runs and one more follows for all that came meanwhile: when a thread appears, a
 * thousand browsers ask for the list and it is read twice.
 */
export function readTogether<Value>(
  read: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const running = new Map<string, Promise<Value>>()
  const following = new Map<string, Promise<Value>>()

  function start(key: string): Promise<Value> {
    const reading = read(key).finally(() => {
      if (running.get(key) === reading) running.delete(key)
    })
    running.set(key, reading)
    return reading
  }

  return (key) => {
    const now = running.get(key)
    if (!now) return start(key)
    const waiting = following.get(key)
    if (waiting) return waiting
    const next = now
      .catch(() => undefined)
      .then(() => {
        following.delete(key)
        return start(key)
      })
    following.set(key, next)
    return next
  }
}
