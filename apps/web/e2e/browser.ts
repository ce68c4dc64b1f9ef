import chromiumBinary from '@sparticuz/chromium'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'

/** A real Chromium (it comes from npm) with one context for each person: own cookies, own storage, own network. */
export interface Chromium {
  sitDown(address: string, cookie?: string, options?: BrowserContextOptions): Promise<Seat>
  close(): Promise<void>
}

/** One person at one browser. */
export interface Seat {
  page: Page
  context: BrowserContext
  /** What the page threw or printed as an error; refused requests are not among them. */
  errors: () => string[]
  leave(): Promise<void>
}

// Not chromium.args: they hold --single-process, with which closing one of two contexts ends the browser.
export const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function openChromium(): Promise<Chromium> {
  const executablePath = await chromiumBinary.executablePath()
  const browser: Browser = await chromium.launch({ executablePath, args: switches })
  return {
    sitDown: (address, cookie, options) => sitDown(browser, address, cookie, options),
    close: () => browser.close(),
  }
}

async function sitDown(
  browser: Browser,
  address: string,
  cookie?: string,
  options: BrowserContextOptions = {},
): Promise<Seat> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Lax' }])
  }
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
  page.on('console', (message) => {
    // The browser itself reports refused requests and lost connections; journeys make them on purpose.
    const ownWords = !/Failed to load resource|WebSocket connection|net::ERR/.test(message.text())
    if (message.type() === 'error' && ownWords) errors.push(message.text())
  })
  return { page, context, errors: () => errors, leave: () => context.close() }
}

/** What hinders people with disabilities on this screen (WCAG 2.2 A and AA), one line each. */
export async function hindrances(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  )
}
