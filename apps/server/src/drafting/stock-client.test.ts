import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { serveRooms } from './testing/serve.ts'
import type { ServedRooms } from './testing/serve.ts'
import { stockClient, until } from './testing/stock-client.ts'

describe('a stock y-websocket client', () => {
  let served: ServedRooms
  const providers: ReturnType<typeof stockClient>[] = []
  beforeEach(async () => {
    served = await serveRooms()
  })
  afterEach(async () => {
    for (const provider of providers.splice(0)) provider.destroy()
    await served.close()
  })

  const join = (person: string, doc = new Y.Doc()) => {
    const provider = stockClient(`ws://127.0.0.1:${served.port}/collab`, 'decree', doc, person)
    providers.push(provider)
    return { doc, provider, text: doc.getXmlFragment('text') }
  }
  const block = (words: string) => {
    const element = new Y.XmlElement('provision')
    element.insert(0, [new Y.XmlText(words)])
    return element
  }

  it('R2 with a cookie syncs both ways, what it wrote before it came included', async () => {
    const early = new Y.Doc()
    early.getXmlFragment('text').insert(0, [block('Điều 1')])
    const lan = join('lan', early)
    const minh = join('minh')
    await until(() => minh.text.length === 1)
    minh.text.insert(1, [block('Điều 2')])
    await until(() => lan.text.length === 2)
    lan.text.delete(0, 1)
    await until(() => minh.text.length === 1)
    expect(minh.text.toJSON()).toBe('<provision>Điều 2</provision>')
    expect((await served.collaboration.rooms.read('decree')).text.content).toHaveLength(1)
  })

  it('R6 is seen by others under the name of its session, whatever it calls itself', async () => {
    const lan = join('lan')
    const minh = join('minh')
    await until(() => lan.provider.synced && minh.provider.synced)
    lan.provider.awareness.setLocalState({
      user: { name: 'Bộ trưởng', personId: 'someone' },
      cursor: { anchor: 1 },
      other: 'x'.repeat(50),
    })
    const seen = () => minh.provider.awareness.getStates().get(lan.doc.clientID)
    await until(() => seen()?.['cursor'] !== undefined && seen()?.['cursor'] !== null)
    expect(seen()).toEqual({
      user: {
        personId: 'lan',
        name: 'Nguyễn Văn lan',
        organisation: 'Bộ Khoa học và Công nghệ',
        colour: 0,
      },
      cursor: { anchor: 1 },
    })
    lan.provider.destroy()
    await until(() => seen() === undefined)
  })

  it('R4 of a reader receives the text and is sent away when it writes; nothing changes', async () => {
    const lan = join('lan')
    lan.text.insert(0, [block('Điều 1')])
    await until(() => lan.provider.synced)
    served.people.roles.set('khách', 'reader').set('khach', 'opinion-giver')
    const guest = join('khach')
    await until(() => guest.text.length === 1)
    const before = await served.collaboration.rooms.read('decree')
    const codes: (number | undefined)[] = []
    guest.provider.on('connection-close', (event) => codes.push(event?.code))
    guest.text.insert(0, [block('của tôi')])
    await until(() => codes.length > 0)
    expect(codes).toEqual([4430])
    expect(guest.provider.shouldConnect).toBe(false)
    expect(await served.collaboration.rooms.read('decree')).toEqual(before)
    expect(lan.text.length).toBe(1)
  })
})
