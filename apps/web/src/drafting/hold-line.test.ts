import { messageKind } from '@cucao/drafting/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { holdLine } from './hold-line.ts'
import type { FromLine, ToLine } from './hold-line.ts'

const frame = (...bytes: number[]) => Uint8Array.of(...bytes)
const confirmation = (n: number) => frame(messageKind.durable, n)
const update = (n: number) => frame(messageKind.sync, 2, n)

/** A line held in the hand: what the server and the page say, and what each of them has heard. */
function heldLine() {
  const sent: number[][] = []
  const heard: FromLine[] = []
  const [closed, portClosed] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const socket = {
    CONNECTING: 0,
    OPEN: 1,
    readyState: 0,
    send: (bytes: Uint8Array) => void sent.push([...bytes]),
    close: closed,
  } as unknown as WebSocket & { readyState: number }
  const port = {
    postMessage: (event: FromLine) => void heard.push(event),
    close: portClosed,
  } as unknown as MessagePort
  holdLine(socket, port)
  return {
    sent,
    socket,
    closed,
    portClosed,
    /** Each entry into the page's script, with the bytes of the frames it brings. */
    heard: () =>
      heard.map((event) =>
        Array.isArray(event) ? event.map((bytes) => [...new Uint8Array(bytes)]) : event,
      ),
    opens() {
      socket.readyState = 1
      socket.onopen?.({} as Event)
    },
    comes: (bytes: Uint8Array<ArrayBuffer>) =>
      socket.onmessage?.({ data: bytes.buffer } as MessageEvent),
    says: (data: ToLine) => port.onmessage?.({ data } as MessageEvent),
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('sends what was said before the line stood once it stands, and nothing after it', () => {
  const line = heldLine()
  line.says(update(1))
  line.says(update(2))
  expect(line.sent).toEqual([])
  line.opens()
  line.says(update(3))
  line.socket.readyState = 2
  line.says(update(4))
  expect(line.sent).toEqual([update(1), update(2), update(3)].map((each) => [...each]))
})

it('passes what colleagues write at once, and confirmations as one within a quarter of a second', () => {
  const line = heldLine()
  line.opens()
  line.comes(update(1))
  line.comes(confirmation(1))
  line.comes(confirmation(2))
  expect(line.heard()).toEqual(['open', [[...update(1)]]])
  vi.advanceTimersByTime(250)
  expect(line.heard().slice(2)).toEqual([[[...confirmation(1)], [...confirmation(2)]]])
  line.comes(confirmation(3))
  vi.advanceTimersByTime(250)
  expect(line.heard().slice(3)).toEqual([[[...confirmation(3)]]])
})

it('keeps the order of frames, also before the end', () => {
  const line = heldLine()
  line.opens()
  line.comes(confirmation(1))
  line.comes(update(2))
  line.comes(confirmation(3))
  line.socket.onclose?.({ code: 4401 } as CloseEvent)
  expect(line.heard().slice(1)).toEqual([
    [[...confirmation(1)], [...update(2)]],
    [[...confirmation(3)]],
    { code: 4401 },
  ])
  vi.advanceTimersByTime(1_000)
  expect(line.heard()).toHaveLength(4)
  expect(line.portClosed).toHaveBeenCalled()
})

it('closes the line when the page asks', () => {
  const line = heldLine()
  line.says('close')
  expect(line.closed).toHaveBeenCalled()
})
