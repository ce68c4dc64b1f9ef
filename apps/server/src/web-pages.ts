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

/** Parts of the built app by their names: the whole of it, the words of a text, and its screen. */
const [app, words, screen] = ['main', 'early-text', 'drafting-screen']
/** The address of a living text: its words come first (start.ts), and around them the app and its largest screen. */
const textAddress = /^\/du-thao\/([\w-]+)$/
/** The thread that holds the line to the text's room. */
const lineThread = /\/line-thread-[\w-]+\.js$/
/** The letters of the text as most of it is set. */
const textFont = /\/tinos-(latin|vietnamese)-(400-normal|400-italic|700-normal)-[\w-]+\.woff2$/

interface Part {
  file: string
  name?: string
  imports?: string[]
  css?: string[]
  assets?: string[]
}
type Manifest = Record<string, Part | undefined>

/** Tags that ask for what a page needs before the browser would find out. */
function hintsFor(path: string, manifest: Manifest): string {
  const id = textAddress.exec(path)?.[1]
  const tags = id === undefined ? fetchNow(partsOf([app], manifest)) : hintsForText(id, manifest)
  return [...new Set(tags)].join('\n    ')
}

function hintsForText(id: string, manifest: Manifest): string[] {
  const first = partsOf([words], manifest)
  const later = partsOf([app, screen], manifest).filter((part) => !first.includes(part))
  const assets = manifest['index.html']?.assets ?? []
  const threads = assets.filter((file) => lineThread.test(file))
  const fonts = assets.filter((file) => textFont.test(file))
  return [
    ...threads.map(
      (file) => `<link rel="modulepreload" as="worker" crossorigin href="/${file}" />`,
    ),
    ...fetchNow(first),
    ...['/api/session', `/api/regulations/${id}`].map(
      (address) => `<link rel="preload" as="fetch" crossorigin href="${address}" />`,
    ),
    ...fonts.map(
      (file) => `<link rel="preload" as="font" fetchpriority="low" crossorigin href="/${file}" />`,
    ),
    // Not now: they would take the line and the processor from the words. start.ts asks for them.
    `<meta name="fetch-later" content="${later.map(({ file }) => `/${file}`).join(' ')}" />`,
  ]
}

function fetchNow(parts: readonly Part[]): string[] {
  return parts.flatMap(({ file, css = [] }) => [
    `<link rel="modulepreload" crossorigin href="/${file}" />`,
    ...css.map((sheet) => `<link rel="stylesheet" crossorigin href="/${sheet}" />`),
  ])
}

/** Parts of the built app with what they import, each once; the page itself names its own. */
function partsOf(names: readonly (string | undefined)[], manifest: Manifest): Part[] {
  const parts = new Set<Part>()
  const add = (key: string) => {
    const part = manifest[key]
    if (!part || key === 'index.html' || parts.has(part)) return
    parts.add(part)
    part.imports?.forEach(add)
  }
  for (const [key, part] of Object.entries(manifest)) if (names.includes(part?.name)) add(key)
  return [...parts]
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
    const manifest = await fileAt('.vite/manifest.json')
    if (!index) return c.text('The web app is not built: pnpm build\n', 503)
    c.header('Cache-Control', 'no-cache')
    const hints = manifest ? hintsFor(path ?? '', JSON.parse(manifest.body.toString('utf8'))) : ''
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
