import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { benchText } from '../../../scripts/bench-text.ts'
import { staff } from '../e2e/correspondent.ts'
import type { Hired } from '../e2e/correspondent.ts'
import { openDepartment } from '../e2e/department.ts'
import { giveRole, importText } from '../e2e/sample.ts'
import { eventually, median, open, type } from './measured-page.ts'
import type { Opened, Typed } from './measured-page.ts'
import { openPlainBrowser } from './plain-browser.ts'
import type { PlainPage, PlainSeat } from './plain-browser.ts'

/**
 * The editor screen beside a bare Tiptap editor with StarterKit that holds the same paragraphs, in one run of
 * one browser: how long until the text can be written in, and what a key costs. The product has the Civil Code
 * with 300 open threads, its outline, its panes and its line to the server. Ratios count, not milliseconds.
 */
const threadsWanted = 300
const limit = 1.5
const runs = Number(process.env.BENCH_RUNS ?? 5)
const bursts = 5
/** BENCH_ONLY=open or type measures one of the two. */
const only = process.env.BENCH_ONLY

interface Block {
  type: string
  attrs: { id: string; level?: string }
  content?: { text?: string; content?: unknown }[]
}

const department = await openDepartment()
const browser = await openPlainBrowser()
try {
  const { hire } = await staff(department)
  const lead = await hire('Trần Thị Ngọc Lan')
  const regulationId = await importText(lead, benchText.source, 'Bộ luật đo tốc độ')
  const { content } = await lead.writes.get<{ content: Block[] }>(
    `/api/regulations/${regulationId}/text`,
  )
  await speakTo(content)
  const bare = await serveBare(content.map(wordsIn))
  try {
    const target = content.findIndex(
      (block, at) => at > content.length / 2 && block.attrs.level === 'clause',
    )
    const pages = {
      bare: {
        address: bare.address,
        cookie: undefined,
        target: `.ProseMirror > :nth-child(${target + 1})`,
      },
      product: {
        address: `${department.address}/du-thao/${regulationId}`,
        cookie: lead.writes.cookie,
        target: `.ProseMirror > [data-id="${content[target]?.attrs.id}"]`,
      },
    }
    const first = { bare: [] as Opened[], product: [] as Opened[] }
    const again = { bare: [] as Opened[], product: [] as Opened[] }
    const typed = { bare: [] as Typed[], product: [] as Typed[] }
    const turns = (count: number) =>
      Array.from({ length: count }, (_, run) =>
        run % 2 ? (['bare', 'product'] as const) : (['product', 'bare'] as const),
      ).flat()
    const sitAt = (name: 'bare' | 'product') =>
      browser.seat(new URL(pages[name].address).origin, pages[name].cookie)
    // All openings first: what the server does with what was typed (index, copies) is not theirs.
    for (const name of only === 'type' ? [] : turns(runs)) {
      const { address } = pages[name]
      const seat = await sitAt(name)
      const opened = (page: PlainPage) => open(page, address, content.length)
      first[name].push(await inPage(seat, opened))
      again[name].push(await inPage(seat, opened))
      await seat.leave()
    }
    for (const name of only === 'open' ? [] : turns(Math.min(3, runs))) {
      const { address, target: into } = pages[name]
      const seat = await sitAt(name)
      await inPage(seat, (page) => open(page, address, content.length))
      await inPage(seat, async (page) => {
        await open(page, address, content.length)
        if (name === 'product')
          await eventually(page, `document.querySelectorAll('.anchored').length`, 60_000)
        typed[name].push(await type(page, into, bursts))
      })
      await seat.leave()
    }
    report(content.length, [
      line('opens, nothing kept in the browser', first, 'editable'),
      line('opens again', again, 'editable'),
      line('a key, script', typed, 'script'),
      line('a key, all work', typed, 'task'),
    ])
  } finally {
    bare.close()
  }

  /** Threads spread over the text, by enough people that nobody exceeds what one may write in a minute. */
  async function speakTo(blocks: readonly Block[]): Promise<void> {
    const clauses = blocks.filter(
      (block) => block.type === 'provision' && wordsIn(block).length > 40,
    )
    const speakers: Hired[] = []
    for (let at = 0; at * 50 < threadsWanted; at += 1) {
      const person = await hire(`Người góp ý ${at + 1}`, 'participant')
      await giveRole(lead, regulationId, person, 'opinion-giver')
      speakers.push(person)
    }
    for (let at = 0; at < threadsWanted; at += 1) {
      const block = clauses[Math.floor((at * clauses.length) / threadsWanted)]
      if (!block) throw new Error('the text has too few clauses')
      const words = wordsIn(block)
      await speakers[at % speakers.length]?.writes.post(
        `/api/regulations/${regulationId}/threads`,
        {
          provisionId: block.attrs.id,
          start: 10,
          end: 30,
          quote: {
            exact: words.slice(10, 30),
            prefix: words.slice(0, 10),
            suffix: words.slice(30, 62),
          },
          body: `Đề nghị làm rõ điểm này, ý kiến số ${at + 1}.`,
        },
      )
    }
  }
} finally {
  await browser.close()
  await department.close()
}

function wordsIn(block: unknown): string {
  const { text, content } = block as { text?: string; content?: unknown[] }
  return text ?? (content ?? []).map(wordsIn).join('')
}

async function inPage<Result>(
  seat: PlainSeat,
  act: (page: PlainPage) => Promise<Result>,
): Promise<Result> {
  const page = await seat.page()
  try {
    return await act(page)
  } finally {
    await page.close()
  }
}

/** The bare editor, built as the product is and served as plainly as can be. */
async function serveBare(paragraphs: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'cucao-bare-'))
  await build({
    root: join(import.meta.dirname, 'bare'),
    logLevel: 'error',
    configFile: false,
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: false },
  })
  const types: Record<string, string> = { '.js': 'text/javascript', '.html': 'text/html' }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bare')
    if (pathname === '/paragraphs.json') return response.end(JSON.stringify(paragraphs))
    const file = pathname === '/' ? '/index.html' : pathname
    const assets = file.startsWith('/assets/')
    try {
      const bytes = readFileSync(join(folder, file))
      response.writeHead(200, {
        'content-type': `${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
        'cache-control': assets ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      response.end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Row {
  name: string
  bare: number
  product: number
  ratio: number
}

function line<Name extends string>(
  name: string,
  measured: Record<'bare' | 'product', Record<Name, number>[]>,
  of: Name,
): Row {
  const [bare, product] = [measured.bare, measured.product].map((list) =>
    median(list.map((each) => each[of])),
  ) as [number, number]
  return { name, bare, product, ratio: product / bare }
}

function report(blocks: number, rows: readonly Row[]): void {
  process.stdout.write(
    `${benchText.name}: ${blocks} blocks, ${threadsWanted} open threads; medians of ${runs} runs, ms\n`,
  )
  for (const { name, bare, product, ratio } of rows)
    process.stdout.write(
      `${name.padEnd(36)} bare ${bare.toFixed(2).padStart(8)}  product ${product.toFixed(2).padStart(8)}  ratio ${ratio.toFixed(2)}\n`,
    )
  process.exitCode = rows.some(({ name, ratio }) => !name.startsWith(' ') && ratio > limit) ? 1 : 0
}
