import { describe, expect, it } from 'vitest'
import { passwordFault } from './index.ts'

const own = ['Nguyễn Văn Cường', 'cuongnv.tthc@most.gov.vn']

describe('a password', () => {
  it.each(['sông núi nước Nam', 'correct horse battery', 'Xk29-ffQ1-pp', '🙂🐘🌾🚲⛵🎋🍜🧧🪷🐃'])(
    '%s will do',
    (password) => expect(passwordFault(password, own)).toBeNull(),
  )
  it.each([
    ['too short', 'ngắn quá!', 'too-short'],
    ['counted in characters, not bytes', 'ẫẫẫẫẫẫẫẫ', 'too-short'],
    ['too long', 'aB3'.repeat(70), 'too-long'],
    ['few different letters', 'aaaabbbbcccc', 'too-simple'],
    ['a run of digits', '1234567890', 'too-simple'],
    ['a run backwards', '9876543210', 'too-simple'],
    ['what everybody tries', 'MatKhau@2026', 'too-simple'],
    ['what everybody tries, with marks', 'Mật khẩu'.replace(' ', '') + '123', 'too-simple'],
    ['the own name', 'nguyenvancuong', 'like-the-name'],
    ['the own name with marks and a year', 'Nguyễn Văn Cường 1990', 'like-the-name'],
    ['the own address', 'cuongnv.tthc', 'like-the-name'],
  ])('%s', (_, password, reason) => expect(passwordFault(password, own)).toBe(reason))
})
