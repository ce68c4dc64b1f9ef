import type SQLite from 'better-sqlite3'

/** Of questions that are asked again; those asked longest ago are forgotten first. */
const mostKept = 256
/** Longer ones are lists of ids, and each list has a text of its own. */
const longestKept = 4000

/**
 * Statements by their text, prepared once: preparing takes several times as long as answering, and the
 * same few dozen questions are asked for every request and every line.
 */
export class PreparedStatements {
  private readonly sqlite: SQLite.Database
  private readonly kept = new Map<string, SQLite.Statement>()

  constructor(sqlite: SQLite.Database) {
    this.sqlite = sqlite
  }

  prepare(text: string): SQLite.Statement {
    const statement = this.kept.get(text) ?? this.sqlite.prepare(text)
    if (text.length > longestKept) return statement
    this.kept.delete(text)
    this.kept.set(text, statement)
    const oldest = this.kept.keys().next()
    if (this.kept.size > mostKept && !oldest.done) this.kept.delete(oldest.value)
    return statement
  }
}
