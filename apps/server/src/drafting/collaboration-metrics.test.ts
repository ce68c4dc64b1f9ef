import { expect, it } from 'vitest'
import { MemoryUpdateLog } from './memory-update-log.ts'
import { Person } from './testing/person.ts'
import { serveRooms } from './testing/serve.ts'
import { until } from './testing/stock-client.ts'

it('R8 how long the oldest edit has waited for the disk is told, and what a window took', async () => {
  const log = new MemoryUpdateLog()
  let release = () => {}
  const served = await serveRooms({ updateLog: log })
  const metrics = () => served.collaboration.metrics()
  const lan = new Person(served.address('decree'), 'lan')
  await until(() => lan.state.synced)
  expect(metrics().oldestUndurableSeconds).toBe(0)
  log.beforeWrite = () => new Promise((resolve) => (release = resolve))
  lan.type()
  await until(() => metrics().oldestUndurableSeconds > 0.1)
  // What comes later does not make the oldest younger.
  lan.type()
  await until(() => metrics().oldestUndurableSeconds > 0.2)
  const before = metrics().tickSeconds
  log.beforeWrite = () => {}
  release()
  await until(() => lan.state.unacknowledged === 0)
  expect(metrics().oldestUndurableSeconds).toBe(0)
  const after = metrics().tickSeconds
  expect(after.count).toBeGreaterThan(before.count)
  expect(after.sum - before.sum).toBeGreaterThan(0.2)
  lan.leave()
  await served.close()
})
