import chromiumBinary from '@sparticuz/chromium'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { switches } from '../e2e/browser.ts'

/**
 * A Chromium in which nobody listens in: a test library has every frame of a WebSocket, every request and every
 * console line told, on the page's own thread, which is then measured with it. Here only what is asked for is
 * (Chrome DevTools Protocol).
 */
export interface PlainBrowser {
  /** One person: own cookies, own storage. */
  seat(origin: string, cookie?: string): Promise<PlainSeat>
  close(): Promise<void>
}
export interface PlainSeat {
  page(): Promise<PlainPage>
  leave(): Promise<void>
}
export interface PlainPage {
  send<Answer = unknown>(method: string, params?: object): Promise<Answer>
  /** The value of an expression, promises awaited. */
  evaluate<Value>(expression: string): Promise<Value>
  close(): Promise<void>
}

const alone = [
  '--headless=new',
  ...switches,
  '--no-first-run',
  '--lang=vi-VN',
  '--window-size=1440,900',
  // A mouse and no finger, as at a desk.
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
  '--remote-debugging-port=0',
]

export async function openPlainBrowser(): Promise<PlainBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'cucao-plain-'))
  const binary = await chromiumBinary.executablePath()
  const chromium = spawn(binary, [...alone, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
  })
  const ended = new Promise<void>((done) => chromium.once('exit', () => done()))
  const end = () => void chromium.kill()
  process.once('exit', end)
  const line = await Line.open(await addressIn(profile))
  return {
    seat: async (origin, cookie) => {
      const { browserContextId } = await line.send<{ browserContextId: string }>(
        'Target.createBrowserContext',
      )
      if (cookie) {
        const [name = '', value = ''] = cookie.split('=')
        const cookies = [{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]
        await line.send('Storage.setCookies', { cookies, browserContextId })
      }
      return {
        page: () => openPage(line, browserContextId),
        leave: async () => {
          await line.send('Target.disposeBrowserContext', { browserContextId })
        },
      }
    },
    close: async () => {
      await line.send('Browser.close').catch(() => {})
      await ended
      process.off('exit', end)
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function openPage(line: Line, browserContextId: string): Promise<PlainPage> {
  const { targetId } = await line.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width: 1440,
    height: 900,
  })
  const { sessionId } = await line.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  const send = <Answer>(method: string, params: object = {}) =>
    line.send<Answer>(method, params, sessionId)
  await send('Page.enable')
  await send('Emulation.setDeviceMetricsOverride', {
    width: 1440,
    height: 900,
    deviceScaleFactor: 1,
    mobile: false,
  })
  await send('Emulation.setFocusEmulationEnabled', { enabled: true })
  return {
    send,
    evaluate: async <Value>(expression: string) => {
      const { result, exceptionDetails } = await send<{
        result: { value: Value }
        exceptionDetails?: { text: string; exception?: { description?: string } }
      }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (exceptionDetails)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    close: async () => {
      await line.send('Target.closeTarget', { targetId })
    },
  }
}

/** Chromium writes where it listens into its profile. */
async function addressIn(profile: string): Promise<string> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    try {
      const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
      if (port && path) return `ws://127.0.0.1:${port}${path}`
    } catch {
      // not there yet
    }
    await pause(50)
  }
  throw new Error('the browser did not begin to listen within 20 s')
}

interface Waiting {
  resolve: (answer: never) => void
  reject: (error: Error) => void
}

class Line {
  private readonly socket: WebSocket
  private readonly waiting = new Map<number, Waiting>()
  private last = 0

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.addEventListener('message', ({ data }) => {
      const { id, result, error } = JSON.parse(String(data))
      const asked = this.waiting.get(id)
      this.waiting.delete(id)
      if (error) asked?.reject(new Error(error.message))
      else asked?.resolve(result as never)
    })
    socket.addEventListener('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the browser is gone'))
    })
  }

  static async open(address: string): Promise<Line> {
    const socket = new WebSocket(address)
    await new Promise((opened, failed) => {
      socket.addEventListener('open', opened)
      socket.addEventListener('error', () => failed(new Error('no line to the browser')))
    })
    return new Line(socket)
  }

  send<Answer = unknown>(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    const id = (this.last += 1)
    this.socket.send(JSON.stringify({ id, method, params, sessionId }))
    return new Promise<Answer>((resolve, reject) => this.waiting.set(id, { resolve, reject }))
  }
}
