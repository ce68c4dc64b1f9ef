import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { canFillDisk } from './department.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { until } from './until.ts'
import { allSeeTheSame } from './writing-desk.ts'
import type { WritingDesk } from './writing-desk.ts'

describe('the disk is full for a while', () => {
  const { hire, sit, department } = openJourney()
  let lead: Hired
  let drafter: Hired
  let regulationId: string

  beforeAll(async () => {
    lead = await hire('Trần Thị Ngọc Lan')
    drafter = await hire('Đỗ Thanh Hà')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    await giveRole(lead, regulationId, drafter, 'drafter')
  })

  it.runIf(canFillDisk())(
    'everybody sees that saving fails, nothing more is taken, and then all goes on with nothing lost',
    async () => {
      const desks: WritingDesk[] = []
      for (const person of [lead, drafter]) desks.push((await sit(person, regulationId)).desk)
      const [writing, watching] = desks
      if (!writing || !watching) throw new Error('nobody is at work')
      await writing.caretAfter('Phạm vi điều chỉnh')
      await writing.type(' trước')
      await writing.isSaved()

      department().fillDisk()
      await writing.type('trong')
      const failing = (desk: WritingDesk) =>
        until(
          '“Máy chủ không lưu được”',
          () => desk.page.getByText('Máy chủ không lưu được').count(),
          (shown) => shown > 0,
        )
      await Promise.all([failing(writing), failing(watching)])
      const heading = (desk: WritingDesk) => desk.provision('Phạm vi điều chỉnh').textContent()
      // What was typed before the page knew stays on that page, and nobody else has seen it.
      const typed = await heading(writing)
      expect(typed).toMatch(/trướct/)
      expect(await heading(watching)).toMatch(/trước$/)
      await writing.type(' nhiều chữ nữa')
      expect(await heading(writing)).toBe(typed)
      const threads = `/api/regulations/${regulationId}/threads`
      const { threads: before } = await lead.writes.get<{ threads: unknown[] }>(threads)
      const refused = await lead.writes.ask('POST', `/api/regulations/${regulationId}/versions`, {
        note: '',
      })
      expect(refused).toMatchObject({ status: 503, body: { reason: 'storage-failing' } })

      department().makeRoom()
      await writing.isSaved()
      await watching.isSaved()
      await allSeeTheSame(desks)
      expect(await heading(watching)).toBe(typed)
      await writing.caretAfter('Phạm vi điều chỉnh')
      await writing.type(' sau')
      await writing.isSaved()
      const kept = await lead.writes.get<string>(`/api/regulations/${regulationId}/text.txt`)
      expect(kept).toContain(`Điều 1. ${typed} sau`)
      expect(await lead.writes.get(threads)).toEqual({ threads: before })
    },
  )
})
