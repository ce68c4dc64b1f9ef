import { describe, expect, it } from 'vitest'
import { localPath } from './local-path.ts'

describe('where signing in leads', () => {
  it.each(['/', '/du-thao/abc', '/du-thao/abc/nguoi?x=1#dieu-5'])('keeps %s', (path) => {
    expect(localPath(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/du-thao\\..\\x',
    '/\t/evil.example',
    '/dang-nhap?tiep=/dang-nhap',
    '',
    undefined,
    42,
  ])('refuses %j', (value) => {
    expect(localPath(value)).toBeNull()
  })
})
