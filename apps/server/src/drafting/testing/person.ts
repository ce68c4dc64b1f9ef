import { Connection } from '@cucao/drafting'
import type { Socket } from '@cucao/drafting'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { editAtRandom, randomFrom } from './random-edits.ts'

/** A person with our own client over a real socket, who types nonsense on request. */
export class Person {
  readonly doc = new Y.Doc()
  readonly connection: Connection
  private readonly random: () => number

  /** One who reads, with a Cookie header of the caller's. */
  static withCookie(address: string, cookie: string): Person {
    return new Person(address, '', false, 1, cookie)
  }

  constructor(
    address: string,
    name: string,
    mayWrite = true,
    seed = 1,
    cookie = `cucao_session=${name}`,
  ) {
    this.random = randomFrom(seed)
    this.connection = new Connection({
      address,
      doc: this.doc,
      mayWrite,
      openSocket: (url): Socket => new WebSocket(url, { headers: { cookie } }),
      random: this.random,
      now: Date.now,
      setTimer: (run, milliseconds) => setTimeout(run, milliseconds),
      clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
    })
  }

  type(): void {
    editAtRandom(this.doc, this.random)
  }

  get state() {
    return this.connection.state
  }

  get words(): string {
    return this.doc.getXmlFragment('text').toJSON()
  }

  get clock(): number {
    return Y.decodeStateVector(Y.encodeStateVector(this.doc)).get(this.doc.clientID) ?? 0
  }

  leave(): void {
    this.connection.destroy()
    this.doc.destroy()
  }
}
