import SQLite from 'better-sqlite3'

/**
 * A connection to a file in write-ahead mode with synchronous FULL: a commit that returned survives a power cut
 * (sqlite.org/pragma.html#pragma_synchronous). Where another connection writes, this one waits for its turn.
 */
export function connectSqlite(file: string): SQLite.Database {
  const sqlite = new SQLite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  return sqlite
}

/** When this database was put back from a backup, in milliseconds since 1970; null: never. */
export function restoredAt({ sqlite }: { sqlite: SQLite.Database }): number | null {
  const minutes = Number(sqlite.pragma('user_version', { simple: true }))
  return minutes > 0 ? minutes * 60_000 : null
}
