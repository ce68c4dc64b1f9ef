/**
 * Why the server closes a socket. 4400-4499: final, stock clients stop; 4500-4599: come back with jitter.
 * The browser turns the reason into words; the server sends none.
 */
export const closeCode = {
  'malformed-frame': 4400, // could not be decoded
  'not-signed-in': 4401, // no valid session, or it ended
  'not-allowed': 4403, // no (longer a) right to be here
  'not-found': 4404, // no such regulation
  'schema-too-old': 4409, // the page must be loaded again
  'rights-changed': 4410, // still welcome, but as something else: ask for the rights and come again
  'too-large': 4413, // frame over the limit
  'rejected-update': 4422, // an update that does not continue the room's state
  'too-fast': 4429, // more messages or bytes than the limit
  'read-only': 4430, // a document message from someone who may not write
  'room-closed': 4500, // server stopping or room reloading
  'storage-failing': 4503, // could not load the room
  'too-slow': 4508, // the receiver did not keep up
} as const
export type CloseReason = keyof typeof closeCode

/** The server's reason, or null where the line broke. 1009 is the socket library's own "too large". */
export function reasonOf(code: number): CloseReason | null {
  if (code === 1009) return 'too-large'
  const found = Object.entries(closeCode).find(([, each]) => each === code)
  return found ? (found[0] as CloseReason) : null
}
