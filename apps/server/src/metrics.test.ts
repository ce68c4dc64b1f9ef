import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshSqlite } from './database/testing.ts'
import { readEnvironment } from './environment.ts'
import { startServer } from './start-server.ts'

describe('the figures for Prometheus', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let database: Awaited<ReturnType<typeof freshSqlite>>
  let answer = ''
  beforeAll(async () => {
    database = await freshSqlite()
    const environment = readEnvironment({ PORT: '0' })
    if (!environment.ok) throw new Error(environment.mistakes.join())
    const log = pino({ level: 'silent' })
    server = await startServer(environment.environment, database, { demo: false, log })
    await fetch(`${server.publicUrl}/healthz`)
    answer = await (await fetch(`${server.publicUrl}/metrics`)).text()
  })
  afterAll(async () => {
    await server.close()
    await database.close()
  })

  it('have a type each: what only rises is a counter, and says so by its name', () => {
    const typed = [...answer.matchAll(/^# TYPE (cucao_\w+) (\w+)$/gm)]
    const types = new Map(typed.map(([, name = '', type = '']) => [name, type]))
    for (const name of ['commits', 'failed_commits', 'deliveries', 'refused', 'folded_logs'])
      expect(types.get(`cucao_${name}_total`), `${name}`).toBe('counter')
    for (const name of ['rooms', 'people', 'unsent_bytes', 'oldest_undurable_seconds', 'load'])
      expect(types.get(`cucao_${name}`), `${name}`).toBe('gauge')
    expect(types.get('cucao_tick_seconds')).toBe('histogram')
    expect(answer).toMatch(/^cucao_tick_seconds_bucket\{le="\+Inf"\} \d+$/m)
    expect(answer).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.]+$/m)
  })

  it('are those that the dashboard asks for', () => {
    const file = new URL('../../../docs/grafana-rooms.json', import.meta.url)
    const expressions = [...readFileSync(file, 'utf8').matchAll(/"expr": "(.*)"/g)]
    const asked = expressions.flatMap(([, expression = '']) =>
      [...expression.matchAll(/\b(?:cucao|nodejs|process)_\w+/g)].map(([name]) => name),
    )
    expect(asked.length).toBeGreaterThan(20)
    // A figure by kind has no line before there is one of the kind, but always its type.
    const has = (name: string) => new RegExp(`^(# TYPE )?${name}[ {]`, 'm').test(answer)
    expect(asked.filter((name) => !has(name))).toEqual([])
  })
})
