import { existsSync } from 'node:fs'
import { backUp, restore } from '../database/backup.ts'
import { openSqlite } from '../database/open.ts'
import { openDepartment } from '../open-department.ts'
import { complain, say, settings, withLockedDepartment } from './command.ts'
import type { Command } from './command.ts'
import { WrongCall } from './wrong-call.ts'

const usePostgresTools =
  'DATABASE_URL: PostgreSQL được sao lưu bằng pg_dump và pg_restore (is backed up by its own tools)'

/** backup DIR: a copy of everything into a new folder, while the server goes on. */
export const backupCommand: Command = async ([folder]) => {
  if (!folder) throw new WrongCall('DIR')
  const read = settings()
  if (!read.ok) return read.code
  const { database } = read.environment
  if (database.kind !== 'sqlite') return complain(usePostgresTools)
  if (!existsSync(database.file))
    return complain(`DATA_DIR: chưa có dữ liệu (no database at ${database.file})`)
  // Not through openDepartment: a backup changes nothing, so it does not migrate either.
  const open = openSqlite(database.file)
  try {
    const done = await backUp(open, folder)
    if (!done.ok) return complain(`${folder}: đã có một bản sao lưu (holds a backup already)`)
    say(`${done.file}\t${done.bytes}`)
    return 0
  } finally {
    await open.close()
  }
}

const whyNot = {
  'no-backup': 'không có bản sao lưu ở đây (holds no backup)',
  damaged: 'bản sao lưu bị hỏng (the backup is damaged)',
  newer: 'bản sao lưu của phiên bản mới hơn (made by a newer version)',
}

/** restore DIR: the backup takes the place of the data; what was there is kept. No server may run. */
export const restoreCommand: Command = async ([folder]) => {
  if (!folder) throw new WrongCall('DIR')
  return withLockedDepartment(async ({ database }) => {
    if (database.kind !== 'sqlite') return complain(usePostgresTools)
    const restored = await restore(folder, database.file, Date.now())
    if (!restored.ok) return complain(`${folder}: ${whyNot[restored.reason]}`)
    if (restored.kept) say(`dữ liệu cũ ở (the data before is kept at) ${restored.kept}`)
    say(database.file)
    return 0
  })
}

/** migrate: brings the database to this version, after a copy of it. */
export const migrateCommand: Command = async () =>
  withLockedDepartment(async (environment) => {
    const opened = await openDepartment(environment, Date.now())
    if (!opened.ok) return complain(opened.mistake)
    await opened.database.close()
    if (opened.backup) say(`đã sao lưu (backed up to) ${opened.backup}`)
    for (const name of opened.applied) say(name)
    return 0
  })
