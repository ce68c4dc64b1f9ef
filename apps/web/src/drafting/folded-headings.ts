import { useCallback, useState } from 'react'
import type { OutlineEntry } from '@cucao/regulation'

export interface FoldedHeadings {
  ids: ReadonlySet<string>
  fold: (ids: readonly string[], folded: boolean) => void
}

/** More were no outline: what stands in the browser's storage is not to be trusted. */
const most = 5000

/** Which headings of the outline are folded, kept in this browser for each regulation. */
export function useFoldedHeadings(regulationId: string): FoldedHeadings {
  const key = `cucao:folded:${regulationId}`
  const [ids, setIds] = useState(() => kept(key))
  const fold = useCallback(
    (changed: readonly string[], folded: boolean) =>
      setIds((before) => {
        const after = new Set(before)
        for (const id of changed) {
          if (folded) after.add(id)
          else after.delete(id)
        }
        keep(key, after)
        return after
      }),
    [key],
  )
  return { ids, fold }
}

/** Every heading in which something lies. */
const foldable = (outline: readonly OutlineEntry[]): string[] =>
  outline.flatMap(({ id, children }) => (children.length > 0 ? [id, ...foldable(children)] : []))

/** null where nothing can be folded. */
export function isAllFolded(
  { ids }: FoldedHeadings,
  outline: readonly OutlineEntry[],
): boolean | null {
  const all = foldable(outline)
  return all.length === 0 ? null : all.every((id) => ids.has(id))
}

export const foldOrUnfold = (folded: FoldedHeadings, outline: readonly OutlineEntry[]): void =>
  folded.fold(foldable(outline), isAllFolded(folded, outline) === false)

function keep(key: string, ids: ReadonlySet<string>): void {
  try {
    if (ids.size === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify([...ids].slice(0, most)))
  } catch {
    // A browser that refuses to store keeps them as long as the page stands.
  }
}

function kept(key: string): ReadonlySet<string> {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return new Set(
      Array.isArray(ids) ? ids.slice(0, most).filter((id) => typeof id === 'string') : [],
    )
  } catch {
    return new Set()
  }
}
