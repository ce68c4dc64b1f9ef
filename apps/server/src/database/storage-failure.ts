/**
 * Is this error the storage's: disk full, not writable, damaged, or not answering? Then nothing is wrong
 * with the request, the user is told that saving failed, and it may be tried again.
 */
export function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return sqliteCodes.test(code) || postgresCodes.test(code) || networkCodes.has(code)
}

/** https://sqlite.org/rescode.html; extended codes begin with the primary one. */
const sqliteCodes =
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|BUSY|LOCKED|NOMEM|PROTOCOL)/
/** Classes 08 connection, 53 resources, 58 system error; 57P0x shutting down, 25006 read-only. */
const postgresCodes = /^(08...|53...|58...|57P0.|25006|XX001|XX002)$/
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOSPC', 'EIO'])
