import { describe, expect, it } from 'vitest'
import { PageCache } from './page-cache.ts'

const said = async (cache: PageCache, key: string, page = key) =>
  new TextDecoder().decode((await cache.read(key, async () => page)).plain)

describe('page cache', () => {
  it('renders once for all who ask', async () => {
    const cache = new PageCache(1e6)
    let rendered = 0
    const render = async () => `page ${++rendered}`
    const pages = await Promise.all([1, 2, 3].map(() => cache.read('a', render)))
    expect(rendered).toBe(1)
    expect(new Set(pages).size).toBe(1)
    await cache.read('b', render)
    expect(rendered).toBe(2)
  })

  it('drops what was not read for longest', async () => {
    const cache = new PageCache(5000)
    const page = (sign: string) => sign.repeat(2000)
    await said(cache, 'a', page('a'))
    await said(cache, 'b', page('b'))
    await said(cache, 'a')
    await said(cache, 'c', page('c'))
    expect(await said(cache, 'a')).toBe(page('a'))
    expect(await said(cache, 'b')).toBe('b')
  })

  it('keeps no failure', async () => {
    const cache = new PageCache(1e6)
    const failing = async (): Promise<string> => {
      throw new Error('disk')
    }
    await expect(cache.read('a', failing)).rejects.toThrow('disk')
    expect(await said(cache, 'a')).toBe('a')
  })

  it('serves a page larger than itself', async () => {
    const cache = new PageCache(10)
    expect(await said(cache, 'a', 'x'.repeat(1000))).toHaveLength(1000)
    expect(await said(cache, 'a', 'y')).toBe('y')
  })
})
