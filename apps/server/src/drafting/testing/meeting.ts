import type { Connection } from '@cucao/drafting'
import { DraftingHand } from '@cucao/drafting/testing'
import type { Block, Level } from '@cucao/regulation'
import * as Y from 'yjs'
import { SimulatedRooms } from './simulated-rooms.ts'

const provision = (id: string, level: Level, words: string): Block => ({
  type: 'provision',
  attrs: { id, level, number: null, form: null, quoted: false, lead: '' },
  content: [{ type: 'text', text: words }],
})

/** Every word but once, so that each can be counted afterwards. */
const shape: [string, Level, number][] = [
  ['A', 'article', 3],
  ['a1', 'clause', 9],
  ['a2', 'clause', 7],
  ['a3', 'clause', 5],
  ['B', 'article', 2],
  ['b1', 'clause', 8],
  ['b2', 'clause', 6],
]

export interface Drafter {
  name: string
  connection: Connection
  hand: DraftingHand
}

export const acts = {
  type: (meeting: Meeting, who: Drafter) => meeting.type(who),
  move: (meeting: Meeting, who: Drafter) => meeting.move(who),
  split: (meeting: Meeting, who: Drafter) => meeting.split(who),
  join: (meeting: Meeting, who: Drafter) => meeting.join(who),
  level: (meeting: Meeting, who: Drafter) => meeting.level(who),
  erase: (meeting: Meeting, who: Drafter) => meeting.erase(who),
  remove: (meeting: Meeting, who: Drafter) => meeting.remove(who),
  undo: (meeting: Meeting, who: Drafter) => meeting.undo(who),
  redo: (meeting: Meeting, who: Drafter) => meeting.redo(who),
  reopen: (meeting: Meeting, who: Drafter) => meeting.reopen(who),
  away: (meeting: Meeting) => meeting.away(),
  alone: (meeting: Meeting, who: Drafter) => meeting.alone(who),
} satisfies Record<string, (meeting: Meeting, who: Drafter) => void>

export type Act = keyof typeof acts

/** Three people at one text, through the real room over a simulated network; one seed, one meeting. */
export class Meeting {
  readonly rooms: SimulatedRooms
  readonly drafters: Drafter[] = []
  /** Every word, and those that stood in its provision when it was written; null: from the beginning. */
  readonly words = new Map<string, { id: string; among: readonly string[] } | null>()
  /** Words that somebody took away who saw them. */
  readonly erased = new Set<string>()
  private count = 0

  private constructor(seed: number) {
    this.rooms = new SimulatedRooms(seed, { delay: [1, 150], cut: 0, refuse: 0 })
  }

  static async of(seed: number): Promise<Meeting> {
    const meeting = new Meeting(seed)
    for (const name of ['L', 'M', 'H']) meeting.sit(name)
    await meeting.settles()
    const text = shape.map(([id, level, length]) =>
      provision(id, level, Array.from({ length }, () => meeting.word('o', null)).join(' ')),
    )
    meeting.drafters[0]?.hand.begin(text)
    await meeting.settles()
    for (const { hand } of meeting.drafters) hand.undoManager.clear()
    meeting.rooms.network.weather = { delay: [1, 150], cut: 0, refuse: 0 }
    return meeting
  }

  pick(count: number): number {
    return Math.floor(this.rooms.random() * count)
  }

  /** Forty acts; `may` says who may do which, by place at the table. */
  async goOn(list: readonly Act[], may: (act: Act, at: number) => boolean): Promise<void> {
    for (let round = 0; round < 40; round++) {
      await this.rooms.pass(this.rooms.random() * 120)
      const act = list[this.pick(list.length)]
      const those = this.drafters.filter(({ name }) => act && may(act, 'LMH'.indexOf(name)))
      const drafter = those[this.pick(those.length)]
      if (act && drafter) acts[act](this, drafter)
    }
  }

  async settles(): Promise<boolean> {
    this.rooms.network.weather = { delay: [1, 20], cut: 0, refuse: 0 }
    const settled = await this.rooms.until(() =>
      this.drafters.every(({ connection: { state } }) => state.synced && !state.unacknowledged),
    )
    await this.rooms.pass(2000)
    return settled
  }

  type(drafter: Drafter): void {
    const place = this.place(drafter)
    if (!place) return
    const among = wordsIn(drafter.hand.words(place.id) ?? '')
    const word = this.word(drafter.name, { id: place.id, among })
    drafter.hand.type(place.id, place.offset, ` ${word}`)
    drafter.hand.undoManager.undoStack.at(-1)?.meta.set('typed', word)
  }

  move(drafter: Drafter): void {
    const ids = idsOf(drafter)
    const [one, other] = [ids[this.pick(ids.length)], ids[this.pick(ids.length)]]
    if (!one || !other) return
    drafter.hand.move(one, this.pick(2) ? { after: other } : { before: other })
  }

  split(drafter: Drafter): void {
    const place = this.place(drafter)
    if (!place) return
    const id = `s${drafter.name}${++this.count}`
    drafter.hand.split(place.id, place.offset, id)
  }

  join(drafter: Drafter): void {
    const ids = idsOf(drafter)
    drafter.hand.join(ids[1 + this.pick(ids.length - 1)] ?? '')
  }

  level(drafter: Drafter): void {
    const ids = idsOf(drafter)
    const level = (['clause', 'point', 'article'] as const)[this.pick(3)] ?? 'clause'
    drafter.hand.setLevel(ids[this.pick(ids.length)] ?? '', level)
  }

  /** Takes one word away. */
  erase(drafter: Drafter): void {
    const ids = idsOf(drafter)
    const id = ids[this.pick(ids.length)] ?? ''
    const text = drafter.hand.words(id) ?? ''
    const words = wordsIn(text)
    const word = words[this.pick(words.length)]
    if (!word) return
    drafter.hand.erase(id, text.indexOf(word), word.length)
    this.gone(drafter, [word])
  }

  /** Deletes a provision, and every word that stands in it. */
  remove(drafter: Drafter): void {
    const ids = idsOf(drafter)
    const id = ids[this.pick(ids.length)]
    if (!id || ids.length < 4) return
    const words = wordsIn(drafter.hand.words(id) ?? '')
    drafter.hand.remove(id)
    this.gone(drafter, words)
  }

  private gone({ hand }: Drafter, words: readonly string[]): void {
    const left = new Set(hand.seen.flatMap(([, text]) => wordsIn(text)))
    for (const word of words) {
      this.words.delete(word)
      // Of two copies, of which one is about to go, nobody knows which was taken away.
      if (!left.has(word)) this.erased.add(word)
    }
    hand.undoManager.undoStack.at(-1)?.meta.set('erased', words)
  }

  /** Only of what was built: whoever takes his own words back wants them gone. */
  undo({ hand }: Drafter): void {
    const meta = hand.undoManager.undoStack.at(-1)?.meta
    if (!meta?.has('typed') && !meta?.has('erased')) hand.undo()
  }

  redo({ hand }: Drafter): void {
    hand.redo()
  }

  /** The page is closed, and opened again with what the browser kept. */
  reopen(drafter: Drafter): void {
    const { doc, earlier } = this.rooms.leave(drafter.connection)
    this.drafters.splice(this.drafters.indexOf(drafter), 1)
    this.sit(drafter.name, doc, earlier)
  }

  /** Nobody reaches the server for a while, and everybody goes on. */
  away(): void {
    const { weather } = this.rooms.network
    weather.refuse = 1
    this.rooms.network.cutAll()
    this.rooms.time.setTimer(() => (weather.refuse = 0), 3000)
  }

  /** One alone does not reach it. */
  alone({ name }: Drafter): void {
    this.rooms.network.keepOut(`w:${name}`, 3000)
  }

  private sit(name: string, doc = new Y.Doc(), earlier = {}): void {
    const connection = this.rooms.join(name, true, doc, earlier)
    const hand = new DraftingHand(doc)
    // Undo goes on to the step before where one has nothing left to take back: that word he wants gone.
    hand.undoManager.on('stack-item-popped', ({ stackItem }) => {
      this.words.delete(String(stackItem.meta.get('typed')))
      const erased: unknown = stackItem.meta.get('erased')
      for (const word of Array.isArray(erased) ? erased : []) this.erased.delete(word)
    })
    this.drafters.push({ name, connection, hand })
  }

  private word(by: string, origin: { id: string; among: readonly string[] } | null): string {
    // No two begin alike: the editor could not tell where one was put before the other.
    const word = `${String.fromCodePoint(0x4e01 + this.count)}${++this.count}${by}`
    this.words.set(word, origin)
    return word
  }

  /** A place between two words of a provision. */
  private place(drafter: Drafter): { id: string; offset: number } | null {
    const ids = idsOf(drafter)
    const id = ids[this.pick(ids.length)] ?? ''
    const words = drafter.hand.words(id) ?? ''
    const offsets = words.split('').flatMap((letter, at) => (letter === ' ' ? [at] : []))
    const offset = [...offsets, words.length][this.pick(offsets.length + 1)] ?? 0
    return id === '' ? null : { id, offset }
  }
}

const idsOf = ({ hand }: Drafter): string[] => hand.seen.map(([id]) => id)
const wordsIn = (text: string): string[] => text.match(/[\u4e00-\u9fff]\d+[oLMH]/gu) ?? []

export interface Verdict {
  /** No more to be seen by all, a word gone or there twice, a provision twice or without an id. */
  broken: string[]
  /** A word away from everything it stood with. */
  untidy: string[]
}

/** What a meeting that is over leaves to be wished for. */
export function verdictOn({ drafters, words, erased }: Meeting): Verdict {
  const [seen = [], ...others] = drafters.map(({ hand }) => hand.seen)
  const broken = others.flatMap((other) =>
    JSON.stringify(other) === JSON.stringify(seen) ? [] : ['they see different texts'],
  )
  const untidy: string[] = []
  const ids = seen.map(([id]) => id)
  if (ids.includes('')) broken.push('a block without an id')
  if (new Set(ids).size < ids.length) broken.push(`twice: ${ids.join(' ')}`)
  const there = seen.map(([, text]) => wordsIn(text))
  for (const word of there.flat()) if (erased.has(word)) broken.push(`${word} is back`)
  for (const [word, origin] of words) {
    const times = there.flat().filter((each) => each === word).length
    if (times === 0) broken.push(`${word} of ${origin?.id} is gone`)
    if (times > 1) broken.push(`${word} of ${origin?.id} is there ${times} times`)
    const at = there.findIndex((each) => each.includes(word))
    if (times !== 1 || !origin || ids[at] === origin.id) continue
    const beside = there[at]?.filter((each) => each !== word) ?? []
    const isNear = (each: string) =>
      origin.among.includes(each) ||
      words.get(each)?.among.includes(word) ||
      words.get(each)?.id === origin.id
    if (beside.length > 0 && !beside.some(isNear))
      untidy.push(`${word} of ${origin.id} is in ${ids[at]}`)
  }
  return { broken, untidy }
}
