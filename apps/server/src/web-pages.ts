import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { AppEnvironment } from './api.ts'

const compress = promisify(gzip)

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const worthCompressing = /^(text\/|application\/|image\/svg)/

/** Addresses the browser's router knows; any other gets the same page with status 404. */
const webAddresses = [
  /^\/$/,
  /^\/dang-nhap$/,
  /^\/thiet-lap\/[^/]+$/,
  /^\/moi\/[^/]+$/,
  /^\/du-thao\/[^/]+(\/[a-z-]+)?$/,
  /^\/quan-tri\/[a-z-]+$/,
  /^\/nhap$/,
]

/** The address of a living text, and the module of its screen: most of what is opened, and the largest. */
const textAddress = /^\/du-thao\/[^/]+$/
const textScreen = 'src/drafting/drafting-screen.tsx'

type Manifest = Record<string, { file: string; imports?: string[]; css?: string[] } | undefined>

/** Tags that fetch a module of the built app, what it imports and its styles, beside the app itself. */
function hintsFor(module: string, manifest: Manifest): string {
  const seen = new Set<string>()
  const tags: string[] = []
  const add = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    tags.push(`<link rel="modulepreload" crossorigin href="/${chunk.file}" />`)
    for (const file of chunk.css ?? [])
      tags.push(`<link rel="preload" as="style" crossorigin href="/${file}" />`)
    for (const imported of chunk.imports ?? []) add(imported)
  }
  add(module)
  return tags.join('\n    ')
}

interface StoredFile {
  modified: number
  type: string
  body: Buffer<ArrayBuffer>
  zipped: Buffer<ArrayBuffer> | null
}

/**
 * The built web app: files of `folder`, and its index.html for every other address, with this request's
 * nonce in it. Files are held in memory (about 3 MB with fonts) until they change on disk.
 */
export function webPages(folder: string): MiddlewareHandler<AppEnvironment> {
  const held = new Map<string, StoredFile>()

  /** null: no such file. A path can not leave the folder: normalize has removed every `..`. */
  async function fileAt(path: string): Promise<StoredFile | null> {
    const file = join(folder, normalize(`/${path}`))
    const info = await stat(file).catch(() => null)
    if (!info?.isFile()) return null
    const known = held.get(file)
    if (known?.modified === info.mtimeMs) return known
    const type = contentTypes[extname(file)] ?? 'application/octet-stream'
    const body = await readFile(file)
    const zipped = worthCompressing.test(type) ? Buffer.from(await compress(body)) : null
    const stored = { modified: info.mtimeMs, type, body, zipped }
    held.set(file, stored)
    return stored
  }

  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const path = decoded(c.req.path)
    const file = path === null || path === '/' ? null : await fileAt(path)
    if (file && file.type !== contentTypes['.html']) {
      const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? file.zipped : null
      c.header('Content-Type', file.type)
      c.header('Vary', 'Accept-Encoding')
      c.header(
        'Cache-Control',
        path?.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      if (zipped) c.header('Content-Encoding', 'gzip')
      return c.body(zipped ?? file.body)
    }
    const index = await fileAt('index.html')
    const manifest = textAddress.test(path ?? '') ? await fileAt('.vite/manifest.json') : null
    if (!index) return c.text('The web app is not built: pnpm build\n', 503)
    c.header('Cache-Control', 'no-cache')
    const hints = manifest ? hintsFor(textScreen, JSON.parse(manifest.body.toString('utf8'))) : ''
    const page = index.body
      .toString('utf8')
      .replaceAll('__CSP_NONCE__', c.get('cspNonce'))
      .replace('</head>', `${hints}\n  </head>`)
    const known = path !== null && webAddresses.some((address) => address.test(path))
    return c.html(page, known ? 200 : 404)
  }
}

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
