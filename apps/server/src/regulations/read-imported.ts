import { Worker } from 'node:worker_threads'
import { wordsOf } from '@cucao/regulation'
import type { Frame, Reading, RegulationKind, RegulationText } from '@cucao/regulation'

/** Far above any law: the Civil Code (367,000 characters) takes a tenth of a second. */
const patience = 60_000

/** Reads a text in a thread of its own. Rejects where that took too long or too much memory. */
export async function readImported(text: string): Promise<Reading> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: { text },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const late = setTimeout(() => void worker.terminate(), patience)
  try {
    return await new Promise<Reading>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the text could not be read in time')))
    })
  } finally {
    clearTimeout(late)
    void worker.terminate()
  }
}

const kindsByHeading: [RegExp, RegulationKind][] = [
  [/^NGHỊ ĐỊNH/i, 'decree'],
  [/^THÔNG TƯ/i, 'circular'],
  [/^NGHỊ QUYẾT/i, 'resolution'],
  [/^QUYẾT ĐỊNH/i, 'decision'],
  [/^(BỘ )?LUẬT/i, 'law'],
]

/** What the head of the text says it is; null where it does not say. */
export function headingOf(text: RegulationText): {
  kind: RegulationKind | null
  title: string | null
} {
  const head = text.content.find((block): block is Frame => block.type === 'head')
  const words = (role: string) =>
    (head?.content ?? [])
      .filter((line) => line.attrs.role === role)
      .map((line) => wordsOf(line).trim())
      .filter(Boolean)
      .join(' ')
  const heading = words('kind')
  const kind = kindsByHeading.find(([pattern]) => pattern.test(heading))?.[1] ?? null
  const title = [heading, words('name')].filter(Boolean).join(' ')
  return { kind, title: title || null }
}
