import { roomOfWriters } from './bench-department.ts'

/** One scenario of the harness, with who takes part and what is shown of its result. */
export interface BenchRun {
  name: string
  scenario: 's1' | 's2' | 's3' | 's4' | 's5' | 's6'
  /** Rooms, people in each, of which so many write. */
  crowd: readonly [rooms: number, clients: number, writers: number]
  /** The first room that is used. */
  from?: number
  flags: readonly string[]
  /** Servers that cannot take part. */
  skip?: readonly string[]
  columns: readonly Column[]
}

interface Column {
  title: string
  /** Of the harness's JSON, `a.b` for nested ones. */
  path: string
  factor?: number
  /** Show the ratio to this server. */
  against?: string
  /** It is not a number but numbers by name, of the first time. */
  counts?: true
}

const noise: Column = { title: 'other load, cores', path: 'other_cpu_util' }

const fanOut: Column[] = [
  { title: 'CPU ms/1,000', path: 'cpu_s_per_1000', factor: 1000, against: 'relay' },
  { title: 'core', path: 'server_util' },
  { title: 'p50 ms', path: 'latency_ms.p50' },
  { title: 'p95 ms', path: 'latency_ms.p95' },
  { title: 'p99 ms', path: 'latency_ms.p99' },
  { title: 'missing', path: 'missing' },
  { title: 'dropped', path: 'dropped' },
  noise,
]
const ramp: Column[] = [
  { title: 'sustained/s', path: 'sustained_per_s', against: 'relay' },
  { title: 'core there', path: 'at.server_util' },
  { title: 'p95 ms there', path: 'at.p95' },
]
const cursors: Column[] = [
  { title: 'core', path: 'server_util' },
  { title: 'edits p95 calm', path: 'edit_latency_calm_ms.p95' },
  { title: 'edits p95 storm', path: 'edit_latency_storm_ms.p95' },
  { title: 'edits p99 storm', path: 'edit_latency_storm_ms.p99' },
  { title: 'bytes/s a client', path: 'bytes_per_client_s' },
  { title: 'cursors/s delivered', path: 'aw_delivered_per_s' },
  { title: 'cursor p95 ms', path: 'aw_latency_ms.p95' },
  { title: 'dropped', path: 'dropped' },
  noise,
]
const opening: Column[] = [
  { title: 'first ms', path: 'first_ms', against: 'hocuspocus' },
  { title: 'next p50 ms', path: 'next_p50_ms', against: 'hocuspocus' },
  { title: 'failed', path: 'failed' },
]
const memory: Column[] = [
  { title: 'opened', path: 'opened' },
  { title: 'MB a draft', path: 'rss_per_doc_mb', against: 'hocuspocus' },
  { title: 'all open ms', path: 'open_all_ms' },
]
const crash: Column[] = [
  { title: 'typed', path: 'typed' },
  { title: 'seen by another', path: 'acked' },
  { title: 'of these gone', path: 'missing_acked' },
  { title: 'back after ms', path: 'reconverge_ms' },
]
const stampede: Column[] = [
  { title: 'back', path: 'synced' },
  { title: 'all back ms', path: 'all_synced_ms', against: 'hocuspocus' },
  { title: 'cursors settled ms', path: 'aware_settled_ms', against: 'hocuspocus' },
  { title: 'RSS MB before', path: 'rss_before_mb' },
  { title: 'RSS MB peak', path: 'rss_peak_mb' },
]
const attack: Column[] = [
  { title: 'p95 calm', path: 'latency_calm_ms.p95' },
  { title: 'p95 during', path: 'latency_attack_ms.p95' },
  { title: 'honest dropped', path: 'honest_dropped' },
  { title: 'longest ms', path: 'latency_attack_ms.max' },
  { title: 'closed with', path: 'close_codes', counts: true },
  { title: 'RSS MB before', path: 'rss_before_mb' },
  { title: 'RSS MB peak', path: 'rss_peak_mb' },
]

function fanOutRun(name: string, crowd: BenchRun['crowd'], seconds: number): BenchRun {
  const [rooms, clients, writers] = crowd
  const size = ['--rooms', rooms, '--clients', clients, '--writers', writers].map(String)
  const samples = String(Math.min(10, Math.max(4, rooms)))
  const flags = [...size, '--samples', samples, '--seconds', String(seconds)]
  return { name: `S1 ${name}`, scenario: 's1', crowd, flags, columns: fanOut }
}

/** The short form takes about three minutes, the full one about an hour. */
export function benchRuns(full: boolean): BenchRun[] {
  const seconds = full ? 8 : 5
  const runs: BenchRun[] = [
    fanOutRun('1 x 100', [1, 100, 10], seconds),
    fanOutRun('1 x 1000', [1, 1000, 10], seconds),
    fanOutRun('50 x 20', [50, 20, 4], seconds),
    fanOutRun('20 x 100', [20, 100, 10], seconds),
    openingRun('plain', []),
    crashRun('9 s', ['--mode', 'gone', '--seconds', full ? '9' : '5'], 5),
    stampedeRun('held', []),
  ]
  return full ? [...runs, ...fullOnly()] : runs
}

/** Everybody may write and moves a cursor twice a second. */
function cursorsRun(people: number, typists: number): BenchRun {
  const size = ['--clients', people, '--writers', typists].map(String)
  return {
    name: `S2 ${people} cursors`,
    scenario: 's2',
    crowd: [1, people, people],
    from: roomOfWriters,
    flags: [...size, '--seconds', '6', '--calm', '3'],
    columns: cursors,
  }
}

function openingRun(name: string, flags: string[]): BenchRun {
  return {
    name: `S3 ${name}`,
    scenario: 's3',
    crowd: [1, 21, 1],
    flags: ['--opens', '20', ...flags],
    skip: ['relay'],
    columns: opening,
  }
}

function crashRun(name: string, flags: string[], writers: number): BenchRun {
  return {
    name: `S4 ${name}`,
    scenario: 's4',
    crowd: [1, writers + 4, writers],
    flags: ['--writers', String(writers), ...flags],
    skip: ['relay'],
    columns: crash,
  }
}

function stampedeRun(name: string, flags: string[]): BenchRun {
  return {
    name: `S5 ${name}`,
    scenario: 's5',
    crowd: [1, 1000, 5],
    flags: ['--limit', '30', ...flags],
    skip: ['relay'],
    columns: stampede,
  }
}

function fullOnly(): BenchRun[] {
  const rampFlags = ['--ramp-from', '50', '--ramp-factor', '1.4', '--ramp-step', '2']
  return [
    {
      name: 'S1 ramp 1 x 1000',
      scenario: 's1',
      crowd: [1, 1000, 20],
      flags: [
        ...'--clients 1000 --writers 20 --samples 2 --ramp --ramp-max 3000'.split(' '),
        ...rampFlags,
      ],
      columns: ramp,
    },
    cursorsRun(300, 5),
    cursorsRun(1000, 20),
    // A hundred thousand edits come at the rate that one line is read at.
    openingRun('history', '--edits 100000 --tail 2000 --upload-rate 100 --timeout 170'.split(' ')),
    {
      ...openingRun('100 drafts', ['--docs', '100', '--timeout', '400']),
      crowd: [100, 1, 1],
      columns: memory,
    },
    crashRun('14 s', ['--mode', 'gone', '--seconds', '14'], 5),
    crashRun('busy', ['--mode', 'gone', '--seconds', '10', '--rate', '30'], 20),
    crashRun('reconnect', ['--mode', 'reconnect', '--seconds', '9'], 5),
    {
      ...stampedeRun('with cursors', ['--aware']),
      crowd: [1, 1000, 1000],
      from: roomOfWriters,
    },
    stampedeRun('fresh', ['--state', 'fresh']),
    ...['bad-frames', 'oversize', 'big-insert', 'tiny-noop', 'tiny-edits', 'random']
      .concat(['bad-update', 'pending-bomb', 'slow-reader', 'fake-cursors'])
      .map((name): BenchRun => {
        const flags = ['--attack', name]
        // Whoever attacks may write: what a reader sends would not be looked at.
        const crowd = [1, 60, 60] as const
        return {
          name: `S6 ${name}`,
          scenario: 's6',
          crowd,
          from: roomOfWriters,
          flags,
          skip: ['relay'],
          columns: attack,
        }
      }),
  ]
}
