import { limits as wire } from '@cucao/drafting'

/** What one line may cost. Everything has a default; main.ts or a test may set other values. */
export interface CollaborationLimits {
  messageBytes: number
  readerMessageBytes: number
  /** Beyond it a socket is paused, so that the sender waits and not the room. */
  messagesASecond: number
  messageBurst: number
  bytesASecond: number
  byteBurst: number
  /** So long without a pause of the flood, and the line is closed. */
  floodMilliseconds: number
  /** The gate must have decided by then. */
  gateMilliseconds: number
  /** What a socket may send before it. */
  gateBytes: number
  /** Lines that wait at the gate at once. */
  atTheGate: number
  /** What arrivals may take of one turn of the loop, and be given in it (R26). */
  arrivalMilliseconds: number
  arrivalBytes: number
  /** Arrivals for whom the database is asked at once. */
  askedAtOnce: number
  /** A receiver that has taken nothing for so long is hopeless. */
  slowMilliseconds: number
  /** The most that may wait for one receiver. */
  mostUnsentBytes: number
  heartbeatMilliseconds: number
  /** A line that has answered no ping for so long is dead. */
  deadMilliseconds: number
  /** How often rights are looked at without being told of a change. */
  rightsMilliseconds: number
  idleMilliseconds: number
  idleBytes: number
  /** SIGTERM to last commit. */
  drainMilliseconds: number
  /** A text is read against the schema when nobody has changed it for so long. */
  mendMilliseconds: number
  compactUpdates: number
  compactBytes: number
}

export const defaultLimits: CollaborationLimits = {
  messageBytes: wire.messageBytes,
  readerMessageBytes: wire.readerMessageBytes,
  messagesASecond: 200,
  messageBurst: 600,
  bytesASecond: 1024 * 1024,
  byteBurst: 4 * 1024 * 1024,
  floodMilliseconds: 10_000,
  gateMilliseconds: 5000,
  gateBytes: 4096,
  atTheGate: 4096,
  arrivalMilliseconds: 5,
  arrivalBytes: 4 * 1024 * 1024,
  askedAtOnce: 8,
  slowMilliseconds: 30_000,
  mostUnsentBytes: 32 * 1024 * 1024,
  heartbeatMilliseconds: 10_000,
  deadMilliseconds: 60_000,
  rightsMilliseconds: 900,
  idleMilliseconds: 60_000,
  idleBytes: 256 * 1024 * 1024,
  drainMilliseconds: 8000,
  mendMilliseconds: 5000,
  compactUpdates: 2000,
  compactBytes: 256 * 1024,
}
