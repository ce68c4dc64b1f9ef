import { numbersOf, readText } from '../packages/regulation/src/index.ts'
import { benchFinding } from './bench-finding.ts'
import { benchText } from './bench-text.ts'

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

const { name: textName, source } = benchText
const read = () => {
  let id = 0
  return readText(source, { newId: () => `p${(id += 1)}` })
}

const measures: Measure[] = [measure('regulation: read the Civil Code', 300, 9, read)]
const { text } = read()
measures.push(measure('regulation: renumber the Civil Code', 5, 31, () => numbersOf(text.content)))
measures.push(...(await benchFinding()))

const subject = {
  text: textName,
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
      `${name.padEnd(58)} median ${String(median).padStart(8)} ms  first ${String(first).padStart(8)} ms  limit ${limit} ms  (${runs} runs)\n`,
    )
}
process.exitCode = measures.some(({ median, limit }) => median > limit) ? 1 : 0
