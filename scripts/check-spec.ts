import { globSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/**
 * Rules and tests belong together: a line `- **N4** …` of a SPEC.md needs a test beside or below it whose
 * name begins with `N4`, and a test named so needs its rule. Run: `node scripts/check-spec.ts`.
 */

export interface Specification {
  /** Path of the SPEC.md. */
  path: string
  text: string
  /** Sources of the tests in its folder and below. */
  tests: { path: string; text: string }[]
}

const ruleLine = /^\s*(?:[-*]|\|)?\s*\*{0,2}`?([A-Z]{1,3}\d+)`?\*{0,2}[\s.:|]/gm
const testName = /\b(?:it|test)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])([A-Z]{1,3}\d+)[\s:.,-]/g

/** What is wrong, one line each; empty where every rule has a test and every numbered test a rule. */
export function checkSpecification({ path, text, tests }: Specification): string[] {
  const rules = [...text.matchAll(ruleLine)].map(([, id = '']) => id)
  const wrong: string[] = []
  for (const id of rules.filter((each, at) => rules.indexOf(each) !== at))
    wrong.push(`${path}: ${id} stands twice`)
  const tested = new Map<string, string>()
  for (const test of tests)
    for (const [, , id = ''] of test.text.matchAll(testName)) tested.set(id, test.path)
  for (const id of new Set(rules))
    if (!tested.has(id)) wrong.push(`${path}: ${id} has no test whose name begins with it`)
  for (const [id, where] of tested)
    if (!rules.includes(id))
      wrong.push(`${where}: a test is named ${id}, but ${path} has no such rule`)
  return wrong
}

/** Every SPEC.md with the tests of its folder (for a package: of its src). */
export function readSpecifications(root: string): Specification[] {
  return globSync(['packages/*/SPEC.md', 'apps/*/src/**/SPEC.md'], { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .toSorted()
    .map((path) => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
      tests: globSync(join(dirname(path), '**/*.{test,contract}.ts'), {
        cwd: root,
        exclude: (name) => name === 'node_modules',
      }).map((test) => ({ path: test, text: readFileSync(join(root, test), 'utf8') })),
    }))
}

if (import.meta.main) {
  const specifications = readSpecifications(join(import.meta.dirname, '..'))
  const wrong = specifications.flatMap(checkSpecification)
  for (const line of wrong) console.error(line)
  console.log(
    `${specifications.length} specifications, ${wrong.length} rules out of step with tests`,
  )
  process.exitCode = wrong.length > 0 ? 1 : 0
}
