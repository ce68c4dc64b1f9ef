import { createHash, randomBytes } from 'node:crypto'

/** A secret for an address or a cookie: 192 random bits, shown once, never stored. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** What is stored of a secret. Without salt: the secret is random and cannot be guessed. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Only secrets of ours have this shape; anything else is not looked up. */
export function looksLikeSecret(text: string): boolean {
  return /^[\w-]{32}$/.test(text)
}
