import type { Block, Level } from '@cucao/regulation'
import { describe, expect, it } from 'vitest'
import { Table } from './testing/table.ts'

const provision = (id: string, words: string, level: Level): Block => ({
  type: 'provision',
  attrs: { id, level, number: null, form: null, quoted: false, lead: '' },
  ...(words && { content: [{ type: 'text', text: words }] }),
})
const blocks = [
  provision('A', 'Phạm vi', 'article'),
  provision('a1', 'Nghị định này quy định về dữ liệu.', 'clause'),
  provision('a2', 'Không áp dụng với bí mật nhà nước.', 'clause'),
  provision('B', 'Đối tượng', 'article'),
  provision('b1', 'Cơ quan nhà nước; tổ chức, cá nhân.', 'clause'),
]

const sit = (people: number) => new Table(blocks, people)

describe('letters typed while a colleague changes the structure', () => {
  it.each([[[0, 1]], [[1, 0]]])('follow a moved provision (%s)', (order) => {
    const table = sit(2)
    table.hand(0).move('a1', { after: 'a2' })
    table.hand(1).type('a1', 9, ' (sau đây gọi là NĐ)')
    table.hand(1).type('a1', 0, '«')
    table.meet(order)
    expect(table.seen.map(([id]) => id)).toEqual(['A', 'a2', 'a1', 'B', 'b1'])
    expect(table.words('a1')).toBe('«Nghị định (sau đây gọi là NĐ) này quy định về dữ liệu.')
  })

  it('so do words taken away, and a level', () => {
    const table = sit(2)
    table.hand(0).move('a2', { before: 'a1' })
    table.hand(1).erase('a2', 5, 4)
    table.hand(1).setLevel('a2', 'point')
    table.hand(1).type('a2', 5, 'dùng')
    table.meet()
    expect(table.words('a2')).toBe('Khôngdùngdụng với bí mật nhà nước.')
    expect(table.hand(0).blocks.find(({ attrs }) => attrs.id === 'a2')?.attrs).toMatchObject({
      level: 'point',
    })
  })

  it.each([[[0, 1, 2]], [[2, 1, 0]]])('of several people, each once (%s)', (order) => {
    const table = sit(3)
    table.hand(0).move('A', { at: 'end' })
    table.hand(1).type('a1', 9, ' một')
    table.hand(2).type('a1', 9, ' hai')
    table.hand(2).type('a2', 34, ' ba')
    table.meet(order)
    expect(table.seen.map(([id]) => id)).toEqual(['B', 'b1', 'A', 'a1', 'a2'])
    const words = table.words('a1') ?? ''
    expect(words.replace(' một', '').replace(' hai', '')).toBe('Nghị định này quy định về dữ liệu.')
    expect(table.words('a2')).toBe('Không áp dụng với bí mật nhà nước. ba')
  })

  it.each([[[0, 1]], [[1, 0]]])('go to the second half of a split (%s)', (order) => {
    const table = sit(2)
    table.hand(0).split('b1', 17, 'b2')
    table.hand(1).type('b1', 35, ' Và khác.')
    table.hand(1).type('b1', 25, ' xã hội')
    table.hand(1).type('b1', 7, ' của')
    table.meet(order)
    expect(table.words('b1')).toBe('Cơ quan của nhà nước;')
    expect(table.words('b2')).toBe(' tổ chức xã hội, cá nhân. Và khác.')
  })

  it.each([[[0, 1]], [[1, 0]]])('go to the text a provision was joined to (%s)', (order) => {
    const table = sit(2)
    table.hand(0).join('a2')
    table.hand(1).type('a2', 34, ' Hết')
    table.hand(1).type('a2', 5, ' thể')
    table.meet(order)
    expect(table.words('a1')).toBe(
      'Nghị định này quy định về dữ liệu.Không thể áp dụng với bí mật nhà nước. Hết',
    )
    expect(table.seen).toHaveLength(4)
  })

  it('come back alone, in place and level, where the provision was deleted', () => {
    const table = sit(3)
    table.hand(0).remove('a1')
    table.hand(1).type('a1', 5, 'MỚI')
    table.hand(2).type('a1', 5, 'NỮA')
    table.meet()
    expect(table.seen.map(([id]) => id)).toEqual(['A', 'a1', 'a2', 'B', 'b1'])
    expect(['MỚINỮA', 'NỮAMỚI']).toContain(table.words('a1'))
    expect(table.hand(1).blocks[1]?.attrs).toMatchObject({ level: 'clause' })
  })

  it('what the mover had seen is not doubled, what he had deleted does not come back', () => {
    const table = sit(2)
    table.hand(1).type('a1', 9, ' MỘT HAI')
    table.meet()
    table.hand(0).erase('a1', 9, 4)
    table.hand(0).move('a1', { after: 'a2' })
    table.hand(1).type('a1', 17, ' BA')
    table.meet()
    expect(table.words('a1')).toBe('Nghị định HAI BA này quy định về dữ liệu.')
  })

  it('what one erased who wrote nothing himself does not come back with the provision', () => {
    const table = sit(2)
    table.hand(0).move('a1', { at: 'end' })
    table.hand(1).erase('a1', 5, 5)
    table.meet()
    expect(table.words('a1')).toBe('Nghị này quy định về dữ liệu.')
  })

  it('two who move the same provision leave one of it, with the letters of all', () => {
    const table = sit(3)
    table.hand(0).move('a1', { after: 'a2' })
    table.hand(0).type('a1', 0, 'KHÔNG ')
    table.hand(1).move('a1', { at: 'end' })
    table.hand(1).type('a1', 34, ' MỘT')
    table.hand(2).type('a1', 9, ' HAI')
    table.meet()
    expect(table.seen.filter(([id]) => id === 'a1')).toEqual([
      ['a1', 'KHÔNG Nghị định HAI này quy định về dữ liệu. MỘT'],
    ])
    expect(table.seen).toHaveLength(5)
  })

  it('stay through undo and redo of the move', () => {
    const table = sit(2)
    table.hand(0).move('a1', { after: 'a2' })
    table.meet()
    table.hand(1).type('a1', 9, ' MỘT')
    table.meet()
    table.hand(1).type('a1', 0, 'HAI ')
    table.hand(0).undo()
    table.meet()
    expect(table.seen.map(([id]) => id)).toEqual(['A', 'a1', 'a2', 'B', 'b1'])
    expect(table.words('a1')).toBe('HAI Nghị định MỘT này quy định về dữ liệu.')
    table.hand(0).redo()
    table.meet()
    expect(table.seen.map(([id]) => id)).toEqual(['A', 'a2', 'a1', 'B', 'b1'])
    expect(table.words('a1')).toBe('HAI Nghị định MỘT này quy định về dữ liệu.')
  })

  it('stay through undo of a split and of a join', () => {
    const table = sit(2)
    table.hand(0).split('b1', 17, 'b2')
    table.meet()
    table.hand(1).type('b2', 8, ' MỘT')
    table.meet()
    table.hand(0).undo()
    table.meet()
    expect(table.words('b1')).toBe('Cơ quan nhà nước; tổ chức MỘT, cá nhân.')
    expect(table.seen).toHaveLength(5)
    table.hand(0).join('a2')
    table.meet()
    table.hand(1).type('a1', 39, ' HAI')
    table.meet()
    table.hand(0).undo()
    table.meet()
    expect(table.words('a1')).toBe('Nghị định này quy định về dữ liệu.')
    expect(table.words('a2')).toBe('Không HAI áp dụng với bí mật nhà nước.')
  })
})
