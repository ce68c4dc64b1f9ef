import { describe, expect, it } from 'vitest'
import {
  departmentActions,
  departmentRoles,
  mayInDepartment,
  mayOnRegulation,
  regulationActions,
  regulationRoles,
  regulationStates,
} from './index.ts'

/**
 * Every role × state × action on one regulation, as an official would sign it: ● may, · may not.
 * "stranger" is whoever has no role on it, administrators included.
 */
const onRegulation = `
                           read  write  comment  resolve  publish  invite  manage-members  close
lead-drafter   drafting     ●     ●       ●        ●        ●        ●           ●           ●
lead-drafter   closed       ●     ·       ·        ·        ·        ·           ●           ●
drafter        drafting     ●     ●       ●        ●        ·        ·           ·           ·
drafter        closed       ●     ·       ·        ·        ·        ·           ·           ·
opinion-giver  drafting     ●     ·       ●        ·        ·        ·           ·           ·
opinion-giver  closed       ●     ·       ·        ·        ·        ·           ·           ·
reader         drafting     ●     ·       ·        ·        ·        ·           ·           ·
reader         closed       ●     ·       ·        ·        ·        ·           ·           ·
stranger       drafting     ·     ·       ·        ·        ·        ·           ·           ·
stranger       closed       ·     ·       ·        ·        ·        ·           ·           ·
`

const inDepartment = `
               create-regulation  manage-people  manage-organisations  read-audit
administrator          ●                ●                 ●                ●
staff                  ●                ·                 ·                ·
participant            ·                ·                 ·                ·
`

/** The grid's column heads, and each row as its head words and its marks. */
function grid(text: string) {
  const [head = '', ...rows] = text.trim().split('\n')
  return {
    actions: head.trim().split(/\s+/),
    rows: rows.map((row) => {
      const cells = row.trim().split(/\s+/)
      const marks = cells.filter((cell) => cell === '●' || cell === '·')
      return { words: cells.slice(0, -marks.length), marks }
    }),
  }
}
const mark = (may: boolean) => (may ? '●' : '·')

describe('on a regulation', () => {
  const { actions, rows } = grid(onRegulation)

  it('the grid names every action, and every role in every state', () => {
    expect(actions).toEqual(regulationActions)
    const expected = [...regulationRoles, 'stranger'].flatMap((role) =>
      regulationStates.map((state) => `${role} ${state}`),
    )
    expect(rows.map((row) => row.words.join(' '))).toEqual(expected)
  })

  it.each(rows)('$words', ({ words: [name, stateName], marks }) => {
    const role = regulationRoles.find((known) => known === name) ?? null
    const state = regulationStates.find((known) => known === stateName)
    if (!state) throw new Error(`${stateName} is no state`)
    expect(regulationActions.map((action) => mark(mayOnRegulation(role, action, state)))).toEqual(
      marks,
    )
  })
})

describe('in the department', () => {
  const { actions, rows } = grid(inDepartment)

  it('the grid names every action and every role', () => {
    expect(actions).toEqual(departmentActions)
    expect(rows.map((row) => row.words.join(' '))).toEqual(departmentRoles)
  })

  it.each(rows)('$words', ({ words: [name], marks }) => {
    const role = departmentRoles.find((known) => known === name)
    if (!role) throw new Error(`${name} is no role`)
    expect(departmentActions.map((action) => mark(mayInDepartment(role, action)))).toEqual(marks)
  })
})
