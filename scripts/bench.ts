import { existsSync, readFileSync } from 'node:fs'
import { numbersOf, readText } from '../packages/regulation/src/index.ts'

/**
 * `pnpm bench`: how long the things take for which a limit is promised. Real texts where they are at hand,
 * else a generated one of the size of the Civil Code. `--json` prints one object instead of the table.
 */
interface Measure {
  name: string
  /** What is promised, in milliseconds. */
  limit: number
  /** The very first run, compiling included. */
  first: number
  median: number
  runs: number
}

const civilCode = new URL('../../shared/corpus/91-2015-QH13.txt', import.meta.url)

/** 27 chapters, 689 articles, 1,418 clauses and about 370,000 characters, all words made up. */
function generated(): string {
  const words =
    'quyền và nghĩa vụ của cá nhân pháp nhân trong quan hệ dân sự được Nhà nước bảo đảm thực hiện theo quy định'
  const lines: string[] = []
  let article = 0
  for (let chapter = 1; chapter <= 27; chapter += 1) {
    lines.push(`Chương ${roman(chapter)}`, 'QUY ĐỊNH CHUNG')
    for (let n = 0; n < 26 && article < 689; n += 1) {
      article += 1
      lines.push(`Điều ${article}. Nội dung thứ ${article}`)
      for (let clause = 1; clause <= 1 + (article % 3); clause += 1)
        lines.push(`${clause}. ${words}, ${words}.`)
    }
  }
  return lines.join('\n')
}

function roman(n: number): string {
  return (
    'X'.repeat(Math.floor(n / 10)) +
    (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][n % 10] ?? '')
  )
}

function measure(name: string, limit: number, runs: number, run: () => unknown): Measure {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  const sorted = times.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(runs / 2)] ?? 0
  return { name, limit, first: round(times[0] ?? 0), median: round(median), runs }
}
const round = (time: number): number => Math.round(time * 100) / 100

const source = existsSync(civilCode) ? readFileSync(civilCode, 'utf8') : generated()
const read = () => {
  let id = 0
  return readText(source, { newId: () => `p${(id += 1)}` })
}

const measures: Measure[] = [measure('regulation: read the Civil Code', 300, 9, read)]
const { text } = read()
measures.push(measure('regulation: renumber the Civil Code', 5, 31, () => numbersOf(text.content)))

const subject = {
  text: existsSync(civilCode) ? '91/2015/QH13' : 'generated',
  characters: source.length,
  blocks: text.content.length,
}
if (process.argv.includes('--json'))
  process.stdout.write(`${JSON.stringify({ subject, measures })}\n`)
else {
  process.stdout.write(
    `${subject.text}: ${subject.characters} characters, ${subject.blocks} blocks\n`,
  )
  for (const { name, first, median, limit, runs } of measures)
    process.stdout.write(
      `${name.padEnd(44)} median ${String(median).padStart(8)} ms  first ${String(first).padStart(8)} ms  limit ${limit} ms  (${runs} runs)\n`,
    )
}
process.exitCode = measures.some(({ median, limit }) => median > limit) ? 1 : 0
