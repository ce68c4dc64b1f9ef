import { messageKind } from '@cucao/drafting/protocol'

/** From the holder of a line to its page: it opened, frames came, or it is closed. */
export type FromLine = 'open' | ArrayBuffer[] | { code: number }
/** From a page to the holder of its line: a frame, or the wish to close. */
export type ToLine = Uint8Array<ArrayBuffer> | 'close'

/** So long a confirmation may wait for more of its kind. */
const gatheringMilliseconds = 250

/**
 * Passes on what comes over `socket` and over `port`, in its order. What the page says before the line
 * stands is sent once it does. What confirms that words are saved comes to the page a few times a second
 * at most, however fast somebody types; anything else comes at once, with the confirmations before it.
 */
export function holdLine(socket: WebSocket, port: MessagePort): void {
  let early: Uint8Array<ArrayBuffer>[] = []
  let gathered: ArrayBuffer[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (event: FromLine, transfer: ArrayBuffer[] = []) => port.postMessage(event, transfer)
  const pass = () => {
    clearTimeout(timer)
    timer = undefined
    if (gathered.length > 0) say(gathered, gathered)
    gathered = []
  }
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => {
    say('open')
    for (const frame of early) socket.send(frame)
    early = []
  }
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    gathered.push(data)
    if (new Uint8Array(data)[0] !== messageKind.durable) pass()
    else timer ??= setTimeout(pass, gatheringMilliseconds)
  }
  socket.onclose = ({ code }) => {
    pass()
    say({ code })
    port.close()
  }
  port.onmessage = ({ data }: MessageEvent<ToLine>) => {
    if (data === 'close') socket.close()
    else if (socket.readyState === socket.CONNECTING) early.push(data)
    // A frame sent into a line that is just closing goes nowhere either way; the browser need not complain.
    else if (socket.readyState === socket.OPEN) socket.send(data)
  }
}
