import type { Block } from '@cucao/regulation'
import { describe, expect, it } from 'vitest'
import { Table } from './testing/table.ts'

const provision = (id: string, words: string): Block => ({
  type: 'provision',
  attrs: { id, level: 'clause', number: null, form: null, quoted: false, lead: '' },
  content: [{ type: 'text', text: words }],
})
const sit = () =>
  new Table([provision('a', 'một'), provision('b', 'hai'), provision('c', 'ba')], 2, 500)
const order = (table: Table) => table.seen.map(([id]) => id).join('')

describe('the steps of one person', () => {
  it('what changes the structure is a step by itself, letters typed without a pause are one', () => {
    const table = sit()
    const hand = table.hand(0)
    hand.type('a', 3, ' x')
    hand.type('a', 5, 'y')
    hand.move('a', { after: 'b' })
    hand.move('a', { after: 'c' })
    hand.type('a', 6, 'z')
    const states = ['một xyz', 'một xy', 'một xy', 'một xy', 'một']
    const orders = ['bca', 'bca', 'bac', 'abc', 'abc']
    for (const [at, words] of states.entries()) {
      expect([hand.words('a'), order(table)]).toEqual([words, orders[at]])
      hand.undo()
    }
    for (const [at, words] of [...states.entries()].toReversed()) {
      expect([hand.words('a'), order(table)]).toEqual([words, orders[at]])
      hand.redo()
    }
  })

  it('undo of two quick moves takes no letter that a colleague typed between them', () => {
    const table = sit()
    table.hand(0).move('a', { after: 'b' })
    table.meet()
    table.hand(1).type('a', 3, ' mới')
    table.meet()
    table.hand(0).move('a', { after: 'c' })
    table.hand(0).undo()
    table.hand(0).undo()
    table.meet()
    expect([order(table), table.words('a')]).toEqual(['abc', 'một mới'])
    table.hand(0).redo()
    table.hand(0).redo()
    table.meet()
    expect([order(table), table.words('a')]).toEqual(['bca', 'một mới'])
  })

  it('what is carried is no step: redo works after it, and undo of the letters takes them where they are', () => {
    const table = sit()
    table.hand(1).type('c', 2, ' C')
    table.hand(1).setLevel('c', 'point')
    table.hand(1).undo()
    table.hand(1).undo()
    table.hand(1).type('a', 3, ' mới')
    table.hand(0).move('a', { after: 'b' })
    table.meet()
    expect([order(table), table.words('a')]).toEqual(['bac', 'một mới'])
    table.hand(1).undo()
    table.meet()
    expect(table.words('a')).toBe('một')
    table.hand(1).redo()
    table.meet()
    expect(table.words('a')).toBe('một mới')
  })

  it('what one typed is taken back wherever a colleague has put it', () => {
    const table = sit()
    table.hand(1).type('a', 3, ' mới')
    table.meet()
    table.hand(0).move('a', { after: 'c' })
    table.meet()
    table.hand(0).join('a')
    table.meet()
    expect(table.words('c')).toBe('bamột mới')
    table.hand(1).undo()
    table.meet()
    expect(table.seen).toEqual([
      ['b', 'hai'],
      ['c', 'bamột'],
    ])
    table.hand(1).redo()
    table.meet()
    expect(table.words('c')).toBe('bamột mới')
  })

  it('what one erased stays erased, whoever moves it meanwhile, until one takes that back', () => {
    const table = sit()
    table.hand(0).move('b', { after: 'c' })
    table.hand(1).erase('b', 1, 2)
    table.meet()
    expect([order(table), table.words('b')]).toEqual(['acb', 'h'])
    table.hand(0).undo()
    table.meet()
    expect([order(table), table.words('b')]).toEqual(['abc', 'h'])
  })

  it('a provision that was only made here, and that a colleague wrote in, keeps its id and level', () => {
    const table = sit()
    table.hand(0).split('a', 2, 's')
    table.hand(0).setLevel('s', 'point')
    table.hand(0).erase('s', 0, 1)
    table.meet()
    table.hand(1).type('s', 0, 'mới')
    table.meet()
    for (let step = 0; step < 2; step++) table.hand(0).undo()
    table.hand(0).undo()
    table.meet()
    expect(table.seen.every(([id]) => id !== '')).toBe(true)
    expect(table.seen.map(([, words]) => words).join(' ')).toContain('mới')
  })
})
