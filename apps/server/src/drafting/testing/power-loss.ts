import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'

/** Bytes before the first frame of a write-ahead log, and before the page in each frame (sqlite.org/walformat.html). */
const walHeader = 32
const frameHeader = 24

/** What SQLite knew of its write-ahead log when the process died; it outlives a kill in the shared memory file. */
interface WalState {
  pageBytes: number
  /** Frames up to the last commit whose fsync had returned. */
  synced: number
  /** Of these, frames whose pages are in the database file and synced there too. */
  backfilled: number
}

/** null: nothing was written since the log was last emptied. */
function walStateOf(file: string): WalState | null {
  if (!existsSync(`${file}-shm`) || !existsSync(`${file}-wal`)) return null
  const index = readFileSync(`${file}-shm`)
  if (index.length < 136 || statSync(`${file}-wal`).size < walHeader) return null
  const size = index.readUInt16LE(14)
  return {
    pageBytes: size === 1 ? 65_536 : size,
    synced: index.readUInt32LE(16),
    backfilled: index.readUInt32LE(96),
  }
}

/**
 * What a power cut may do to the files of a process that has just been killed: everything that no fsync had
 * confirmed may be gone, torn or other bytes. That is what lies behind the last synced commit in the
 * write-ahead log, the pages of the database that a checkpoint was copying, and the shared memory file.
 * `beyond`: so many frames that had been synced go too, which no power cut does; 0 but for proofs.
 * Answers what was done, in a word.
 */
export function losePower(file: string, random: () => number, beyond = 0): string {
  const state = walStateOf(file)
  if (!state) return 'nothing to lose'
  const { pageBytes, synced, backfilled } = state
  const kept = walHeader + Math.max(0, synced - beyond) * (frameHeader + pageBytes)
  const done = [tearLog(`${file}-wal`, kept, frameHeader + pageBytes, random)]
  if (beyond === 0 && random() < 0.5) {
    const torn = tearPages(file, `${file}-wal`, state, random)
    if (torn > 0) done.push(`${torn} pages under a checkpoint torn`)
  }
  if (random() < 0.5) rmSync(`${file}-shm`)
  else writeFileSync(`${file}-shm`, noise(32_768, random))
  return `${done.join(', ')}; ${synced} frames synced, ${backfilled} in the database`
}

/** The bytes of a write that was under way: cut off, half there, of an earlier turn of the log, or noise. */
function tearLog(wal: string, kept: number, frame: number, random: () => number): string {
  const behind = statSync(wal).size - kept
  const dice = random()
  if (dice < 0.25) {
    truncateSync(wal, kept + Math.floor(random() * Math.max(0, behind)))
    return 'the log cut'
  }
  truncateSync(wal, kept)
  if (dice < 0.5) {
    appendFileSync(wal, noise(1 + Math.floor(random() * 3 * frame), random))
    return 'noise behind the log'
  }
  // A frame like the one before it, of which some sectors arrived: right salt, wrong checksum.
  const whole = readFileSync(wal)
  const copy = Buffer.from(whole.subarray(Math.max(walHeader, kept - frame)))
  for (let sector = 0; sector < copy.length; sector += 512)
    if (random() < 0.5) copy.set(noise(Math.min(512, copy.length - sector), random), sector)
  appendFileSync(wal, copy.subarray(0, Math.ceil(random() * copy.length)))
  return 'a torn frame behind the log'
}

/** Pages that the log holds and the database file need not hold yet: a checkpoint may have been writing them. */
function tearPages(file: string, wal: string, state: WalState, random: () => number): number {
  const { pageBytes, synced, backfilled } = state
  const log = readFileSync(wal)
  const pages = new Set<number>()
  for (let at = backfilled; at < synced; at++)
    pages.add(log.readUInt32BE(walHeader + at * (frameHeader + pageBytes)))
  const database = openSync(file, 'r+')
  const end = statSync(file).size
  let torn = 0
  for (const page of pages) {
    const at = (page - 1) * pageBytes
    if (random() < 0.5 || at + pageBytes > end) continue
    const sector = Math.floor((random() * pageBytes) / 512) * 512
    writeSync(database, noise(512, random), 0, 512, at + sector)
    torn++
  }
  closeSync(database)
  return torn
}

function noise(length: number, random: () => number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
}
