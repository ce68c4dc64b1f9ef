import { describe, expect, it } from 'vitest'
import { argonPasswords } from './password.ts'

describe('passwords', () => {
  const passwords = argonPasswords({ memory: 64, passes: 1 })

  it('are stored as argon2id with a salt of their own', async () => {
    const [one, two] = await Promise.all([passwords.hash('sông núi'), passwords.hash('sông núi')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(two)
  })

  it('match themselves, in either Unicode form, and nothing else', async () => {
    const phc = await passwords.hash('sông núi nước Nam')
    expect(await passwords.matches('sông núi nước Nam'.normalize('NFD'), phc)).toBe(true)
    expect(await passwords.matches('sông núi nước nam', phc)).toBe(false)
    expect(await passwords.matches('', phc)).toBe(false)
  })

  it('match no account where there is none, after the same work', async () => {
    expect(await passwords.matches('sông núi nước Nam', null)).toBe(false)
  })

  it('hashed under older settings still match', async () => {
    const older = await argonPasswords({ memory: 128, passes: 2 }).hash('sông núi')
    expect(await passwords.matches('sông núi', older)).toBe(true)
  })

  it('of the shipped cost take 19 MiB and two passes', async () => {
    expect(await argonPasswords().hash('x')).toContain('$m=19456,t=2,p=1$')
  })

  it('that are damaged in the table are a mistake, not a wrong password', async () => {
    await expect(passwords.matches('x', '$2b$10$abc')).rejects.toThrow(/no argon2id/)
  })
})
