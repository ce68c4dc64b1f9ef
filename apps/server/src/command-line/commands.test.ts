import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'cucao-command-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** A call as from a shell, with what it wrote. */
async function cucao(...args: string[]) {
  vi.stubEnv('DATA_DIR', join(folder, 'data'))
  vi.stubEnv('LOG_LEVEL', 'warn')
  vi.stubEnv('NODE_ENV', 'test')
  const written = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((words) => {
    written.out += String(words)
    return true
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((words) => {
    written.err += String(words)
    return true
  })
  try {
    const code = await runCommand(args)
    return { code, ...written }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

const text = `Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định việc thứ nhất.
2. Nghị định này không quy định việc khác.
`

describe('the command line', () => {
  it('goes from an empty folder to a shared draft and back from a backup', async () => {
    const add = await cucao(
      'person',
      'add',
      '--name',
      'Lê Thị Soạn',
      '--email',
      'Soan@example.gov.vn',
    )
    expect(add).toMatchObject({ code: 0, err: '' })
    expect(add.out).toMatch(/^http:\/\/127\.0\.0\.1:3000\/thiet-lap\/[\w-]{32}\n$/)

    const file = join(folder, 'nghi-dinh.txt')
    writeFileSync(file, text)
    const by = ['--by', 'soan@example.gov.vn', '--title', 'Nghị định thử', '--kind', 'decree']
    const imported = await cucao('regulation', 'import', file, ...by)
    expect(imported.code).toBe(0)
    const id = imported.out.trim()

    const bare = (words: string) => words.replace(/\s/g, '')
    const exported = await cucao('regulation', 'export', id, '--format', 'txt')
    expect(bare(exported.out)).toBe(bare(text))
    expect((await cucao('regulation', 'list')).out).toBe(`${id}\tdrafting\tNghị định thử\n`)
    expect(
      (await cucao('invitation', 'create', id, '--role', 'reader', '--uses', '3')).out,
    ).toMatch(/\/moi\/[\w-]{32}\n$/)

    const copy = join(folder, 'copy')
    expect((await cucao('backup', copy)).code).toBe(0)
    expect((await cucao('backup', copy)).code).toBe(1)
    await cucao('person', 'add', '--name', 'Người Sau', '--email', 'sau@example.gov.vn')
    expect((await cucao('restore', copy)).code).toBe(0)
    expect((await cucao('person', 'link', 'sau@example.gov.vn')).code).toBe(1)
    expect((await cucao('person', 'link', 'soan@example.gov.vn')).code).toBe(0)
  }, 60_000)

  it.each([
    [[], 2],
    [['help'], 0],
    [['regulation', 'burn'], 2],
    [['person', 'add', '--name', 'An'], 2],
    [['person', 'add', '--name', 'An', '--email', 'an'], 2],
    [['backup'], 2],
    [['regulation', 'export', 'x', '--format', 'odt'], 2],
    [['__proto__'], 2],
  ] as [string[], number][])('called with %j ends with %i', async (args, code) => {
    expect((await cucao(...args)).code).toBe(code)
  })
})
