import type { RegulationKind } from '@cucao/regulation'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { readAnswer } from './answer.ts'
import type { api } from './client.ts'
import { Refused } from './refusal.ts'
import { regulationsQuery } from './regulations.ts'

export type ImportPreview = InferResponseType<typeof api.regulations.import.preview.$post, 200>
/** How many of each level a reading found. */
export type LevelCounts = ImportPreview['counts']
/** What a Word file holds besides printed words. */
export type WordRemarks = NonNullable<ImportPreview['word']>

/**
 * Sends a file with progress (0..1 of the bytes sent; `fetch` cannot tell). It goes as it is: the server
 * tells a Word file from a text by the very bytes, and refuses what is neither.
 */
function sendText<T>(path: string, text: Blob, onProgress?: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${path}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onerror = () => reject(new Refused('network-lost'))
    request.onload = () => {
      try {
        resolve(readAnswer<T>(request.status, request.response))
      } catch (refused) {
        reject(refused)
      }
    }
    request.send(text)
  })
}

export function usePreviewImport() {
  return useMutation({
    mutationFn: ({ text, onProgress }: { text: Blob; onProgress: (share: number) => void }) =>
      sendText<ImportPreview>('/regulations/import/preview', text, onProgress),
  })
}

export function useImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: {
      text: Blob
      title: string
      kind: RegulationKind
      leadOrganisationId: string | null
      onProgress: (share: number) => void
    }) => {
      const query = new URLSearchParams({ title: given.title, kind: given.kind })
      if (given.leadOrganisationId) query.set('leadOrganisationId', given.leadOrganisationId)
      return sendText<{ id: string }>(`/regulations/import?${query}`, given.text, given.onProgress)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: regulationsQuery.queryKey }),
  })
}
