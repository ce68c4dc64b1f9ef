import { randomBytes } from 'node:crypto'

/** Crockford's letters: none that reads like another, so an id can be read out over the telephone. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A random id of 80 bits in 16 letters. Not a secret: whoever has one may still have no right. */
export function newId(): string {
  let id = ''
  for (const byte of randomBytes(16)) id += letters[byte & 31]
  return id
}
