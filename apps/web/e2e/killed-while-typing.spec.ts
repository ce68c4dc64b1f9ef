import { beforeAll, describe, expect, it } from 'vitest'
import type { Hired } from './correspondent.ts'
import { openJourney } from './journey.ts'
import { giveRole, importText, sampleDecree } from './sample.ts'
import { allSeeTheSame } from './writing-desk.ts'
import type { WritingDesk } from './writing-desk.ts'

describe('the server is killed while people type and comes back', () => {
  const { hire, sit, department, errors } = openJourney()
  let people: Hired[]
  let regulationId: string

  beforeAll(async () => {
    people = [await hire('Trần Thị Ngọc Lan'), await hire('Đỗ Thanh Hà'), await hire('Lê Văn Phúc')]
    const [lead, ...drafters] = people
    if (!lead) throw new Error('nobody was hired')
    regulationId = await importText(lead, sampleDecree, 'Chia sẻ dữ liệu')
    for (const drafter of drafters) await giveRole(lead, regulationId, drafter, 'drafter')
  })

  it('nothing acknowledged is lost, and all three go on with the same text', async () => {
    const desks: WritingDesk[] = []
    for (const person of people) desks.push((await sit(person, regulationId)).desk)
    const articles = ['Phạm vi điều chỉnh', 'Đối tượng áp dụng', 'Giải thích từ ngữ']
    const mark = (who: number, round: number) => ` [${who}.${round}]`

    // Acknowledged words: whoever kills the server now may not take them.
    await Promise.all(desks.map((desk, who) => desk.caretAfter(articles[who] ?? '')))
    await Promise.all(desks.map((desk, who) => desk.type(mark(who, 1))))
    await Promise.all(desks.map((desk) => desk.isSaved()))

    // Killed in the middle of a line; they go on typing into the silence.
    const typing = desks.map(async (desk, who) => {
      for (const round of [2, 3, 4, 5, 6]) await desk.type(mark(who, round))
    })
    await new Promise((resolve) => setTimeout(resolve, 150))
    await department().kill()
    await Promise.all(typing)
    await Promise.all(desks.map((desk) => desk.isNotSaved()))

    await department().start()
    const kept = await people[0]?.writes.get<string>(`/api/regulations/${regulationId}/text.txt`)
    for (const who of [0, 1, 2]) expect(kept).toContain(mark(who, 1).trim())

    // They come back by themselves and everything typed meets.
    await Promise.all(desks.map((desk) => desk.isSaved()))
    const same = (await allSeeTheSame(desks)).join('\n')
    for (const who of [0, 1, 2])
      expect(same).toContain([1, 2, 3, 4, 5, 6].map((round) => mark(who, round)).join(''))
    const stored = await people[0]?.writes.get<string>(`/api/regulations/${regulationId}/text.txt`)
    for (const who of [0, 1, 2]) expect(stored).toContain(mark(who, 6).trim())
    expect(errors()).toEqual([])
  })
})
