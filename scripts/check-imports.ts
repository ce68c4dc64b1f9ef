import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseImports } from './parse-imports.ts'

/**
 * The import rules of the house (docs/architecture.md, "Layers"), executable. A rule that no script
 * checks is advice; this one fails `pnpm check`. Run: `node scripts/check-imports.ts`.
 */

/** A file as the rules see it: where it is and what it says. */
export interface SourceFile {
  /** From the root, with `/`. */
  path: string
  text: string
}

/** One broken rule, with the place and the reason in one line. */
export interface Violation {
  path: string
  line: number
  message: string
}

/** Which packages each package may import; the arrows of the house point down only. */
const packageMayImport: Record<string, readonly string[]> = {
  regulation: [],
  people: [],
  drafting: ['regulation', 'people'],
  consultation: ['regulation', 'people'],
  checks: ['regulation'],
  publishing: ['regulation', 'people', 'consultation', 'drafting', 'checks'],
}

/** Of outside modules a package may import these (prefixes); tests may import anything declared. */
const packageMayUse: Record<string, readonly string[]> = {
  regulation: ['@tiptap/pm'],
  people: [],
  drafting: ['yjs', 'lib0', 'y-protocols', '@tiptap/pm', '@tiptap/y-tiptap'],
  consultation: [],
  checks: [],
  publishing: ['fflate', 'saxes'], // document formats: zip and XML
}

/** Server folders that every other one may import: who is calling, and the database. */
const openServerFolders = ['people', 'database']
/** They put the whole together, so they may import every folder. */
const compositionFolders = ['demo', 'command-line']
/** The tables are described here and used by stores, never by routes. */
const forbiddenFolders = ['utils', 'common', 'shared', 'core', 'lib', 'helpers', 'types']

const isTest = (path: string) => /\.(test|fuzz\.test|contract|spec)\.tsx?$/.test(path)
const isTesting = (path: string) =>
  isTest(path) || /(^|\/)testing(\/|\.ts$)|-testing\.ts$|\/e2e\//.test(path)
const starts = (name: string, prefix: string) => name === prefix || name.startsWith(`${prefix}/`)

const mayQuery = (path: string) =>
  isTesting(path) ||
  path.startsWith('apps/server/src/database/') ||
  /\/(store|[a-z-]+-store|update-log|[a-z-]+-update-log)\.ts$/.test(path)

/** Where a relative import leads, from the root; undefined for a module by name. */
function target(from: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined
  const root = resolve('/')
  return relative(root, resolve(root, dirname(from), name))
    .split(sep)
    .join('/')
}

/** `apps/server/src/people/store.ts` → `people`; '' for a file of the root. */
const serverFolder = (path: string): string | undefined => {
  const match = /^apps\/server\/src\/(?:([^/]+)\/)?[^/]/.exec(path)
  return match ? (match[1] ?? '') : undefined
}

type Import = ReturnType<typeof parseImports>[number]
type Rule = (path: string, found: Import, leadsTo: string | undefined) => string | undefined

const rules: Rule[] = [
  function packagesPointDown(path, { name }) {
    const from = /^packages\/([^/]+)\//.exec(path)?.[1]
    const to = /^@cucao\/([^/]+)/.exec(name)?.[1]
    if (!from || !to || from === to) return
    if (to === 'server' || to === 'web') return 'a package imports no app'
    if (!(packageMayImport[from] ?? []).includes(to))
      return `packages/${from} may not import packages/${to}: arrows point down`
  },
  function packagesDoNoWork(path, { name }) {
    const from = /^packages\/([^/]+)\//.exec(path)?.[1]
    if (!from || isTesting(path) || name.startsWith('.') || name.startsWith('@cucao/')) return
    if (!(packageMayUse[from] ?? []).some((allowed) => starts(name, allowed)))
      return `packages/${from} may not import ${name}: packages hold rules, no I/O`
  },
  function nothingReachesOutOfItsFolder(path, { name }, leadsTo) {
    const home = /^(packages|apps)\/[^/]+\//.exec(path)?.[0]
    if (home && leadsTo && !leadsTo.startsWith(home) && !isTesting(path))
      return `${name} leaves ${home}: import the package by its name`
  },
  function appsStayApart(path, { name, typeOnly }) {
    if (path.startsWith('apps/server/') && starts(name, '@cucao/web'))
      return 'the server does not import the web'
    if (!path.startsWith('apps/web/') || !starts(name, '@cucao/server')) return
    if (path !== 'apps/web/src/api/client.ts' || name !== '@cucao/server/app' || !typeOnly)
      return 'the one door between the apps: apps/web/src/api/client.ts takes the type of @cucao/server/app'
  },
  function serverFoldersStayApart(path, { name }, leadsTo) {
    const from = serverFolder(path)
    const to = leadsTo === undefined ? undefined : serverFolder(leadsTo)
    if (from === undefined || to === undefined || from === to) return
    if (from === '' || to === '' || openServerFolders.includes(to)) return
    if (compositionFolders.includes(from) || isTesting(path)) return
    // What a folder offers to others as types stands in people/, or is handed over by main.ts.
    if (leadsTo === 'apps/server/src/drafting/text-rooms.ts') return
    return `server folder ${from}/ may not import ${name}: hand it over in start-server.ts`
  },
  function rootFilesAreNotForFolders(path, _found, leadsTo) {
    if (leadsTo === 'apps/server/src/main.ts') return 'nobody imports main.ts'
    if (leadsTo === 'apps/server/src/app.ts' && serverFolder(path) !== '' && !isTesting(path))
      if (!compositionFolders.includes(serverFolder(path) ?? ''))
        return 'a folder does not import app.ts'
  },
  function sqlHasItsDoors(path, { name, typeOnly }) {
    // The type of a transaction may be handed from store to store; queries are looked for below.
    if (typeOnly || !['kysely', 'better-sqlite3', 'pg'].some((each) => starts(name, each))) return
    if (!mayQuery(path)) return `${name} belongs to store.ts, update-log.ts and database/`
  },
  function yjsHasItsFolders(path, { name }) {
    const names = ['yjs', 'y-protocols', 'y-indexeddb', 'y-websocket', '@tiptap/y-tiptap']
    if (!names.some((each) => starts(name, each))) return
    if (/\/drafting\//.test(path) || path.endsWith('/update-log.ts') || isTesting(path)) return
    return `${name} belongs to folders named drafting`
  },
  function luciaHasOneDoor(path, { name }) {
    if (starts(name, 'lucia') && path !== 'apps/server/src/people/session.ts')
      return 'lucia belongs to apps/server/src/people/session.ts'
  },
]

/** Every broken rule in these files, in order. */
export function checkImports(files: readonly SourceFile[]): Violation[] {
  const violations: Violation[] = []
  for (const { path, text } of files) {
    const folder = path.split('/').find((part) => forbiddenFolders.includes(part))
    if (folder) violations.push({ path, line: 1, message: `no folder is called ${folder}` })
    for (const found of parseImports(text)) {
      const leadsTo = target(path, found.name)
      for (const rule of rules) {
        const message = rule(path, found, leadsTo)
        if (message) violations.push({ path, line: found.line, message })
      }
    }
    violations.push(...environmentOutOfPlace(path, text), ...queryOutOfPlace(path, text))
  }
  return violations
}

/** Queries are written in stores: elsewhere a database is only handed on. */
function queryOutOfPlace(path: string, text: string): Violation[] {
  if (!path.startsWith('apps/server/src/') || mayQuery(path)) return []
  return linesOf(text).flatMap(({ line, number }) =>
    /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(line)
      ? [{ path, line: number, message: 'queries belong to store.ts, update-log.ts and database/' }]
      : [],
  )
}

/** `process.env` is read once, in environment.ts; build configuration and scripts are not the product. */
function environmentOutOfPlace(path: string, text: string): Violation[] {
  if (!/^(apps|packages)\/[^/]+\/src\//.test(path) || isTesting(path)) return []
  if (path === 'apps/server/src/environment.ts') return []
  return linesOf(text).flatMap(({ line, number }) =>
    /\bprocess\.env\b/.test(line)
      ? [{ path, line: number, message: 'process.env is read in environment.ts only' }]
      : [],
  )
}

/** Lines that are not comments, with their numbers. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => !/^\s*(\*|\/\/|\/\*)/.test(line))

/** The sources of the house as they are on disk. */
export function readSources(root: string): SourceFile[] {
  return globSync(['packages/*/{src,test}/**/*.{ts,tsx}', 'apps/*/{src,e2e}/**/*.{ts,tsx}'], {
    cwd: root,
  })
    .map((path) => path.split(sep).join('/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

if (import.meta.main) {
  const files = readSources(join(import.meta.dirname, '..'))
  const violations = checkImports(files)
  for (const { path, line, message } of violations) console.error(`${path}:${line} ${message}`)
  console.log(`${files.length} files, ${violations.length} broken import rules`)
  process.exitCode = violations.length > 0 ? 1 : 0
}
