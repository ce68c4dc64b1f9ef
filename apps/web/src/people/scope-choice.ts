/** A heading of the outline as far as choosing goes. */
export interface Heading {
  id: string
  children: readonly Heading[]
}

/** Is something that encloses it chosen? Then it is chosen with it. */
export function isCovered(scope: readonly string[], within: readonly string[]): boolean {
  return within.some((id) => scope.includes(id))
}

/**
 * The scope after a press on one heading. A chosen chapter stands for all in it, so its articles leave the
 * list; taking one article out of a chosen chapter leaves the chapter's other parts chosen. The result
 * never names a heading beside one that encloses it, and is in the order of the text.
 */
export function toggleScope(
  scope: readonly string[],
  outline: readonly Heading[],
  id: string,
  within: readonly string[],
): string[] {
  const chosen = new Set(scope)
  const above = within.find((each) => chosen.has(each))
  if (above !== undefined) {
    const inner = find(outline, above)
    chosen.delete(above)
    if (inner) for (const rest of siblingsOnTheWay(inner, [...within, id])) chosen.add(rest)
  } else if (chosen.has(id)) {
    chosen.delete(id)
  } else {
    const heading = find(outline, id)
    if (heading) for (const below of descendants(heading)) chosen.delete(below)
    chosen.add(id)
  }
  return inOrder(outline).filter((each) => chosen.has(each))
}

function find(headings: readonly Heading[], id: string): Heading | null {
  for (const heading of headings) {
    const inside = heading.id === id ? heading : find(heading.children, id)
    if (inside) return inside
  }
  return null
}

/** All parts of `heading` but the branch that leads along `path`. */
function siblingsOnTheWay(heading: Heading, path: readonly string[]): string[] {
  return heading.children.flatMap((child) =>
    child.id === path.at(-1)
      ? []
      : path.includes(child.id)
        ? siblingsOnTheWay(child, path)
        : [child.id],
  )
}

function descendants(heading: Heading): string[] {
  return heading.children.flatMap((child) => [child.id, ...descendants(child)])
}

function inOrder(headings: readonly Heading[]): string[] {
  return headings.flatMap((heading) => [heading.id, ...inOrder(heading.children)])
}
