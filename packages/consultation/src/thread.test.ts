import type { Block } from '@cucao/regulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause } from './anchor-testing.ts'
import {
  commentBody,
  enclosingIds,
  isWithinScope,
  longestComment,
  mayChangeState,
  mayEditComment,
  mayReply,
  mayWithdrawComment,
} from './thread.ts'

const open = { state: 'open', createdById: 'an' } as const
const resolved = { state: 'resolved', createdById: 'an' } as const
const hers = { authorId: 'an', withdrawnAt: null }
const withdrawn = { authorId: 'an', withdrawnAt: 5 }

describe('who may do what in a thread', () => {
  it.each([
    ['an', hers, open, null, null],
    ['binh', hers, open, 'not-the-author', 'not-the-author'],
    ['an', hers, resolved, 'thread-resolved', 'thread-resolved'],
    ['an', withdrawn, open, 'withdrawn', null],
    ['binh', withdrawn, open, 'not-the-author', 'not-the-author'],
  ] as const)('%s on %o in %o', (person, comment, thread, edit, withdraw) => {
    const reason = (answer: { ok: boolean; reason?: string }) => answer.reason ?? null
    expect(reason(mayEditComment(person, comment, thread))).toBe(edit)
    expect(reason(mayWithdrawComment(person, comment, thread))).toBe(withdraw)
  })

  it('takes replies while open', () => {
    expect(mayReply(open).ok).toBe(true)
    expect(mayReply(resolved)).toEqual({ ok: false, reason: 'thread-resolved' })
  })

  it('is resolved by its author or by who may resolve any', () => {
    expect(mayChangeState('an', open, false).ok).toBe(true)
    expect(mayChangeState('binh', open, true).ok).toBe(true)
    expect(mayChangeState('binh', open, false)).toEqual({ ok: false, reason: 'may-not-resolve' })
  })
})

describe('body of a comment', () => {
  it('is trimmed, in NFC, with one kind of line end', () => {
    const body = commentBody(`  ${'Đề nghị'.normalize('NFD')}\r\nbỏ khoản 2\r\t \n`)
    expect(body).toEqual({ ok: true, value: 'Đề nghị\nbỏ khoản 2' })
  })

  it('counts what is left after trimming', () => {
    expect(commentBody(`${' '.repeat(50_000)}x`).ok).toBe(true)
    expect(commentBody('x'.repeat(longestComment)).ok).toBe(true)
    expect(commentBody('x'.repeat(longestComment + 1))).toEqual({ ok: false, reason: 'too-long' })
    expect(commentBody(' \u00a0\n')).toEqual({ ok: false, reason: 'empty' })
  })

  it('once accepted, is accepted again unchanged', () => {
    const kept = (input: string) => {
      const body = commentBody(input)
      return body.ok ? body.value : 'refused'
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (input) => {
        expect(kept(kept(input))).toBe(kept(input))
      }),
    )
  })
})

describe('what a provision lies in', () => {
  const blocks: Block[] = [
    { type: 'head', attrs: { id: 'head' }, content: [] },
    clause('c1', 'QUY ĐỊNH CHUNG', 'chapter'),
    clause('s1', 'MỤC', 'section'),
    clause('d1', 'Phạm vi', 'article'),
    clause('k1', 'Một'),
    clause('a', 'a', 'point'),
    clause('c2', 'TỔ CHỨC', 'chapter'),
    clause('d2', 'Trách nhiệm', 'article'),
    clause('p', 'Đoạn', 'paragraph'),
    { type: 'signature', attrs: { id: 'sign' }, content: [] },
    {
      type: 'division',
      attrs: { id: 'annex', kind: 'annex', number: null, form: null },
      content: [],
    },
    clause('d3', 'Mẫu', 'article'),
  ]
  it.each([
    ['a', ['a', 'k1', 'd1', 's1', 'c1']],
    ['d2', ['d2', 'c2']],
    ['p', ['p', 'd2', 'c2']],
    ['head', ['head']],
    ['sign', ['sign']],
    ['d3', ['d3', 'annex']],
    ['annex', ['annex']],
  ])('%s lies in %o', (id, ids) => {
    const position = blocks.findIndex((block) => block.attrs.id === id)
    expect(enclosingIds(blocks, position)).toEqual(ids)
    expect(isWithinScope(null, blocks, position)).toBe(true)
    expect(isWithinScope([], blocks, position)).toBe(false)
    for (const each of ids) expect(isWithinScope([each], blocks, position)).toBe(true)
  })

  it('is nothing for what is not there', () => {
    expect(enclosingIds(blocks, -1)).toEqual([])
    expect(isWithinScope(['c1'], blocks, -1)).toBe(false)
  })
})
