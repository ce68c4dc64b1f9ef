import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** A page ready to be sent. */
export interface ReadyPage {
  /** Of the page, for its ETag. */
  hash: string
  plain: Uint8Array<ArrayBuffer>
  zipped: Uint8Array<ArrayBuffer>
}

/**
 * Rendered pages, the least recently read dropped first. Many who ask for a page at once wait for one
 * rendering. What could not be rendered is not kept.
 */
export class PageCache {
  private readonly pages = new Map<string, Promise<ReadyPage>>()
  private readonly sizes = new Map<string, number>()
  private readonly mostBytes: number
  private bytes = 0

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes
  }

  read(key: string, render: () => Promise<string>): Promise<ReadyPage> {
    const known = this.pages.get(key)
    if (known) {
      this.pages.delete(key)
      this.pages.set(key, known)
      return known
    }
    const page = render().then(readyPage)
    this.pages.set(key, page)
    page.then(
      ({ plain, zipped }) => this.keep(key, plain.length + zipped.length),
      () => this.drop(key),
    )
    return page
  }

  private keep(key: string, size: number): void {
    this.sizes.set(key, size)
    this.bytes += size
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= this.mostBytes) break
      if (this.sizes.has(oldest)) this.drop(oldest)
    }
  }

  private drop(key: string): void {
    this.pages.delete(key)
    this.bytes -= this.sizes.get(key) ?? 0
    this.sizes.delete(key)
  }
}

async function readyPage(page: string): Promise<ReadyPage> {
  const plain = new TextEncoder().encode(page)
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 32)
  return { hash, plain, zipped: new Uint8Array(await compress(plain)) }
}
