/** A card beside the text: where it would like to begin, and how tall it is, in pixels of the page. */
export interface Card {
  id: string
  wanted: number
  height: number
}

/**
 * Where cards stand: each as near to its clause as it can without touching another. The active one stands
 * exactly at its clause; those above it give way upwards, those below downwards. `cards` are in the order
 * of the text. O(cards).
 */
export function layOut(
  cards: readonly Card[],
  activeId: string | null,
  gap: number,
): Map<string, number> {
  const tops = new Map<string, number>()
  const active = cards.findIndex((card) => card.id === activeId)
  let free = 0
  const downwards = (from: number) => {
    for (const card of cards.slice(from)) {
      const top = Math.max(card.wanted, free)
      tops.set(card.id, top)
      free = top + card.height + gap
    }
  }
  if (active < 0) {
    downwards(0)
    return tops
  }
  // As they would stand without it; then upwards from the active one, as far as it presses.
  downwards(0)
  const pressing = cards[active]
  if (!pressing) return tops
  tops.set(pressing.id, pressing.wanted)
  let limit = pressing.wanted - gap
  for (let at = active - 1; at >= 0; at--) {
    const card = cards[at]
    if (!card) break
    const top = Math.min(tops.get(card.id) ?? card.wanted, limit - card.height)
    tops.set(card.id, top)
    limit = top - gap
  }
  free = pressing.wanted + pressing.height + gap
  downwards(active + 1)
  return pushedIntoView(cards, tops, gap)
}

/** Nothing may stand above the page; what was pressed over its top moves down, and the rest with it. */
function pushedIntoView(cards: readonly Card[], tops: Map<string, number>, gap: number) {
  let free = 0
  for (const card of cards) {
    const top = Math.max(tops.get(card.id) ?? 0, free)
    tops.set(card.id, top)
    free = top + card.height + gap
  }
  return tops
}
