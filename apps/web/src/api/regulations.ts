import type { RegulationAction, RegulationRole, RegulationState } from '@cucao/people'
import type { RegulationText } from '@cucao/regulation'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, readAnswer } from './client.ts'
import { Refused } from './refusal.ts'

export const regulationKinds = [
  'decree',
  'circular',
  'decision',
  'resolution',
  'law',
  'other',
] as const
export type RegulationKind = (typeof regulationKinds)[number]

export interface RegulationRow {
  id: string
  title: string
  kind: RegulationKind
  legalRegime: string
  state: RegulationState
  role: RegulationRole
  leadOrganisation: string | null
  createdAt: number
  changedAt?: number
}
export interface Regulation {
  id: string
  title: string
  kind: RegulationKind
  legalRegime: string
  state: RegulationState
  role: RegulationRole
  scope: string[] | null
  leadOrganisation: string | null
  may: RegulationAction[]
}

export interface LevelCounts {
  part: number
  chapter: number
  section: number
  subsection: number
  article: number
  clause: number
  point: number
}
export interface ImportPreview {
  title: string | null
  counts: LevelCounts
  attached?: Pick<LevelCounts, 'article' | 'clause' | 'point'>
  quoted?: Pick<LevelCounts, 'article' | 'clause' | 'point'>
  annexes?: number
  lostCharacters?: number
  warnings: { line: number; reason: string; text: string }[]
}

export const regulationsQuery = queryOptions({
  queryKey: ['regulations'],
  queryFn: async () =>
    (await call<{ regulations: RegulationRow[] }>('GET', '/regulations')).regulations,
})

export const regulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'facts'],
    queryFn: () => call<Regulation>('GET', `/regulations/${encodeURIComponent(id)}`),
  })

/** The durable text; what the editor shows may be some milliseconds ahead. */
export const textQuery = (id: string) =>
  queryOptions({
    queryKey: ['regulation', id, 'text'],
    queryFn: () => call<RegulationText>('GET', `/regulations/${id}/text`),
  })

export function useCreateRegulation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { title: string; kind: RegulationKind; leadOrganisationId?: string }) =>
      call<{ id: string }>('POST', '/regulations', given),
    onSuccess: () => client.invalidateQueries({ queryKey: regulationsQuery.queryKey }),
  })
}

export function useChangeRegulation(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { title?: string; state?: RegulationState }) =>
      call<unknown>('PATCH', `/regulations/${id}`, given),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['regulation', id] })
      await client.invalidateQueries({ queryKey: regulationsQuery.queryKey })
    },
  })
}

/**
 * Sends a plain text with progress (0..1 of the bytes sent; `fetch` cannot tell). The text goes as it is,
 * so that the server sees the very bytes of the file and can refuse what is not UTF-8.
 */
function sendText<T>(path: string, text: Blob, onProgress?: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${path}`)
    request.setRequestHeader('content-type', 'text/plain; charset=utf-8')
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
    mutationFn: (text: Blob) => sendText<ImportPreview>('/regulations/import/preview', text),
  })
}

export function useImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: {
      text: Blob
      title: string
      kind: RegulationKind
      onProgress: (share: number) => void
    }) => {
      const query = new URLSearchParams({ title: given.title, kind: given.kind })
      return sendText<{ id: string }>(`/regulations/import?${query}`, given.text, given.onProgress)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: regulationsQuery.queryKey }),
  })
}
