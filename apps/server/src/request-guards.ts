import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import type { AppEnvironment } from './api.ts'
import { refuse } from './errors.ts'

type Guard = MiddlewareHandler<AppEnvironment>

/**
 * Navigations that no other site began: typed, bookmarked, from our own pages. Such a page has no opener to be
 * parted from, and asking for it all the same costs a new process of the browser, 100 ms before the first byte
 * is read. Every other page, and every one of a browser that does not say, is parted from who opened it.
 */
const ownBeginnings = new Set(['none', 'same-origin'])

/**
 * Headers of every answer. Nothing inline runs, nothing foreign loads, no page frames us. Styles the page
 * itself writes carry the nonce. `socketOrigin` names the WebSocket address for browsers that do not
 * count it under 'self'.
 */
export function safeHeaders(publicUrl: () => string): Guard {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    c.set('cspNonce', nonce)
    await next()
    const origin = publicUrl()
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self' ${origin.replace(/^http/, 'ws')}`,
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]
    // The public pages set a stricter one of their own.
    if (!c.res.headers.has('Content-Security-Policy'))
      c.header('Content-Security-Policy', policy.join('; '))
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Referrer-Policy', 'no-referrer')
    const isPage = c.res.headers.get('content-type')?.startsWith('text/html') ?? false
    if (isPage) c.header('Vary', 'Sec-Fetch-Site', { append: true })
    if (!isPage || !ownBeginnings.has(c.req.header('sec-fetch-site') ?? ''))
      c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    if (origin.startsWith('https:'))
      c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whatever may change something must come from our own pages: browsers always say where from. */
export function ownOriginOnly(allowed: (origin: string) => boolean): Guard {
  return async (c, next) => {
    if (safeMethods.has(c.req.method)) return next()
    const origin = c.req.header('origin')
    if (origin === undefined || !allowed(origin)) return refuse(c, 'foreign-origin')
    return next()
  }
}

const megabyte = 1 << 20
/**
 * Bodies in bytes. An import is a whole law with its annexes; everything else is a form. A stranger has
 * only a name, a password and the like to say, and a thousand of them must not fill the memory.
 */
export const bodyLimits = { stranger: 64 * 1024, form: megabyte, import: 25 * megabyte }

/** Before anything reads the body. A form must be UTF-8: what cannot be decoded is not guessed. */
export function bodyGuard(
  isSignedIn: (headers: Headers) => Promise<boolean>,
  limits = bodyLimits,
): Guard {
  const onError = (c: Context) => refuse(c, 'too-large')
  const strangers = bodyLimit({ maxSize: limits.stranger, onError })
  const members = bodyLimit({ maxSize: limits.form, onError })
  const imported = bodyLimit({ maxSize: limits.import, onError })
  return async (c, next) => {
    if (/^\/api\/regulations\/import(\/|$)/.test(c.req.path)) return imported(c, next)
    if (safeMethods.has(c.req.method)) return next()
    const form = (await isSignedIn(c.req.raw.headers)) ? members : strangers
    return form(c, async () => {
      if (isUtf8(await c.req.arrayBuffer())) return next()
      c.res = refuse(c, 'malformed-request', 'utf-8')
    })
  }
}

/** One line a request: no query, no body, and secrets in addresses blotted out. */
export function requestLog(log: Logger, addressOf: (c: Context) => string): Guard {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const line = {
      method: c.req.method,
      path: withoutSecrets(c.req.path),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      from: addressOf(c),
    }
    if (c.res.status >= 500) log.error(line, 'request')
    else log.info(line, 'request')
  }
}

/** `/moi/abc` → `/moi/…`: whoever reads the log must not be able to use the links in it. */
export function withoutSecrets(path: string): string {
  return path.replace(/^(\/(?:moi|thiet-lap|demo|api\/links|api\/invitations)\/)[^/]+/, '$1…')
}
