import { outlineOf } from '@cucao/regulation'
import type { OutlineEntry } from '@cucao/regulation'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { textQuery } from '../api/regulations.ts'
import { useText } from '../language/text.ts'

/** `Chương IV; Điều 12` for a list of headings; how many, until the text is there. null: everywhere. */
export function useScopeWords(regulationId: string, needed: boolean) {
  const t = useText()
  const { data } = useQuery({ ...textQuery(regulationId), enabled: needed })
  const labels = useMemo(() => {
    const known = new Map<string, string>()
    const collect = (entries: readonly OutlineEntry[]) => {
      for (const { id, label, children } of entries) {
        known.set(id, label.replace(/\.$/, ''))
        collect(children)
      }
    }
    if (data) collect(outlineOf(data.content))
    return known
  }, [data])
  return (scope: readonly string[] | null): string => {
    if (scope === null) return t('invitations.scope.everywhere')
    const words = scope.map((id) => labels.get(id))
    return words.every((word) => word !== undefined)
      ? words.join('; ')
      : t('invitations.scope.count', { count: scope.length })
  }
}
