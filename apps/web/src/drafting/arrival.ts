/** Where in a text one arrives: `/du-thao/…?toi=<provision>` at a clause, `?trao-doi=<thread>` at what was said. */
export interface ArrivalAddress {
  toi?: string
  'trao-doi'?: string
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value)

/** Whatever stands in the address: what is no id is left out. */
export function readArrival(search: Record<string, unknown>): ArrivalAddress {
  const { toi, 'trao-doi': thread } = search
  return {
    ...(isId(toi) ? { toi } : {}),
    ...(isId(thread) ? { 'trao-doi': thread } : {}),
  }
}
