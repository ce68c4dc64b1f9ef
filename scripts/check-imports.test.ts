import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkImports, readSources } from './check-imports.ts'
import { parseImports } from './parse-imports.ts'

const broken = (path: string, text: string) =>
  checkImports([{ path, text }]).map(({ message }) => message)

describe('parse-imports', () => {
  it('sees imports, re-exports, side effects and calls, with lines and kind', () => {
    const text = [
      `import type { A } from './a.ts'`,
      `import {`,
      `  b,`,
      `} from 'b'`,
      `export * from './c.ts'`,
      `import 'd'`,
      `const e = await import('e')`,
      `type F = typeof import('f')`,
    ].join('\n')
    expect(parseImports(text)).toEqual([
      { name: './a.ts', line: 1, typeOnly: true },
      { name: 'b', line: 2, typeOnly: false },
      { name: './c.ts', line: 5, typeOnly: false },
      { name: 'd', line: 6, typeOnly: false },
      { name: 'e', line: 7, typeOnly: false },
      { name: 'f', line: 8, typeOnly: true },
    ])
  })
})

describe('check-imports', () => {
  it('holds in this house', () => {
    expect(checkImports(readSources(join(import.meta.dirname, '..')))).toEqual([])
  })

  const refused: [rule: string, path: string, text: string][] = [
    ['upwards', 'packages/regulation/src/a.ts', `import { x } from '@cucao/drafting'`],
    [
      'upwards, types too',
      'packages/people/src/a.ts',
      `import type { x } from '@cucao/regulation'`,
    ],
    ['an app', 'packages/drafting/src/a.ts', `import type { x } from '@cucao/server/app'`],
    ['I/O in a package', 'packages/regulation/src/a.ts', `import { readFileSync } from 'node:fs'`],
    ['Yjs in rules', 'packages/regulation/src/a.ts', `import * as Y from 'yjs'`],
    [
      'out of the folder',
      'packages/drafting/src/a.ts',
      `import { x } from '../../people/src/b.ts'`,
    ],
    [
      'server in web',
      'apps/web/src/people/a.ts',
      `import type { AppType } from '@cucao/server/app'`,
    ],
    ['value in the door', 'apps/web/src/api/client.ts', `import { app } from '@cucao/server/app'`],
    [
      'a neighbour',
      'apps/server/src/publishing/a.ts',
      `import { x } from '../consultation/store.ts'`,
    ],
    ['main.ts', 'apps/server/src/people/a.ts', `import { x } from '../main.ts'`],
    ['SQL in routes', 'apps/server/src/people/routes.ts', `import { sql } from 'kysely'`],
    ['a query in routes', 'apps/server/src/people/routes.ts', `db.selectFrom('person')`],
    ['Yjs in a route', 'apps/server/src/publishing/routes.ts', `import * as Y from 'yjs'`],
    ['lucia elsewhere', 'apps/server/src/people/routes.ts', `import { Lucia } from 'lucia'`],
    ['environment elsewhere', 'apps/server/src/people/a.ts', `const port = process.env.PORT`],
    ['a grab bag', 'apps/web/src/utils/a.ts', `export {}`],
  ]
  for (const [rule, path, text] of refused)
    it(`catches: ${rule}`, () => expect(broken(path, text)).not.toEqual([]))

  const allowed: [what: string, path: string, text: string][] = [
    ['people anywhere', 'apps/server/src/drafting/a.ts', `import { x } from '../people/caller.ts'`],
    ['a root file', 'apps/server/src/drafting/a.ts', `import { refuse } from '../errors.ts'`],
    ['Kysely in a store', 'apps/server/src/people/store.ts', `import { sql } from 'kysely'`],
    ['a transaction', 'apps/server/src/people/join.ts', `import type { Kysely } from 'kysely'`],
    ['Yjs in drafting', 'apps/web/src/drafting/a.ts', `import * as Y from 'yjs'`],
    ['lucia at home', 'apps/server/src/people/session.ts', `import { Lucia } from 'lucia'`],
    ['the door', 'apps/web/src/api/client.ts', `import type { AppType } from '@cucao/server/app'`],
    ['the root wires', 'apps/server/src/main.ts', `import { x } from './publishing/routes.ts'`],
    ['environment.ts', 'apps/server/src/environment.ts', `const port = process.env.PORT`],
  ]
  for (const [what, path, text] of allowed)
    it(`allows: ${what}`, () => expect(broken(path, text)).toEqual([]))
})
