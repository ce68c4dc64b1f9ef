import type { Block, Level } from '@cucao/regulation'
import { DraftingHand } from '@cucao/drafting/testing'
import type { Connection } from '@cucao/drafting'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SimulatedRooms } from './testing/simulated-rooms.ts'

const provision = (id: string, words: string, level: Level): Block => ({
  type: 'provision',
  attrs: { id, level, number: null, form: null, quoted: false, lead: '' },
  content: [{ type: 'text', text: words }],
})

/** Two articles with clauses, and the words of real law in them. */
const text: Block[] = [
  provision('A', 'Phạm vi điều chỉnh', 'article'),
  provision('a1', 'Nghị định này quy định chi tiết về chia sẻ dữ liệu số.', 'clause'),
  provision('a2', 'Nghị định này không áp dụng đối với bí mật nhà nước.', 'clause'),
  provision('a3', 'Trường hợp điều ước quốc tế có quy định khác.', 'clause'),
  provision('B', 'Đối tượng áp dụng', 'article'),
  provision('b1', 'Cơ quan nhà nước, đơn vị sự nghiệp công lập.', 'clause'),
  provision('b2', 'Tổ chức, cá nhân có liên quan đến dữ liệu.', 'clause'),
]

interface Drafter {
  name: string
  connection: Connection
  hand: DraftingHand
  /** Client ids of the pages before this one. */
  earlier: readonly number[]
}

class Meeting {
  readonly rooms: SimulatedRooms
  readonly drafters: Drafter[] = []
  /** Every word somebody typed, and the provision it was typed in. */
  readonly typed = new Map<string, string>()
  private count = 0

  constructor(seed: number) {
    this.rooms = new SimulatedRooms(seed, { delay: [1, 150], cut: 0, refuse: 0 })
  }

  sit(name: string, doc = new Y.Doc(), earlier: readonly number[] = []): Drafter {
    doc.clientID = 1000 + this.pick(1_000_000)
    const connection = this.rooms.join(name, true, doc, earlier)
    const drafter = { name, connection, hand: new DraftingHand(doc), earlier }
    this.drafters.push(drafter)
    return drafter
  }

  pick(count: number): number {
    return Math.floor(this.rooms.random() * count)
  }

  /** A place between two words of a provision. */
  private place({ hand }: Drafter): { id: string; offset: number } | null {
    const { seen } = hand
    const [id] = seen[this.pick(seen.length)] ?? ['']
    const words = hand.words(id) ?? ''
    const offsets = words.split('').flatMap((letter, at) => (letter === ' ' ? [at] : []))
    const offset = [...offsets, words.length][this.pick(offsets.length + 1)] ?? 0
    return id === '' ? null : { id, offset }
  }

  type(drafter: Drafter): void {
    const place = this.place(drafter)
    if (!place) return
    const word = `${drafter.name}${++this.count}x`
    drafter.hand.type(place.id, place.offset, ` ${word}`)
    this.typed.set(word, place.id)
  }

  move({ hand }: Drafter): void {
    const ids = hand.seen.map(([id]) => id)
    const [one, other] = [ids[this.pick(ids.length)], ids[this.pick(ids.length)]]
    if (one && other) hand.move(one, this.pick(2) ? { after: other } : { before: other })
  }

  cut(drafter: Drafter): void {
    const place = this.place(drafter)
    if (place) drafter.hand.split(place.id, place.offset, `s${drafter.name}${++this.count}`)
  }

  join({ hand }: Drafter): void {
    const ids = hand.seen.map(([id]) => id)
    hand.join(ids[1 + this.pick(ids.length - 1)] ?? '')
  }

  /** The page is closed, and opened again with what the browser kept. */
  reopen(drafter: Drafter): void {
    const { doc } = drafter.hand
    const kept = new Y.Doc()
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(doc), 'browser')
    drafter.connection.destroy()
    this.drafters.splice(this.drafters.indexOf(drafter), 1)
    this.sit(drafter.name, kept, [...drafter.earlier, doc.clientID])
  }

  async settles(): Promise<boolean> {
    this.rooms.network.weather = { delay: [1, 20], cut: 0, refuse: 0 }
    const settled = await this.rooms.until(() =>
      this.drafters.every(({ connection: { state } }) => state.synced && !state.unacknowledged),
    )
    await this.rooms.pass(2000)
    return settled
  }
}

type Act = 'type' | 'move' | 'cut' | 'join' | 'undo' | 'redo' | 'reopen' | 'away'

async function meet(seed: number, acts: Act[], cut: number): Promise<Meeting> {
  const meeting = new Meeting(seed)
  const { rooms } = meeting
  for (const name of ['L', 'M', 'H']) meeting.sit(name)
  await rooms.until(() => meeting.drafters.every(({ connection }) => connection.state.synced))
  meeting.drafters[0]?.hand.begin(text)
  await rooms.pass(1000)
  for (const { hand } of meeting.drafters) hand.undoManager.clear()
  rooms.network.weather.cut = cut
  for (let round = 0; round < 40; round++) {
    await rooms.pass(rooms.random() * 120)
    const act = acts[meeting.pick(acts.length)]
    // Whoever undoes has not typed: undo may take his own words. Two who split at once: 013-moves.md.
    const [mover, ...typists] = meeting.drafters
    const isAlone = acts.includes('undo') || acts.includes('cut')
    const those = !isAlone ? meeting.drafters : act === 'type' ? typists : [mover]
    const drafter = those[meeting.pick(those.length)]
    if (!drafter || !act) continue
    if (act === 'type') meeting.type(drafter)
    else if (act === 'move') meeting.move(drafter)
    else if (act === 'cut') meeting.cut(drafter)
    else if (act === 'join') meeting.join(drafter)
    else if (act === 'undo') drafter.hand.undo()
    else if (act === 'redo') drafter.hand.redo()
    else if (act === 'reopen') meeting.reopen(drafter)
    else await away(meeting)
  }
  if (!(await meeting.settles())) throw new Error(`seed ${seed} does not settle`)
  return meeting
}

/** Nobody reaches the server for a while, and everybody goes on. */
async function away({ rooms }: Meeting): Promise<void> {
  const { weather } = rooms.network
  weather.refuse = 1
  rooms.network.cutAll()
  rooms.time.setTimer(() => (weather.refuse = 0), 3000)
}

/** What is wrong with the words after a meeting. */
function amiss(meeting: Meeting, byId: boolean): string[] {
  const [first, ...others] = meeting.drafters.map(({ hand }) => hand.seen)
  const wrong = others.flatMap((seen) =>
    JSON.stringify(seen) === JSON.stringify(first) ? [] : ['they see different texts'],
  )
  const ids = (first ?? []).map(([id]) => id)
  for (const id of ids) if (ids.filter((each) => each === id).length > 1) wrong.push(`${id} twice`)
  for (const [word, id] of meeting.typed) {
    const at = (first ?? []).filter(([, words]) => words.includes(word))
    const times = (first ?? []).flatMap(([, words]) => words.split(word).slice(1)).length
    if (times !== 1) wrong.push(`${word} of ${id} is there ${times} times`)
    else if (byId && at[0]?.[0] !== id) wrong.push(`${word} of ${id} is in ${at[0]?.[0]}`)
  }
  return wrong
}

const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 25)
const first = Number(process.env['SIMULATION_FIRST'] ?? 1)

/** What is amiss after any of the meetings. */
async function wrongIn(acts: Act[], cut: number, byId: boolean): Promise<string[]> {
  const wrong: string[] = []
  for (let seed = first; seed < first + seeds; seed++) {
    const meeting = await meet(seed, acts, cut)
    wrong.push(...amiss(meeting, byId).map((each) => `seed ${seed}: ${each}`))
    meeting.rooms.destroy()
  }
  return wrong
}

describe('words typed while colleagues restructure', () => {
  const typing: Act[] = ['type', 'type', 'type', 'type']

  it('R24 are there once, in the provision they were typed in, whatever is moved', async () => {
    expect(await wrongIn([...typing, 'move', 'move'], 0, true)).toEqual([])
  }, 60_000)

  it('R24 also when the mover undoes', async () => {
    expect(await wrongIn([...typing, 'move', 'move', 'undo', 'redo'], 0, true)).toEqual([])
  }, 60_000)

  it('R24 also over a line that breaks, with people away and pages opened again', async () => {
    expect(await wrongIn([...typing, 'move', 'away', 'reopen'], 0.01, true)).toEqual([])
  }, 60_000)
})
