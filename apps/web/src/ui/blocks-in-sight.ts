/** Place of the first child that reaches below a line of the window; children stand below each other. Found by halving. */
export function firstBelow({ children }: Element, line: number): number {
  let [low, high] = [0, children.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((children[middle]?.getBoundingClientRect().bottom ?? line) < line) low = middle + 1
    else high = middle
  }
  return low
}

/** The children in the window and so many windows' heights above and below. */
export function childrenInSight(parent: Element, windows: number): Element[] {
  const begin = firstBelow(parent, -windows * window.innerHeight)
  const end = firstBelow(parent, (1 + windows) * window.innerHeight)
  const inSight: Element[] = []
  for (let at = begin; at < end; at++) {
    const child = parent.children[at]
    if (child) inSight.push(child)
  }
  return inSight
}
