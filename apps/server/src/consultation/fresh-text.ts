import type { RegulationText } from '@cucao/regulation'
import { groundOf } from '@cucao/consultation'
import type { Ground } from '@cucao/consultation'
import type { TextRooms } from '../drafting/text-rooms.ts'

/** A text as durable, with what placing anchors needs. */
export interface FreshText {
  text: RegulationText
  sequence: number
  ground: Ground
}

/**
 * Reads a text for requests that must see everything durable before they came. However many wait, one
 * reading runs and one more follows for all that came meanwhile: a comment costs no full reading when a
 * hundred people comment at once.
 */
export function freshTexts(rooms: Pick<TextRooms, 'read'>) {
  const running = new Map<string, Promise<FreshText>>()
  const following = new Map<string, Promise<FreshText>>()

  async function read(regulationId: string): Promise<FreshText> {
    const { text, sequence } = await rooms.read(regulationId)
    return { text, sequence, ground: groundOf(text.content) }
  }

  function start(regulationId: string): Promise<FreshText> {
    const reading = read(regulationId).finally(() => {
      if (running.get(regulationId) === reading) running.delete(regulationId)
    })
    running.set(regulationId, reading)
    return reading
  }

  return function freshText(regulationId: string): Promise<FreshText> {
    const now = running.get(regulationId)
    if (!now) return start(regulationId)
    const waiting = following.get(regulationId)
    if (waiting) return waiting
    const next = now
      .catch(() => undefined)
      .then(() => {
        following.delete(regulationId)
        return start(regulationId)
      })
    following.set(regulationId, next)
    return next
  }
}
