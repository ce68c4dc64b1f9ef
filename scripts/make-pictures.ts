import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChromium } from '../apps/web/e2e/browser.ts'
import { openDepartment } from '../apps/web/e2e/department.ts'
import { WritingDesk } from '../apps/web/e2e/writing-desk.ts'

/**
 * The pictures of the README, taken of the demo department as it is: `pnpm pictures` after `pnpm build`.
 * Nothing in them is drawn by hand, so they cannot show what is not there.
 */
const pictures = join(import.meta.dirname, '../docs/pictures')
const dataDir = mkdtempSync(join(tmpdir(), 'cucao-pictures-'))
const department = await openDepartment({ arguments: ['demo'], dataDir })
const chromium = await openChromium()
const view = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 }

/** Signs in by the demo's own address and answers the page. */
async function signIn(kind: RegExp) {
  const [, address = ''] = await department.logged(kind)
  const seat = await chromium.sitDown(department.address, undefined, view)
  await seat.page.goto(address)
  return seat.page
}

try {
  const lead = await signIn(/Chủ trì soạn thảo.*?(http\S+)/)
  const drafter = await signIn(/Người soạn thảo.*?(http\S+)/)
  const regulation = await lead.evaluate(async () => {
    const answer = await fetch('/api/regulations')
    const { regulations } = (await answer.json()) as { regulations: { id: string }[] }
    return regulations[0]?.id ?? ''
  })
  const writing = new WritingDesk(drafter)
  await writing.open(regulation)
  const reading = new WritingDesk(lead)
  await reading.open(regulation)
  await reading.turnTo('Điều 12')
  await writing.caretAfter('Từ chối chia sẻ dữ liệu')
  await lead.evaluate(() => document.fonts.ready)
  await lead.waitForTimeout(800)
  await lead.screenshot({ path: join(pictures, 'soan-thao.png') })

  const citizen = await chromium.sitDown(department.address, undefined, {
    ...view,
    javaScriptEnabled: false,
  })
  await citizen.page.goto(`/cong-bo/${regulation}/1`)
  await citizen.page.screenshot({ path: join(pictures, 'cong-bo.png') })
  console.log(`soan-thao.png and cong-bo.png are in ${pictures}`)
} finally {
  await chromium.close()
  await department.close()
  rmSync(dataDir, { recursive: true, force: true })
}
