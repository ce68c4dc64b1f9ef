/** One import of a source file: its name as written, its line, and whether only types come by it. */
export interface ImportStatement {
  name: string
  line: number
  typeOnly: boolean
}

const statement =
  /^[ \t]*(?:import|export)\b(?<clause>[^'";()]*?\bfrom\b|)\s*(?<quote>['"])(?<name>[^'"\n]+)\k<quote>/gm
const call = /(?<!\w)import\(\s*(?<quote>['"])(?<name>[^'"\n]+)\k<quote>\s*\)/g

/**
 * Imports, re-exports and `import()` calls of a TypeScript source. Text inside comments and templates
 * that looks like an import at the beginning of a line is taken for one; formatted sources have none.
 */
export function parseImports(text: string): ImportStatement[] {
  const found: (ImportStatement & { at: number })[] = []
  for (const match of text.matchAll(statement)) {
    const { clause = '', name = '' } = match.groups ?? {}
    const at = match.index + match[0].search(/import|export/)
    found.push({ name, at, line: lineOf(text, at), typeOnly: /^\s*type\b/.test(clause) })
  }
  for (const match of text.matchAll(call)) {
    const line = lineOf(text, match.index)
    const typeOnly = /\btypeof\s*$/.test(text.slice(Math.max(0, match.index - 10), match.index))
    found.push({ name: match.groups?.['name'] ?? '', at: match.index, line, typeOnly })
  }
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ name, line, typeOnly }) => ({ name, line, typeOnly }))
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length
