import type { Block } from '@cucao/regulation'
import * as Y from 'yjs'
import { CarriedLetters } from '../carried-letters.ts'
import { encodeText } from '../draft-document.ts'
import { DraftingHand } from './drafting-hand.ts'

/** People with a copy each; what each did is held back until they meet. */
export class Table {
  readonly people: { hand: DraftingHand; letters: CarriedLetters; outbox: Uint8Array[] }[] = []

  /** `captureTimeout`: milliseconds within which letters are one step of undo. */
  constructor(blocks: Block[], people: number, captureTimeout = 0) {
    const start = encodeText({ type: 'doc', content: blocks })
    for (let at = 0; at < people; at++) {
      const doc = new Y.Doc()
      doc.clientID = 100 + at
      const letters = new CarriedLetters(doc, {
        owns: (client) => client === doc.clientID,
        isFresh: () => true,
        erasedBefore: Y.createDeleteSet(),
      })
      Y.applyUpdate(doc, start, 'server')
      const outbox: Uint8Array[] = []
      let moment: Uint8Array[] = []
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'server') moment.push(update)
      })
      doc.on('afterAllTransactions', () => {
        if (moment.length > 0) outbox.push(Y.mergeUpdates(moment))
        moment = []
      })
      this.people.push({ hand: new DraftingHand(doc, captureTimeout), letters, outbox })
    }
  }

  hand(at: number): DraftingHand {
    return this.people[at]!.hand
  }

  /** Everything done so far goes to everybody, each time from one person to all others. */
  meet(order = this.people.map((_, at) => at)): void {
    for (let round = 0; round < 20 && this.people.some(({ outbox }) => outbox.length > 0); round++)
      for (const at of order)
        for (const update of this.people[at]!.outbox.splice(0))
          for (const person of this.people)
            if (person !== this.people[at]) person.letters.receive(update, 'server')
    const seen = this.people.map(({ hand }) => JSON.stringify(hand.seen))
    if (new Set(seen).size > 1) throw new Error(`they see different texts:\n${seen.join('\n')}`)
  }

  get seen() {
    return this.hand(0).seen
  }

  words(id: string) {
    return this.hand(0).words(id)
  }
}
