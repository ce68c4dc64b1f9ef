import { setTimeout as pause } from 'node:timers/promises'
import type { PlainPage } from './plain-browser.ts'

/** What one opening and a minute's worth of keys cost on a page, in milliseconds. */
export interface Opened {
  /** From the request for the page to the frame in which all blocks stand in an editable text. */
  editable: number
}
export interface Typed {
  /** Script of one key, with all it causes until the page rests again: median of the bursts. */
  script: number
  /** All work of the main thread of one key: script, style, layout, paint. */
  task: number
}

/** Opens `address` and waits for an editable text of so many blocks. */
export async function open(page: PlainPage, address: string, blocks: number): Promise<Opened> {
  await page.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${String(look)})(${blocks})`,
  })
  await page.send('Page.navigate', { url: address })
  const editable = await eventually(page, 'Number(window.name)', 60_000)
  return { editable }
}

/** Runs in the page. */
function look(wanted: number): void {
  window.name = ''
  const ask = () => {
    const text = document.querySelector('.ProseMirror[contenteditable=true]')
    if (!text || text.childElementCount < wanted) return void requestAnimationFrame(ask)
    // The frame that shows it is done when the next task runs.
    requestAnimationFrame(() => setTimeout(() => (window.name = String(performance.now()))))
  }
  requestAnimationFrame(ask)
}

/** The value of an expression once it is true. */
export async function eventually(
  page: PlainPage,
  expression: string,
  milliseconds: number,
): Promise<number> {
  const end = performance.now() + milliseconds
  while (performance.now() < end) {
    // A page that is just being left has nothing to answer with.
    const value = await page.evaluate<number>(expression).catch(() => 0)
    if (value) return value
    await pause(100)
  }
  throw new Error(`not within ${milliseconds} ms: ${expression}`)
}

async function spent(page: PlainPage): Promise<Typed> {
  const { metrics } = await page.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  )
  const value = (name: string) =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN)
  return { script: value('ScriptDuration'), task: value('TaskDuration') }
}

/** Types bursts of letters at the speed of a hand into the block at `selector`. */
export async function type(page: PlainPage, selector: string, bursts: number): Promise<Typed> {
  const lettersInBurst = 20
  await page.send('Performance.enable')
  await click(page, selector)
  await press(page, { key: 'End', code: 'End', windowsVirtualKeyCode: 35 })
  await letters(page, ' a')
  await pause(2_000)
  const costs: Typed[] = []
  for (let burst = 0; burst < bursts; burst += 1) {
    const before = await spent(page)
    await letters(page, 'abcde '.repeat(4).slice(0, lettersInBurst))
    await pause(1_000)
    const after = await spent(page)
    costs.push({
      script: (after.script - before.script) / lettersInBurst,
      task: (after.task - before.task) / lettersInBurst,
    })
  }
  return { script: median(costs.map((c) => c.script)), task: median(costs.map((c) => c.task)) }
}

async function click(page: PlainPage, selector: string): Promise<void> {
  const middle = `(() => {
    const block = document.querySelector(${JSON.stringify(selector)})
    block.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = block.getBoundingClientRect()
    return [left + width / 2, top + height / 2]
  })()`
  await page.evaluate(middle)
  await pause(500)
  const [x, y] = await page.evaluate<[number, number]>(middle)
  const at = { x, y, button: 'left', clickCount: 1 }
  await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
  await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at })
  await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at })
}

async function press(page: PlainPage, key: object): Promise<void> {
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

async function letters(page: PlainPage, words: string): Promise<void> {
  for (const letter of words) {
    const space = letter === ' '
    await press(page, {
      key: letter,
      code: space ? 'Space' : `Key${letter.toUpperCase()}`,
      windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
      text: letter,
    })
    await pause(80)
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
