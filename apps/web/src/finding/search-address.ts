import { longestSearch } from './search-api.ts'
import type { Hit, SearchAsked } from './search-api.ts'

/** `/tim?q=…&loai=…&du-thao=…`: what is looked for, to be sent to a colleague or come back to. */
export interface SearchAddress {
  q?: string
  loai?: 'ten' | 'dieu-khoan' | 'y-kien'
  'du-thao'?: string
}

const kindIn = { ten: 'title', 'dieu-khoan': 'provision', 'y-kien': 'comment' } as const
const nameOf: Record<Hit['kind'], keyof typeof kindIn> = {
  title: 'ten',
  provision: 'dieu-khoan',
  comment: 'y-kien',
}

/** Whatever stands in the address: what does not fit is left out. A number typed as words is words. */
export function readSearchAddress(search: Record<string, unknown>): SearchAddress {
  const { q, loai, 'du-thao': draft } = search
  const words = typeof q === 'string' || typeof q === 'number' ? String(q) : ''
  return {
    ...(words === '' ? {} : { q: words.slice(0, longestSearch) }),
    ...(typeof loai === 'string' && Object.hasOwn(kindIn, loai)
      ? { loai: loai as keyof typeof kindIn }
      : {}),
    ...(typeof draft === 'string' && /^[\w-]{1,64}$/.test(draft) ? { 'du-thao': draft } : {}),
  }
}

export const askedIn = (address: SearchAddress): SearchAsked => ({
  words: address.q ?? '',
  regulationId: address['du-thao'] ?? null,
  kind: address.loai ? kindIn[address.loai] : null,
})

export const addressFor = ({ words, regulationId, kind }: SearchAsked): SearchAddress => ({
  ...(words === '' ? {} : { q: words }),
  ...(kind === null ? {} : { loai: nameOf[kind] }),
  ...(regulationId === null ? {} : { 'du-thao': regulationId }),
})
