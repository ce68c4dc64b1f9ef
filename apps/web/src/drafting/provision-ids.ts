/** 80 random bits: enough that two pages never give the same id, short enough for a text of 2,700 blocks. */
export function newProvisionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
