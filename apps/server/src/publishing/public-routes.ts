import {
  contentFileName,
  notFoundPage,
  pageLanguages,
  pageStyle,
  readContent,
  versionListPage,
  versionPage,
} from '@cucao/publishing'
import type { PageSettings, Sha256 } from '@cucao/publishing'
import { printText } from '@cucao/regulation'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { AppEnvironment } from '../api.ts'
import { PageCache } from './page-cache.ts'
import type { ReadyPage } from './page-cache.ts'
import { fontFile, fontRules } from './page-fonts.ts'
import type { StoredVersion, VersionStore } from './store.ts'

export interface PublicDeps {
  store: VersionStore
  sha256: Sha256
}

/** No script, nothing from elsewhere, no form: a page of words. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const assets = '/cong-bo/giao-dien'
const mostCachedBytes = 64 * 1024 * 1024
/** Published pages change only when a newer version appears; a minute is soon enough to hear of it. */
const briefly = 'public, max-age=60'
const forLong = 'public, max-age=31536000, immutable'

/** What everybody may read without an account: `/cong-bo/<id>`, `/cong-bo/<id>/<n>`, its `.txt` and `.json`. */
export function publicRoutes({ store, sha256 }: PublicDeps) {
  const style = pageStyle(fontRules(assets))
  const styleName = `${sha256(style).slice(0, 16)}.css`
  const cache = new PageCache(mostCachedBytes)
  const app = new Hono<AppEnvironment>()

  const settingsOf = (c: Context): PageSettings => ({
    language: pageLanguages.find((each) => each === c.req.query('lang')) ?? 'vi',
    styleAddress: `${assets}/${styleName}`,
  })

  function notFound(c: Context) {
    c.header('Cache-Control', 'no-cache')
    return c.html(notFoundPage(settingsOf(c)), 404)
  }

  async function page(c: Context, key: string, render: () => Promise<string>) {
    const { language } = settingsOf(c)
    return send(c, await cache.read(`${language} ${key}`, render), 'text/html; charset=utf-8')
  }

  app.use('/cong-bo/*', async (c, next) => {
    await next()
    c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
  })

  app.get(`${assets}/:name`, async (c) => {
    const name = c.req.param('name')
    if (name === styleName)
      return send(c, await cache.read(name, async () => style), 'text/css; charset=utf-8', forLong)
    const font = await fontFile(name)
    if (!font) return notFound(c)
    c.header('Content-Type', 'font/woff2')
    c.header('Cache-Control', forLong)
    return c.body(font)
  })

  app.get('/cong-bo/:id', async (c) => {
    const versions = isId(c.req.param('id')) ? await store.listOf(c.req.param('id')) : []
    if (versions.length === 0) return notFound(c)
    const key = versions.map(keyOf).join(' ')
    return page(c, key, async () => versionListPage(versions, settingsOf(c)))
  })

  app.get('/cong-bo/:id/:file', async (c) => {
    const id = c.req.param('id')
    const [, number, format] = /^([1-9]\d{0,8})(?:\.(txt|json))?$/.exec(c.req.param('file')) ?? []
    const version = number && isId(id) ? await store.find(id, Number(number)) : null
    if (!version) return notFound(c)
    if (format) return file(c, version, format)
    const newest = await store.newestOf(id)
    return page(c, `${newest} ${keyOf(version)}`, async () =>
      versionPage(version, readContent(await contentOf(version)), newest, settingsOf(c)),
    )
  })

  async function file(c: Context, version: StoredVersion, format: string) {
    const key = `${format} ${version.id}`
    if (format === 'txt') {
      const text = async () => printText(readContent(await contentOf(version)))
      return send(c, await cache.read(key, text), 'text/plain; charset=utf-8')
    }
    c.header('Content-Disposition', `attachment; filename="${contentFileName(version.number)}"`)
    const content = await cache.read(key, () => contentOf(version))
    return send(c, content, 'application/json; charset=utf-8')
  }

  async function contentOf(version: StoredVersion): Promise<string> {
    const content = await store.contentOf(version.id)
    if (content === null) throw new Error(`version ${version.id} has no content`)
    return content
  }

  app.get('/cong-bo', notFound)
  app.get('/cong-bo/*', notFound)
  return app
}

const isId = (words: string) => /^[\w-]{1,64}$/.test(words)

/** Whatever a page shows of a version beside its text, which never changes. */
const keyOf = (version: StoredVersion) => `${version.id} ${version.leadOrganisation ?? ''}`

function send(c: Context, page: ReadyPage, type: string, caching = briefly) {
  c.header('Cache-Control', caching)
  c.header('Vary', 'Accept-Encoding')
  const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  c.header('ETag', zipped ? `"${page.hash}-gz"` : `"${page.hash}"`)
  if (c.req.header('if-none-match')?.includes(`"${page.hash}`)) return c.body(null, 304)
  c.header('Content-Type', type)
  if (zipped) c.header('Content-Encoding', 'gzip')
  return c.body(zipped ? page.zipped : page.plain)
}
