import { decodeMessage, encodeDifference, encodeStateVector, encodeUpdate } from '@cucao/drafting'
import type { Message } from '@cucao/drafting'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { shapeOf } from '../update-shape.ts'
import type { CrowdLedger } from './crowd-ledger.ts'

/** Ranges of a frame's update, found once for all who receive the same frame. */
const known = new Map<string, number[][]>()

function rangesOf(update: Uint8Array): number[][] {
  const key = update.length < 4096 ? Buffer.from(update).toString('latin1') : ''
  const there = key === '' ? undefined : known.get(key)
  if (there) return there
  const ranges = shapeOf(update)?.ranges ?? []
  if (known.size > 500) known.clear()
  if (key !== '') known.set(key, ranges)
  return ranges
}

/** One who receives, without a document: which clocks of whom have come. */
export class LightClient {
  readonly seen = new Map<number, number>()
  /** Has been given the text and hears what is new. */
  following = false
  readonly arrived: Promise<void>
  protected readonly socket: WebSocket
  protected readonly ledger: CrowdLedger
  /** Under which he types himself: his own words come back to him only beside others'. */
  protected own = -1
  private leaving = false

  constructor(address: string, cookie: string, ledger: CrowdLedger) {
    this.ledger = ledger
    this.socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('error', () => {})
    this.socket.on('open', () => this.socket.send(encodeStateVector(new Uint8Array([0]))))
    this.arrived = new Promise((resolve) => {
      this.socket.on('message', (data: Buffer) => {
        this.hear(decodeMessage(data))
        if (this.following) resolve()
      })
      this.socket.on('close', (code) => {
        if (!this.leaving) ledger.dropped.set(code, (ledger.dropped.get(code) ?? 0) + 1)
        this.leaving = true
        resolve()
      })
    })
  }

  get gone(): boolean {
    return this.leaving
  }

  leave(): void {
    this.leaving = true
    this.socket.close()
  }

  protected hear(message: ReturnType<typeof decodeMessage>): void {
    if (message.kind !== 'update' && message.kind !== 'difference') return
    const now = performance.now()
    for (const [client = 0, start = 0, end = 0] of rangesOf(message.update)) {
      if (client === this.own) continue
      const before = this.seen.get(client) ?? 0
      if (start > before && this.following) this.ledger.gaps++
      if (end <= before) continue
      this.seen.set(client, end)
      if (this.following) this.ledger.delivered(client, Math.max(start, before), end, now)
    }
    if (message.kind === 'difference') this.following = true
  }
}

const letters = 'Nghị định này quy định về điều kiện, trình tự, thủ tục và thẩm quyền '

/** One who types into a paragraph of his own, and takes the beginning away when it grows long. */
export class LightTypist extends LightClient {
  readonly doc = new Y.Doc()
  private readonly text = new Y.XmlText()

  constructor(address: string, cookie: string, ledger: CrowdLedger) {
    super(address, cookie, ledger)
    this.own = this.doc.clientID
    this.doc.on('update', (update: Uint8Array) => {
      ledger.typed(this.doc.clientID, this.clock, performance.now())
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send(encodeUpdate(update))
    })
  }

  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID)
  }

  /** All that was typed is on disk. */
  get isSaved(): boolean {
    return (this.ledger.authors.get(this.doc.clientID)?.durable ?? 0) >= this.clock
  }

  type(): void {
    if (!this.following || this.gone) return
    this.doc.transact(() => {
      if (!this.text.parent) {
        const block = new Y.XmlElement('provision')
        block.setAttribute('id', `p${this.doc.clientID}`)
        block.setAttribute('level', 'clause')
        block.insert(0, [this.text])
        this.doc.getXmlFragment('text').insert(0, [block])
      }
      const { length } = this.text
      if (length > 300) this.text.delete(0, 250)
      this.text.insert(this.text.length, letters.charAt(this.clock % letters.length))
    })
    const author = this.ledger.authors.get(this.doc.clientID)
    if (author) author.words = this.text.toJSON()
  }

  protected override hear(message: ReturnType<typeof decodeMessage>): void {
    super.hear(message)
    if (message.kind === 'durable') this.hearSaved(message)
    if (message.kind === 'state-vector' && this.socket.readyState === WebSocket.OPEN)
      this.socket.send(encodeDifference(Y.encodeStateAsUpdate(this.doc, message.vector)))
  }

  private hearSaved({ clocks }: Extract<Message, { kind: 'durable' }>): void {
    for (const [client, clock] of clocks) this.ledger.saved(client, clock, performance.now())
  }
}
