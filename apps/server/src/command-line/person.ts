import { parseArgs } from 'node:util'
import { departmentRoles, emailAddress, lineLimit, personName, plainLine } from '@cucao/people'
import type { DepartmentRole, Line } from '@cucao/people'
import { addPerson, linkFor } from '../people/administration.ts'
import { organisationStore } from '../people/organisations/store.ts'
import { peopleStore } from '../people/store.ts'
import { complain, needed, say, withDepartment } from './command.ts'
import type { Command, CommandDeps } from './command.ts'
import { WrongCall } from './wrong-call.ts'

/** person add --name … --email … [--role staff] [--organisation BKHCN] [--unit …] [--position …] */
export const addPersonCommand: Command = async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      email: { type: 'string' },
      role: { type: 'string' },
      organisation: { type: 'string' },
      unit: { type: 'string' },
      position: { type: 'string' },
    },
  })
  const name = line('name', personName(needed(values, 'name')))
  const email = line('email', emailAddress(needed(values, 'email')))
  const departmentRole = roleOf(values.role ?? 'staff')
  const own = (raw: string | undefined, option: string) =>
    raw === undefined ? null : line(option, plainLine(raw, lineLimit.name))
  const unit = own(values.unit, 'unit')
  const position = own(values.position, 'position')
  return withDepartment(async (deps) => {
    const organisationId = await organisationNamed(deps, values.organisation)
    if (organisationId === undefined)
      return complain(`--organisation: không có cơ quan này (no such organisation)`)
    const form = { name, email, departmentRole, organisationId, unit, position }
    const added = await addPerson(deps, null, form)
    if (!added.ok) return complain(`--email: đã có tài khoản (already has an account)`)
    say(added.link)
    return 0
  })
}

/** person link EMAIL: a new one-time link to set a password. */
export const linkPersonCommand: Command = async ([raw]) => {
  if (!raw) throw new WrongCall('EMAIL')
  const email = line('EMAIL', emailAddress(raw))
  return withDepartment(async (deps) => {
    const person = await peopleStore(deps.database.db).personByEmail(email)
    const link = person && (await linkFor(deps, null, person.id))
    if (!link) return complain(`${email}: không có tài khoản dùng được (no account in use)`)
    say(link)
    return 0
  })
}

const faults = {
  empty: 'trống (empty)',
  'too-long': 'quá dài (too long)',
  unreadable: 'không hợp lệ (not valid)',
}

function line(option: string, judged: Line): string {
  if (!judged.ok) throw new WrongCall(`${option}: ${faults[judged.reason]}`)
  return judged.value
}

function roleOf(raw: string): DepartmentRole {
  const role = departmentRoles.find((known) => known === raw)
  if (!role) throw new WrongCall(`--role ${departmentRoles.join(' | ')}`)
  return role
}

/** By id, code or name; null where none is asked for, undefined where there is none or more than one. */
async function organisationNamed(
  { database }: CommandDeps,
  wanted: string | undefined,
): Promise<string | null | undefined> {
  if (wanted === undefined) return null
  const name = wanted.normalize('NFC')
  const all = await organisationStore(database.db).organisations(null)
  const found = all.filter((one) => [one.id, one.code, one.name, one.shortName].includes(name))
  return found.length === 1 ? found[0]?.id : undefined
}
