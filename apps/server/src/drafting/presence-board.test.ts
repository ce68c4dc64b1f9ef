import { seededRandom } from '@cucao/drafting/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { shownCursors } from './cursor-place.ts'
import { CursorBoard } from './testing/cursor-board.ts'
import type { OnePresent } from './testing/cursor-board.ts'

describe('the board of who is where', () => {
  const boards: CursorBoard[] = []
  const start = () => {
    const made = new CursorBoard()
    boards.push(made)
    return made
  }
  afterEach(() => {
    for (const board of boards.splice(0)) board.destroy()
  })

  it('R27 shows the cursors of the provisions one looks at, within a second, and no others', () => {
    const { enter, pass } = bound(start())
    const [lan, minh, hoa] = [enter('lan'), enter('minh'), enter('hoa')]
    const reader = enter('reader', { mayWrite: false })
    lan.stand('clause-5')
    minh.stand('clause-90')
    hoa.stand('clause-4')
    reader.look('clause-5', 'clause-4')
    lan.look('clause-5')
    pass(1000)
    expect(reader.sees).toEqual([lan.client, hoa.client])
    expect(lan.sees).toEqual([])
    expect(reader.stateOf(lan.client)).toMatchObject({ user: { name: 'Nguyễn Văn lan' } })
    // He scrolls: what he leaves goes, what he comes to is there as it stood, without anybody moving.
    reader.look('clause-90', 'clause-91')
    pass(1000)
    expect(reader.sees).toEqual([minh.client])
    reader.look('clause-5', 'clause-4')
    pass(1000)
    expect(reader.sees).toEqual([lan.client, hoa.client])
    // One comes to where he looks, one goes from there, one takes his caret away.
    minh.stand('clause-4')
    hoa.stand('clause-90')
    pass(1000)
    expect(reader.sees).toEqual([lan.client, minh.client])
    lan.stand(undefined)
    pass(1000)
    expect(reader.sees).toEqual([minh.client])
  })

  it('R27 shows a cursor whose page names no provision to all', () => {
    const { enter, pass } = bound(start())
    const [lan, minh] = [enter('lan'), enter('minh')]
    minh.look('clause-1')
    lan.stand(null)
    pass(1000)
    expect(minh.sees).toEqual([lan.client])
  })

  it('R6 takes a cursor with its line from all who had it, at once or when they can be told again', () => {
    const { enter, pass, board } = bound(start())
    const lan = enter('lan')
    const others = [enter('minh'), enter('stock', { isStock: true }), enter('slow')]
    others[0]?.look('clause-1')
    others[2]?.look('clause-1')
    lan.stand('clause-1')
    pass(1000)
    expect(others.map(({ sees }) => sees)).toEqual([[1], [1], [1]])
    const slow = others[2] as OnePresent
    slow.backlog = 1e6
    board.leave(lan)
    pass(1000)
    expect(others.map(({ sees }) => sees)).toEqual([[], [], [1]])
    slow.backlog = 0
    pass(1000)
    expect(slow.sees).toEqual([])
  })

  it('R27 shows of many in one place those who moved last, and they do not take turns', () => {
    const { enter, pass } = bound(start())
    const many = Array.from({ length: 120 }, (_, at) => enter(`p${at}`))
    const watchers = [enter('near'), enter('stock', { isStock: true, mayWrite: false })]
    watchers[0]?.look('clause-1')
    const random = seededRandom(5)
    const moves = (people: OnePresent[], seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        const inAnyOrder = people.map((one) => ({ one, at: random() }))
        for (const { one } of inAnyOrder.toSorted((a, b) => a.at - b.at)) {
          one.stand('clause-1')
          pass(1000 / people.length)
        }
      }
    }
    moves(many, 3)
    const before = watchers.map(({ sees }) => sees)
    moves(many, 15)
    expect(watchers.map(({ sees }) => sees)).toEqual(before)
    expect(before.map(({ length }) => length)).toEqual([shownCursors, shownCursors])
    // Others go on while all of these rest.
    const late = many.slice(80)
    moves(late, 25)
    for (const { sees } of watchers) expect(sees.every((client) => client > 80)).toBe(true)
  })

  it('R27 one person in many windows crowds nobody out', () => {
    const { enter, pass } = bound(start())
    const watcher = enter('watcher', { mayWrite: false })
    watcher.look('clause-1', 'clause-2')
    const honest = Array.from({ length: 20 }, (_, at) => enter(`p${at}`))
    for (const one of honest) one.stand('clause-2')
    const windows = Array.from({ length: 200 }, () => enter('mallory'))
    for (let second = 0; second < 30; second++) {
      windows.forEach((window, at) => window.stand(at % 2 ? 'clause-1' : 'clause-2'))
      pass(1000)
    }
    const seen = new Set(watcher.sees)
    expect(honest.filter(({ client }) => !seen.has(client))).toEqual([])
    expect(seen.size).toBe(24)
  })

  it('R27 a long or invented state costs only its own caret', () => {
    const { enter, pass } = bound(start())
    const [mallory, lan, minh] = [enter('mallory'), enter('lan'), enter('minh')]
    minh.look('clause-1')
    mallory.stand('clause-1', { cursor: 'x'.repeat(4000) })
    lan.stand('clause-1')
    pass(1000)
    expect(minh.stateOf(mallory.client)).toMatchObject({
      user: { personId: 'mallory' },
      cursor: null,
    })
    expect(minh.stateOf(lan.client)).toMatchObject({ cursor: { anchor: {} } })
    expect(minh.received.at(-1)?.bytes).toBeLessThan(1000)
    mallory.stand('clause-1', { at: { toString: 'clause-1' } })
    expect(mallory.stand('clause-1', { at: 'x'.repeat(5000) })).toBe(false)
  })

  it('R27 two lists of places are never taken for one, whatever they are called', () => {
    const { enter, pass } = bound(start())
    const [mallory, lan, minh] = [enter('mallory'), enter('lan'), enter('minh')]
    mallory.look('clause-1\nclause-2', 'clause-1","clause-2')
    minh.look('clause-1', 'clause-2')
    lan.stand('clause-2')
    pass(1000)
    expect(minh.sees).toEqual([lan.client])
    expect(mallory.sees).toEqual([])
  })

  it.each([
    { people: 1000, clauses: 40, movesInTen: 2 },
    { people: 60, clauses: 4, movesInTen: 10 },
  ])(
    'R27 with $people cursors, all moving, nobody gets more than 40 kB/s',
    ({ people, clauses, movesInTen }) => {
      const { enter, pass, board } = bound(start())
      const random = seededRandom(7)
      const clause = () => `clause-${Math.floor(random() * clauses)}`
      const looked = () => Array.from({ length: 12 }, clause)
      const crowd = Array.from({ length: people }, (_, at) =>
        enter(`p${at}`, { isStock: at % 2 === 0 }),
      )
      // One who scrolls without end, and one who asks for everything all the time.
      const [scroller, asker] = [crowd[1], crowd[3]] as [OnePresent, OnePresent]
      for (let round = 0; round < 80; round++) {
        crowd.forEach((one, at) => {
          if ((at + round) % 10 < movesInTen) one.stand(at % 10 === 0 ? null : clause())
          if (at % 2 === 1 && round % 20 === 0) one.look(...looked())
        })
        scroller.look(...looked())
        board.welcome(asker)
        if (round % 10 === 0) enter(`late-${round}`)
        pass(100)
      }
      for (const one of crowd) expect(one.mostWithin(5000) / 5).toBeLessThan(40_000)
      expect(scroller.sees.length).toBeGreaterThan(0)
      expect(asker.sees.length).toBeGreaterThan(0)
    },
  )

  it('R27 says who is here only when it has changed, and to everybody who does not know', () => {
    const { enter, pass, board } = bound(start())
    const lan = enter('lan')
    const digests = ({ received }: OnePresent) =>
      received.filter(({ kind }) => kind === 'presence').length
    pass(2000)
    const second = enter('lan')
    pass(5000)
    expect([digests(lan), digests(second)]).toEqual([1, 1])
    const slow = enter('slow')
    slow.backlog = 1e6
    pass(5000)
    expect([digests(lan), digests(slow)]).toEqual([2, 0])
    slow.backlog = 0
    pass(5000)
    expect([digests(lan), digests(slow)]).toEqual([2, 1])
    board.leave(slow)
    pass(5000)
    expect(digests(second)).toBe(3)
  })

  it('R27 invented places take no more room than one line has, and none when it has gone', () => {
    const { enter, pass, board } = bound(start())
    const mallory = enter('mallory')
    for (let at = 0; at < 5000; at++) {
      mallory.stand(`invented-${at}`)
      mallory.look(`seen-${at}`, `invented-${at}`)
      if (at % 100 === 0) pass(100)
    }
    expect(board.held).toEqual({ cursors: 1, places: 1, audiences: 1 })
    board.leave(mallory)
    pass(1000)
    expect(board.held).toEqual({ cursors: 0, places: 0, audiences: 0 })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'R27 whatever happens, everybody ends up seeing what stands where he looks (seed %i)',
    (seed) => {
      const { enter, pass, board } = bound(start())
      const random = seededRandom(seed)
      const below = (count: number) => Math.floor(random() * count)
      const present = new Map<OnePresent, { place?: string | null | undefined; looks: string[] }>()
      const any = () => [...present.keys()][below(present.size)]
      for (let step = 0; step < 400; step++) {
        const one = any()
        const act = below(8)
        if (!one || (act === 0 && present.size < 12))
          present.set(enter(`p${step}`, { mayWrite: below(3) > 0 }), { looks: [] })
        else if (act === 1 && below(2) === 0) {
          board.leave(one)
          present.delete(one)
        } else if (act < 5 && one.mayWrite) {
          const place = [`c${below(6)}`, `c${below(6)}`, null, undefined][below(4)]
          one.stand(place)
          present.set(one, { looks: present.get(one)?.looks ?? [], place })
        } else if (act < 7) {
          const looks = Array.from({ length: 1 + below(3) }, () => `c${below(6)}`)
          one.look(...looks)
          present.set(one, { ...present.get(one), looks })
        } else one.backlog = below(2) * 1e6
        pass(below(300))
      }
      for (const one of present.keys()) one.backlog = 0
      for (const [one, { looks }] of present) if (looks.length === 0) one.look('c0')
      pass(5000)
      for (const [one, { looks }] of present) {
        const near = [...present].filter(
          ([other, { place }]) =>
            other !== one &&
            place !== undefined &&
            (place === null || (looks.length > 0 ? looks : ['c0']).includes(place)),
        )
        const expected = near.map(([{ client }]) => client).toSorted((a, b) => a - b)
        expect(one.sees).toEqual(expected)
      }
    },
  )
})

const bound = (made: CursorBoard) => ({
  board: made.board,
  enter: made.enter.bind(made),
  pass: made.pass.bind(made),
})
