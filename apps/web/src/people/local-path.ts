/**
 * A path of this site, to go on to after signing in; null for anything that could lead elsewhere
 * (`//host`, `/\host`, `https:`) or would come back to the sign-in page itself.
 */
export function localPath(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return null
  if (/[\p{Cc}\\]/u.test(value) || value.startsWith('/dang-nhap')) return null
  return value
}
