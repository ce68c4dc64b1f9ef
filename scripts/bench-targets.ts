import { found, median, medianOf, shown } from './bench-figures.ts'
import type { RunResults } from './bench-figures.ts'

/** What is promised of one run: the least, what is aimed at, and how it is read from what was measured. */
export interface Target {
  run: string
  measure: string
  /** null: nothing is promised but what is aimed at, or the other way round. */
  must: number | null
  ahead: number | null
  /** Greater is better. */
  rises?: true
  value: (results: RunResults) => number | null
}

type Reading = Target['value']

const ours = 'cucao'
const plain =
  (path: string): Reading =>
  (results) =>
    medianOf(results, ours, path)
const over =
  (path: string, peer: string): Reading =>
  (results) => {
    const [own, other] = [medianOf(results, ours, path), medianOf(results, peer, path)]
    return own === null || !other ? null : own / other
  }
const beyond =
  (path: string, before: string): Reading =>
  (results) => {
    const [high, low] = [medianOf(results, ours, path), medianOf(results, ours, before)]
    return high === null || low === null ? null : high - low
  }

/** Share of a core at the rate which the relay just sustains. */
const coreAtRelaysCeiling: Reading = (results) => {
  const ceiling = medianOf(results, 'relay', 'at.edits_per_s')
  if (ceiling === null) return null
  return median(
    (results.get(ours) ?? []).map((figures) => {
      const steps = found(figures, 'steps')
      if (!Array.isArray(steps)) return null
      const there: unknown = steps.find((step) => Number(found(step, 'edits_per_s')) >= ceiling)
      return typeof there === 'object' && there ? Number(found({ ...there }, 'server_util')) : null
    }),
  )
}

const target = (
  run: string,
  measure: string,
  [must, ahead]: readonly [number | null, number | null],
  value: Reading,
): Target => ({ run, measure, must, ahead, value })

const fanOut = 'processor time / relay'
const cpu = over('cpu_s_per_1000', 'relay')
const first = over('first_ms', 'hocuspocus')
const next = over('next_p50_ms', 'hocuspocus')
const peak = beyond('rss_peak_mb', 'rss_before_mb')
const storm = beyond('edit_latency_storm_ms.p95', 'edit_latency_calm_ms.p95')

/** The promises of the rooms, in the order of the campaign. */
export const targets: readonly Target[] = [
  target('S1 1 x 100', fanOut, [1.4, 1.1], cpu),
  target('S1 1 x 100', 'p95 ms', [35, 5], plain('latency_ms.p95')),
  target('S1 1 x 1000', fanOut, [0.8, 0.35], cpu),
  target('S1 1 x 1000', 'p99 ms, all', [null, 160], plain('latency_ms.p99')),
  target('S1 50 x 20', fanOut, [1.5, 1.2], cpu),
  target('S1 50 x 20', 'p95 ms', [null, 5], plain('latency_ms.p95')),
  target('S1 20 x 100', fanOut, [0.9, 0.5], cpu),
  {
    ...target('S1 ramp 1 x 1000', 'sustained / relay', [4, null], over('sustained_per_s', 'relay')),
    rises: true,
  },
  {
    ...target(
      'S1 ramp 1 x 1000',
      'sustained / Hocuspocus',
      [null, 1],
      over('sustained_per_s', 'hocuspocus'),
    ),
    rises: true,
  },
  target('S1 ramp 1 x 1000', "core at the relay's ceiling", [0.6, 0.3], coreAtRelaysCeiling),
  target('S2 300 cursors', 'core', [0.5, 0.15], plain('server_util')),
  target('S2 300 cursors', 'edits p95 over calm, ms', [50, 10], storm),
  target('S2 1000 cursors', 'edits p99 ms', [250, 150], plain('edit_latency_storm_ms.p99')),
  target('S2 1000 cursors', 'core', [null, 0.6], plain('server_util')),
  target('S2 1000 cursors', 'bytes/s a client', [null, 40_000], plain('bytes_per_client_s')),
  target('S3 plain', 'first / Hocuspocus', [0.5, 0.2], first),
  target('S3 plain', 'next / Hocuspocus', [0.5, 0.25], next),
  target('S3 history', 'first / Hocuspocus', [0.2, 0.05], first),
  target('S3 history', 'next / Hocuspocus', [0.3, 0.1], next),
  target('S3 100 drafts', 'MB a draft', [2, 1], plain('rss_per_doc_mb')),
  ...['9 s', '14 s', 'busy', 'reconnect'].map((name) =>
    target(`S4 ${name}`, 'seen by another and gone', [0, 0], plain('missing_acked')),
  ),
  ...stampede('held', 'all_synced_ms', 0.3),
  ...stampede('with cursors', 'aware_settled_ms', 0.5),
  ...stampede('fresh', 'all_synced_ms', 0.25),
  ...['bad-frames', 'oversize', 'big-insert', 'tiny-noop', 'tiny-edits']
    .concat(['random', 'bad-update', 'pending-bomb', 'slow-reader', 'fake-cursors'])
    .flatMap((name) => attack(`S6 ${name}`)),
]

function stampede(name: string, path: string, ahead: number): Target[] {
  return [
    target(`S5 ${name}`, 'time / Hocuspocus', [0.8, ahead], over(path, 'hocuspocus')),
    target(`S5 ${name}`, 'memory over idle, MB', [60, 20], peak),
  ]
}

function attack(run: string): Target[] {
  return [
    target(
      run,
      'p95 over calm, ms',
      [100, 25],
      beyond('latency_attack_ms.p95', 'latency_calm_ms.p95'),
    ),
    target(run, 'honest people dropped', [0, 0], plain('honest_dropped')),
    target(run, 'memory over before, MB', [null, 50], peak),
  ]
}

/** Is the promise kept, and what is aimed at reached? */
export function verdict({ must, ahead, rises }: Target, value: number | null): string {
  if (value === null) return 'not measured'
  const holds = (limit: number) => (rises ? value >= limit : value <= limit)
  if (must !== null && !holds(must)) return '**FAILS**'
  if (ahead === null) return 'holds'
  if (holds(ahead)) return 'ahead'
  return must === null ? 'short' : 'holds, not ahead'
}

/** One row for each promise of the runs that were made. */
export function summary(measured: ReadonlyMap<string, RunResults>): string[] {
  const limit = (value: number | null, rises?: true) =>
    value === null ? '–' : `${rises ? '>=' : '<='} ${value}`
  const rows = targets.flatMap((each) => {
    const results = measured.get(each.run)
    if (!results) return []
    const value = each.value(results)
    const cells = [each.run, each.measure, shown(value), limit(each.must, each.rises)]
    return [[...cells, limit(each.ahead, each.rises), verdict(each, value)]]
  })
  const head = ['run', 'measure', 'measured', 'must', 'ahead', '']
  return [head, ['---', '---', '---:', '---:', '---:', '---'], ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  )
}
