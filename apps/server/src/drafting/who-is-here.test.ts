import { describe, expect, it } from 'vitest'
import { processClock } from './clock.ts'
import { TestPeer } from './testing/room-bench.ts'
import { WhoIsHere } from './who-is-here.ts'

describe('who is here', () => {
  it('R6 has one colour on all lines, another than everybody else as long as there is one', () => {
    const here = new WhoIsHere(processClock(Date.now))
    const enter = (person: string) => {
      const peer = new TestPeer(person)
      here.join(peer)
      return { peer, colour: here.of(peer)?.colour }
    }
    const people = Array.from({ length: 8 }, (_, at) => enter(`person-${at}`))
    expect(new Set(people.map(({ colour }) => colour)).size).toBe(8)
    const again = enter('person-3')
    expect(again.colour).toBe(people[3]?.colour)
    const [, , , third] = people
    if (!third) return
    here.leave(third.peer)
    expect(enter('person-9').colour).not.toBe(third.colour)
    here.leave(again.peer)
    here.leave(again.peer)
    expect(enter('person-10').colour).toBe(third.colour)
    here.close()
  })
})
