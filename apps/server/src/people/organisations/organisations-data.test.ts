import { existsOn } from '@cucao/people'
import { describe, expect, it } from 'vitest'
import { organisationsData } from '../organisations-data.ts'

describe('the organisations that ship', () => {
  const of = (kind: string) => organisationsData.filter((one) => one.kind === kind)

  it('are 14 ministries, 3 agencies, 34 provincial units and a department in each', () => {
    expect(
      ['ministry', 'ministerial-agency', 'province', 'provincial-department'].map(
        (kind) => of(kind).length,
      ),
    ).toEqual([14, 3, 34, 34])
  })

  it('have ids, codes and names of their own, dates and a source', () => {
    expect(new Set(organisationsData.map(({ id }) => id)).size).toBe(organisationsData.length)
    expect(new Set(organisationsData.map(({ name }) => name)).size).toBe(organisationsData.length)
    expect(new Set(of('province').map(({ code }) => code)).size).toBe(34)
    for (const one of organisationsData) {
      expect(one.id).toMatch(/^[a-z0-9-]+$/)
      expect(one.name).toBe(one.name.normalize('NFC'))
      expect(one.source).toBeTruthy()
      expect(existsOn(one, '2025-07-01')).toBe(true)
      expect(existsOn(one, '2025-02-28')).toBe(false)
    }
  })

  it('count 6 cities and 28 provinces, as the resolution of 2025 does', () => {
    expect(of('province').filter(({ name }) => name.startsWith('Thành phố '))).toHaveLength(6)
    expect(of('province').filter(({ name }) => name.startsWith('Tỉnh '))).toHaveLength(28)
  })

  it('account for all 63 units before July 2025, each merged into one', () => {
    const merged = of('province').flatMap(({ source }) =>
      (/hợp nhất từ mã ([\d, ]+)/.exec(source ?? '')?.[1] ?? '').split(',').map((c) => c.trim()),
    )
    expect(merged).toHaveLength(63)
    expect(new Set(merged).size).toBe(63)
  })

  it('claim nothing of Đồng Nai that is not certain', () => {
    const dongNai = organisationsData.find(({ id }) => id === 'vn-75')
    expect(dongNai).toMatchObject({ name: 'Tỉnh Đồng Nai', validTo: null })
    expect(dongNai?.source).toContain('chưa xác minh')
  })

  it('put a parent before its children', () => {
    const seen = new Set<string>()
    for (const { id, parentId } of organisationsData) {
      expect(parentId === null || seen.has(parentId)).toBe(true)
      seen.add(id)
    }
  })
})
