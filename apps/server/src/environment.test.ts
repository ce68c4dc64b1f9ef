import { describe, expect, it } from 'vitest'
import { isLoopback, readEnvironment } from './environment.ts'

const read = (variables: Record<string, string>) => {
  const result = readEnvironment(variables)
  if (!result.ok) throw new Error(result.mistakes.join('\n'))
  return result.environment
}
const mistakes = (variables: Record<string, string>) => {
  const result = readEnvironment(variables)
  return result.ok ? [] : result.mistakes
}

describe('settings', () => {
  it('need nothing: this machine, port 3000, one file', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      database: { kind: 'sqlite', file: expect.stringMatching(/\/data\/cucao\.sqlite$/) },
      redisUrl: null,
      logLevel: 'info',
      mode: 'production',
    })
  })

  it('empty are settings that were not made', () => {
    const empty = { PORT: '', HOST: '', PUBLIC_URL: '', DATABASE_URL: '', TRUST_PROXY: '' }
    expect(mistakes({ ...empty, LOG_LEVEL: '', NODE_ENV: '' })).toEqual([])
  })

  it('of a server behind a proxy', () => {
    const environment = read({
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://cucao.example.gov.vn/',
      DATABASE_URL: 'postgres://cucao:bimat@db.example/cucao',
      TRUST_PROXY: '10.0.0.0/8, 2001:db8::/32,192.0.2.7',
    })
    expect(environment).toMatchObject({
      publicUrl: 'https://cucao.example.gov.vn',
      database: { kind: 'postgres' },
    })
    const { trustedProxies } = environment
    expect(trustedProxies.check('10.9.9.9')).toBe(true)
    expect(trustedProxies.check('192.0.2.8')).toBe(false)
    expect(trustedProxies.check('2001:db8::1', 'ipv6')).toBe(true)
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['HOST', 'my host'],
    ['PUBLIC_URL', 'cucao.example.gov.vn'],
    ['PUBLIC_URL', 'http://cucao.example.gov.vn'],
    ['PUBLIC_URL', 'https://cucao.example.gov.vn/cuc-ao'],
    ['PUBLIC_URL', 'https://an:bimat@cucao.example.gov.vn'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://bimat@localhost/x'],
    ['DATABASE_URL', 'bimat'],
    ['REDIS_URL', 'http://bimat@localhost'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'true'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
    ['CUCAO_PORT', '3000'],
  ])('%s=%s is one line that names it and says what is expected', (name, value) => {
    const lines = mistakes({ [name]: value }).filter((line) => line.startsWith(`${name}: `))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/; expected .+/)
    expect(lines[0]).not.toContain('bimat')
    expect(lines[0]).not.toContain('\n')
  })

  it('are all judged at once', () => {
    const all = mistakes({ PORT: 'x', LOG_LEVEL: 'x', NODE_ENV: 'x', TRUST_PROXY: 'x' })
    expect(all.map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'TRUST_PROXY',
      'LOG_LEVEL',
      'NODE_ENV',
    ])
  })

  it.each(['0.0.0.0', '::', '192.0.2.1'])('others can reach %s over https only', (HOST) => {
    expect(mistakes({ HOST })).toEqual([expect.stringMatching(/^PUBLIC_URL: /)])
    expect(mistakes({ HOST, PUBLIC_URL: 'http://127.0.0.1:3000' })).toHaveLength(1)
    expect(mistakes({ HOST, PUBLIC_URL: 'https://cucao.example.gov.vn' })).toEqual([])
  })
})

it('loopback is what never leaves the machine', () => {
  for (const host of ['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', '::ffff:127.0.0.1'])
    expect([host, isLoopback(host)]).toEqual([host, true])
  for (const host of ['0.0.0.0', '::', '128.0.0.1', '127.0.0.1.xau.example', 'localhost.xau', ''])
    expect([host, isLoopback(host)]).toEqual([host, false])
})
