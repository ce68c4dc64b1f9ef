/**
 * A message for many receivers, framed for the WebSocket once: the same buffer goes to every socket with
 * one write (RFC 6455 section 5.2: final, binary, unmasked).
 */
export class OutgoingFrame {
  private bytes: Uint8Array
  private framed: Buffer | null = null

  constructor(message: Uint8Array) {
    this.bytes = message
  }

  get message(): Uint8Array {
    return this.bytes
  }

  get wire(): Buffer {
    if (this.framed) return this.framed
    const head = header(this.bytes.length)
    this.framed = Buffer.concat([head, this.bytes])
    // One copy is enough: the message is a view into the frame from now on.
    this.bytes = this.framed.subarray(head.length)
    return this.framed
  }
}

function header(length: number): Buffer {
  if (length < 126) return Buffer.from([0x82, length])
  if (length < 65_536) {
    const bytes = Buffer.from([0x82, 126, 0, 0])
    bytes.writeUInt16BE(length, 2)
    return bytes
  }
  const bytes = Buffer.alloc(10)
  bytes[0] = 0x82
  bytes[1] = 127
  bytes.writeBigUInt64BE(BigInt(length), 2)
  return bytes
}
