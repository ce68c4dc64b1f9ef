import type { Command } from './command.ts'
import { WrongCall } from './wrong-call.ts'

/** The command line of the department: `pnpm cucao <area> <command> …`. Each command loads only what it needs. */
interface Entry {
  /** What stands behind the name. */
  takes: string
  vi: string
  en: string
  load: () => Promise<Command>
}

const commands: Record<string, Entry> = {
  'regulation parse': {
    takes: 'FILE... [--json | --text]',
    vi: 'đọc văn bản (.txt, .docx), không cần cơ sở dữ liệu',
    en: 'read texts (.txt, .docx), without a database',
    load: async () => (await import('./parse.ts')).parse,
  },
  'regulation import': {
    takes: 'FILE --by EMAIL [--title …] [--kind …]',
    vi: 'mở dự thảo từ một tệp .txt hoặc .docx',
    en: 'open a regulation with the text of a .txt or .docx file',
    load: async () => (await import('./regulation.ts')).importCommand,
  },
  'regulation list': {
    takes: '',
    vi: 'mã, trạng thái và tên các dự thảo',
    en: 'id, state and title of all regulations',
    load: async () => (await import('./regulation.ts')).listCommand,
  },
  'regulation export': {
    takes: 'ID --format txt [--out FILE]',
    vi: 'in văn bản của dự thảo',
    en: 'print the text of a regulation',
    load: async () => (await import('./regulation.ts')).exportCommand,
  },
  'person add': {
    takes: '--name … --email … [--role …] [--organisation …] [--unit …] [--position …]',
    vi: 'thêm tài khoản, in đường dẫn đặt mật khẩu',
    en: 'add an account; prints the link to set its password',
    load: async () => (await import('./person.ts')).addPersonCommand,
  },
  'person link': {
    takes: 'EMAIL',
    vi: 'in đường dẫn mới để đặt mật khẩu',
    en: 'print a new link to set a password',
    load: async () => (await import('./person.ts')).linkPersonCommand,
  },
  'invitation create': {
    takes: 'REGULATION --role … [--scope ID,ID] [--note …] [--days 30] [--uses N]',
    vi: 'tạo đường dẫn mời',
    en: 'make an invitation link',
    load: async () => (await import('./invitation.ts')).createInvitationCommand,
  },
  backup: {
    takes: 'DIR',
    vi: 'sao lưu vào thư mục mới, máy chủ vẫn chạy',
    en: 'copy everything into a new folder; the server may run',
    load: async () => (await import('./upkeep.ts')).backupCommand,
  },
  restore: {
    takes: 'DIR',
    vi: 'khôi phục từ bản sao lưu, máy chủ phải dừng',
    en: 'put a backup in place; no server may run',
    load: async () => (await import('./upkeep.ts')).restoreCommand,
  },
  migrate: {
    takes: '',
    vi: 'đưa cơ sở dữ liệu lên phiên bản này',
    en: 'bring the database to this version',
    load: async () => (await import('./upkeep.ts')).migrateCommand,
  },
}

const usage = `Cách dùng (usage): pnpm cucao <lệnh (command)> …\n${Object.entries(commands)
  .map(([name, { takes, vi, en }]) => `  ${`${name} ${takes}`.trim()}\n      ${vi} · ${en}`)
  .join('\n')}\n`

/** The longest name the arguments begin with: `backup`, or `regulation import`. */
function find(args: string[]): { entry: Entry; name: string; rest: string[] } | null {
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(' ')
    const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (entry) return { entry, name, rest: args.slice(length) }
  }
  return null
}

/** Runs one call and answers its exit code. */
export async function runCommand(args: string[]): Promise<number> {
  if (args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '')) {
    process.stdout.write(usage)
    return args.length === 0 ? 2 : 0
  }
  const found = find(args)
  if (!found) {
    process.stderr.write(usage)
    return 2
  }
  const { entry, name, rest } = found
  try {
    return await (
      await entry.load()
    )(rest)
  } catch (error) {
    const told = wordsFor(error)
    if (told === null) throw error
    process.stderr.write(`${told}\ncucao ${name} ${entry.takes}\n`)
    return 2
  }
}

/** Words for a wrong call and for a file that is in the way; null: the error is a mistake of the program. */
function wordsFor(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof WrongCall) return `thiếu hoặc sai (missing or wrong): ${error.message}`
  const code = 'code' in error ? String(error.code) : ''
  if (code.startsWith('ERR_PARSE_ARGS') || code === 'EEXIST') return error.message
  return null
}
