import type { CDPSession, Page } from 'playwright'

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

/** Opens `path` and waits for an editable text of so many blocks. */
export async function open(page: Page, address: string, blocks: number): Promise<Opened> {
  await page.addInitScript((wanted) => {
    const look = () => {
      const text = document.querySelector('.ProseMirror[contenteditable=true]')
      if (!text || text.childElementCount < wanted) return void requestAnimationFrame(look)
      // The frame that shows it is done when the next task runs.
      requestAnimationFrame(() => setTimeout(() => (window.name = String(performance.now()))))
    }
    requestAnimationFrame(look)
  }, blocks)
  await page.goto('about:blank')
  await page.evaluate(() => (window.name = ''))
  await page.goto(address)
  await page.waitForFunction(() => Number(window.name) > 0, undefined, { timeout: 60_000 })
  return { editable: Number(await page.evaluate(() => window.name)) }
}

async function spent(devtools: CDPSession): Promise<Typed> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const value = (name: string) =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN)
  return { script: value('ScriptDuration'), task: value('TaskDuration') }
}

/** Types bursts of letters at the speed of a hand into the block at `selector`. */
export async function type(page: Page, selector: string, bursts: number): Promise<Typed> {
  const lettersInBurst = 20
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const block = page.locator(selector)
  await block.scrollIntoViewIfNeeded()
  await block.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' a', { delay: 80 })
  await page.waitForTimeout(2_000)
  const costs: Typed[] = []
  for (let burst = 0; burst < bursts; burst += 1) {
    const before = await spent(devtools)
    await page.keyboard.type('abcde '.repeat(4).slice(0, lettersInBurst), { delay: 80 })
    await page.waitForTimeout(1_000)
    const after = await spent(devtools)
    costs.push({
      script: (after.script - before.script) / lettersInBurst,
      task: (after.task - before.task) / lettersInBurst,
    })
  }
  await devtools.detach()
  return { script: median(costs.map((c) => c.script)), task: median(costs.map((c) => c.task)) }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
