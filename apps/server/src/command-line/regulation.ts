import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { lineLimit, mayInDepartment, plainLine } from '@cucao/people'
import { printText, regulationKinds } from '@cucao/regulation'
import type { RegulationKind } from '@cucao/regulation'
import { peopleStore } from '../people/store.ts'
import { createRegulation } from '../regulations/create.ts'
import { headingOf, readImported, titleLine } from '../regulations/read-imported.ts'
import { regulationStore } from '../regulations/store.ts'
import type { FileText } from '../regulations/text-of-file.ts'
import { complain, needed, say, withDepartment } from './command.ts'
import type { Command } from './command.ts'
import { wordRefusalWords } from './word-refusal-words.ts'
import { WrongCall } from './wrong-call.ts'

/** regulation import FILE --by EMAIL [--title …] [--kind decree]: prints the new id and the warnings. */
export const importCommand: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { by: { type: 'string' }, title: { type: 'string' }, kind: { type: 'string' } },
  })
  const [path] = positionals
  if (!path) throw new WrongCall('FILE')
  const by = needed(values, 'by').toLowerCase()
  const given = values.kind === undefined ? null : kindOf(values.kind)
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) return complain(`${path}: không đọc được (cannot be read)`)
  const imported = await readImported(bytes)
  if (!imported.ok) return complain(`${path}: ${whyNot(imported)}`)
  const title = values.title && plainLine(values.title, lineLimit.title)
  if (title && !title.ok) throw new WrongCall('--title: không hợp lệ (not valid)')
  return withDepartment(async (deps) => {
    const person = await peopleStore(deps.database.db).personByEmail(by)
    if (!person || person.disabledAt !== null)
      return complain(`--by ${by}: không có tài khoản dùng được (no account in use)`)
    if (!mayInDepartment(person.departmentRole, 'create-regulation'))
      return complain(`--by ${by}: không được mở dự thảo (may not open regulations)`)
    const { reading } = imported
    const heading = headingOf(reading.text)
    const form = {
      title: title ? title.value : titleLine(heading.title),
      kind: given ?? heading.kind ?? ('other' as const),
      legalRegime: '2025' as const,
    }
    const created = await createRegulation(deps, person.id, form, reading.text)
    if (!created.ok) return complain(created.detail)
    for (const { line, reason, text } of reading.warnings)
      process.stderr.write(`${path}:${line}: ${reason}: ${text}\n`)
    say(created.id)
    return 0
  })
}

/** regulation list: id, state and title of every regulation, one a line. */
export const listCommand: Command = async () =>
  withDepartment(async ({ database }) => {
    for (const { id, state, title } of await regulationStore(database.db).everyRegulation())
      say([id, state, title].join('\t'))
    return 0
  })

/** regulation export ID --format txt [--out FILE]: the durable text with its numbers. */
export const exportCommand: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' }, out: { type: 'string' } },
  })
  const [id] = positionals
  if (!id) throw new WrongCall('ID')
  if (needed(values, 'format') !== 'txt') throw new WrongCall('--format txt')
  return withDepartment(async ({ database, rooms }) => {
    if (!(await regulationStore(database.db).regulation(id)))
      return complain(`${id}: không có dự thảo này (no such regulation)`)
    const text = printText((await rooms.read(id)).text)
    const words = text.endsWith('\n') ? text : `${text}\n`
    if (values.out === undefined) process.stdout.write(words)
    else await writeFile(values.out, words, { flag: 'wx' })
    return 0
  })
}

function whyNot(file: Exclude<FileText, { ok: true }>): string {
  if (file.reason === 'too-large')
    return file.of === 'lines'
      ? 'tệp có quá nhiều dòng (the file has too many lines)'
      : 'văn bản quá dài (the text is too long)'
  if (file.reason === 'empty') return 'tệp không có nội dung (the file is empty)'
  return file.detail
    ? wordRefusalWords[file.detail]
    : 'không phải văn bản UTF-8 hay tệp .docx (neither UTF-8 text nor a .docx file)'
}

function kindOf(raw: string): RegulationKind {
  const kind = regulationKinds.find((known) => known === raw)
  if (!kind) throw new WrongCall(`--kind ${regulationKinds.join(' | ')}`)
  return kind
}
