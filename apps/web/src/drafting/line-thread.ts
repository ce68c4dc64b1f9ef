import { holdLine } from './hold-line.ts'

/** What a page hands over for each of its lines. */
export interface LineWanted {
  address: string
  port: MessagePort
}

/** The thread that holds a page's lines to its rooms, so that a key costs the page no system call. */
self.onmessage = ({ data: { address, port } }: MessageEvent<LineWanted>) =>
  holdLine(new WebSocket(address), port)
