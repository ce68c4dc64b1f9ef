import { Worker } from 'node:worker_threads'
import { lineLimit, plainLine } from '@cucao/people'
import type { WordRemarks } from '@cucao/publishing/word-text'
import { wordsOf } from '@cucao/regulation'
import { turnstile } from '../turnstile.ts'
import type { Frame, Reading, RegulationKind, RegulationText } from '@cucao/regulation'
import type { FileText } from './text-of-file.ts'

/** A file as it was read; `word` is what a Word file holds besides its words. */
export type Imported =
  | { ok: true; reading: Reading; word: WordRemarks | null }
  | Exclude<FileText, { ok: true }>

/** Far above any law: the Civil Code (367,000 characters) takes a tenth of a second. */
const patience = 60_000

/** Each takes a thread and, for the longest texts, hundreds of megabytes. */
const inTurn = turnstile(2)

/**
 * Reads a file, plain text or Word, in a thread of its own. Rejects where that took too long or too much
 * memory.
 */
export function readImported(bytes: Uint8Array): Promise<Imported> {
  return inTurn(() => readInThread(bytes))
}

async function readInThread(bytes: Uint8Array): Promise<Imported> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: { bytes },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const late = setTimeout(() => void worker.terminate(), patience)
  try {
    return await new Promise<Imported>((resolve, reject) => {
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
  return { kind, title: titleOf(heading, words('name')) }
}

/**
 * `NGHỊ ĐỊNH`, `Quy định về giá` → `Nghị định quy định về giá`; `LUẬT`, `ĐẤT ĐAI` → `Luật Đất đai`: as the
 * text is cited (NĐ 30/2020, phụ lục I mục II.5), not as its head is set.
 */
function titleOf(heading: string, name: string): string | null {
  const inSentence = (words: string) =>
    words === words.toUpperCase() ? words.charAt(0) + words.slice(1).toLowerCase() : words
  const isVerb = /^(quy định|sửa đổi|hướng dẫn|ban hành|bãi bỏ|phê duyệt|quy chế|về) /i.test(name)
  const named = isVerb ? name.charAt(0).toLowerCase() + name.slice(1) : inSentence(name)
  return [inSentence(heading), named].filter(Boolean).join(' ') || null
}

/** A title that fits, whatever the head of the text holds. */
export function titleLine(heading: string | null): string {
  const line = plainLine(
    (heading ?? '').replace(/\s+/g, ' ').slice(0, lineLimit.title),
    lineLimit.title,
  )
  return line.ok ? line.value : 'Văn bản chưa có tên'
}
