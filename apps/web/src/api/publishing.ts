import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'

export interface Version {
  id: string
  number: number
  title: string
  note: string
  contentHash: string
  createdAt: number
  createdBy: { name: string }
  address: string
}

/** Newest first. */
export const versionsQuery = (regulationId: string) =>
  queryOptions({
    queryKey: ['regulation', regulationId, 'versions'],
    queryFn: async () => {
      const path = `/regulations/${encodeURIComponent(regulationId)}/versions`
      const { versions } = await call<{ versions: Version[] }>('GET', path)
      return versions.toSorted((one, other) => other.number - one.number)
    },
  })

export function usePublish(regulationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (note: string) =>
      call<{ version: Version }>('POST', `/regulations/${regulationId}/versions`, { note }),
    onSettled: () => client.invalidateQueries({ queryKey: versionsQuery(regulationId).queryKey }),
  })
}
