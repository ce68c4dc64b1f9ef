import { describe, expect, it } from 'vitest'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { WritingDesk, allSeeTheSame } from './writing-desk.ts'

/** Selects a provision from the end of the one before: what is deleted is all of it. */
async function selectWhole(desk: WritingDesk, words: string): Promise<void> {
  await desk.caretAfter(words)
  await desk.provision(words).evaluate((element) => {
    const all = [...document.querySelectorAll('[data-id]')]
    const endOf = (node: Node): Node => (node.lastChild ? endOf(node.lastChild) : node)
    const [from, to] = [endOf(all[all.indexOf(element) - 1] ?? element), endOf(element)]
    const [start, end] = [from.textContent?.length ?? 0, to.textContent?.length ?? 0]
    getSelection()?.setBaseAndExtent(from, start, to, end)
    return new Promise((heard) => setTimeout(heard))
  })
}

describe('a provision that a drafter deletes without a line before she closes the page', () => {
  const { hire, enter, sit, stored, errors } = openJourney()

  it('stays deleted when she comes back, though its author goes on writing in it', async () => {
    const [lan, minh] = [await hire('Trần Thị Ngọc Lan'), await hire('Nguyễn Hữu Minh')]
    const regulationId = await importText(lan, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lan, regulationId, minh, 'drafter')
    const { desk: author } = await sit(minh, regulationId)
    await author.caretAfter('Đối tượng áp dụng')
    await author.type(' đã bị bỏ')
    await author.isSaved()

    const seat = await enter(lan)
    const [closing, next] = [
      new WritingDesk(seat.page),
      new WritingDesk(await seat.context.newPage()),
    ]
    await closing.page.bringToFront()
    await closing.open(regulationId)
    await closing.isSaved()
    await seat.context.setOffline(true)
    await selectWhole(closing, 'đã bị bỏ')
    await closing.page.keyboard.press('Delete')
    await expect.poll(() => closing.provision('đã bị bỏ').count()).toBe(0)
    await closing.isNotSaved()
    await author.caretAfter('đã bị bỏ')
    await author.type(' viết tiếp')
    await author.isSaved()
    // A text that came for the first time is in the browser's database after two seconds.
    await closing.page.waitForTimeout(3000)
    const closed = closing.page.waitForEvent('close')
    await closing.page.close({ runBeforeUnload: true })
    await closed

    await seat.context.setOffline(false)
    await next.open(regulationId)
    await next.isSaved()
    await next.provision('viết tiếp').waitFor()
    const seen = (await allSeeTheSame([author, next])).join('\n')
    expect(seen).toContain('viết tiếp')
    expect(seen).not.toContain('đã bị bỏ')
    expect(seen).not.toContain('Đối tượng áp dụng')
    await author.isSaved()
    await expect.poll(() => stored(lan, regulationId)).not.toContain('đã bị bỏ')
    expect(errors()).toEqual([])
  })
})
