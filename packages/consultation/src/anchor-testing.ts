import type { Level, Provision } from '@cucao/regulation'

/** A clause of a text, for tests. */
export function clause(id: string, words: string, level: Level = 'clause'): Provision {
  const attrs = { id, level, number: null, form: null, quoted: false, lead: '' }
  return {
    type: 'provision',
    attrs,
    ...(words ? { content: [{ type: 'text', text: words }] } : {}),
  }
}
