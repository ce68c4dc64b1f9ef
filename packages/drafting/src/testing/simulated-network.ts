import type { Socket } from '../connection-options.ts'

/** A small seeded generator (mulberry32): 0 ≤ x < 1, the same sequence for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Event {
  at: number
  order: number
  run: () => void
}

/** Time that moves only when told to: every run with the same seed is the same run. */
export class SimulatedTime {
  private events: Event[] = []
  private order = 0
  private clock = 0

  readonly now = (): number => this.clock

  readonly setTimer = (run: () => void, milliseconds: number): unknown => {
    const event = { at: this.clock + Math.max(0, milliseconds), order: this.order++, run }
    this.events.push(event)
    return event
  }

  readonly clearTimer = (timer: unknown): void => {
    this.events = this.events.filter((event) => event !== timer)
  }

  /** Runs the next event; false where there is none up to `until`. */
  step(until: number = Infinity): boolean {
    let next: Event | undefined
    for (const event of this.events)
      if (!next || event.at < next.at || (event.at === next.at && event.order < next.order))
        next = event
    if (!next || next.at > until) {
      if (until !== Infinity) this.clock = Math.max(this.clock, until)
      return false
    }
    this.clock = Math.max(this.clock, next.at)
    this.clearTimer(next)
    next.run()
    return true
  }
}

/** What the server's side of a simulated line looks like to the code under test. */
export interface ServerEnd {
  /** Frames for the client. */
  send(frame: Uint8Array): void
  close(code: number): void
}

/** What the code under test does with a line. */
export interface ServerSide {
  received(frame: Uint8Array): void
  closed(): void
}

export interface NetworkWeather {
  /** Milliseconds a frame takes, at least and at most; frames of one line keep their order, as in TCP. */
  delay: [number, number]
  /** Chance that a line breaks at any frame, with whatever is under way on it lost. */
  cut: number
  /** Chance that a line cannot be opened. */
  refuse: number
}

/**
 * Lines between clients and a server over simulated time. A cut loses what is under way in both
 * directions: the client then does not know whether its last frames arrived, and sends them again (that
 * is how duplicates and reordering come about over TCP).
 */
export class SimulatedNetwork {
  readonly time: SimulatedTime
  readonly random: () => number
  weather: NetworkWeather
  private readonly accept: (end: ServerEnd, address: string) => ServerSide | null
  private readonly lines = new Map<Line, string>()
  private readonly keptOut = new Map<string, number>()

  constructor(options: {
    seed: number
    weather: NetworkWeather
    time?: SimulatedTime
    accept: (end: ServerEnd, address: string) => ServerSide | null
  }) {
    this.random = seededRandom(options.seed)
    this.time = options.time ?? new SimulatedTime()
    this.weather = options.weather
    this.accept = options.accept
  }

  readonly openSocket = (address: string): Socket => {
    const line = new Line(this)
    this.lines.set(line, address)
    this.after(() => {
      if (line.state !== 'opening') return
      const isRefused = this.random() < this.weather.refuse || this.isKeptOut(address)
      const side = isRefused ? null : this.accept(line.serverEnd, address)
      if (side) line.opened(side)
      else line.cut(1006)
    })
    return line
  }

  /** Breaks every line at once, as a switch that loses power does. */
  cutAll(): void {
    for (const line of this.lines.keys()) line.cut(1006)
  }

  /** Breaks the lines of one address, and opens none to it for so long. */
  keepOut(address: string, milliseconds: number): void {
    this.keptOut.set(address, this.time.now() + milliseconds)
    for (const [line, to] of this.lines) if (to === address) line.cut(1006)
  }

  private isKeptOut(address: string): boolean {
    return this.time.now() < (this.keptOut.get(address) ?? 0)
  }

  after(run: () => void, notBefore = 0): number {
    const [least, most] = this.weather.delay
    const at = Math.max(
      notBefore,
      this.time.now() + least + Math.floor(this.random() * (most - least)),
    )
    this.time.setTimer(run, at - this.time.now())
    return at
  }

  cutsNow(): boolean {
    return this.random() < this.weather.cut
  }

  forget(line: Line): void {
    this.lines.delete(line)
  }
}

class Line implements Socket {
  binaryType = 'arraybuffer'
  onopen: ((event: never) => void) | null = null
  onmessage: ((event: never) => void) | null = null
  onclose: ((event: never) => void) | null = null
  onerror: ((event: never) => void) | null = null
  state: 'opening' | 'open' | 'closed' = 'opening'
  private readonly network: SimulatedNetwork
  private server: ServerSide | null = null
  private toServer = 0
  private toClient = 0

  constructor(network: SimulatedNetwork) {
    this.network = network
  }

  readonly serverEnd: ServerEnd = {
    send: (frame) => {
      if (this.state === 'closed') return
      const copy = frame.slice()
      this.toClient = this.network.after(() => {
        if (this.state === 'closed') return
        if (this.network.cutsNow()) return this.cut(1006)
        tell(this.onmessage, { data: copy })
      }, this.toClient)
    },
    close: (code) => {
      this.toClient = this.network.after(() => this.cut(code), this.toClient)
    },
  }

  opened(side: ServerSide): void {
    this.state = 'open'
    this.server = side
    tell(this.onopen, {})
  }

  send(frame: Uint8Array): void {
    if (this.state !== 'open') throw new Error('the simulated socket is not open')
    const copy = frame.slice()
    this.toServer = this.network.after(() => {
      if (this.state === 'closed') return
      if (this.network.cutsNow()) return this.cut(1006)
      this.server?.received(copy)
    }, this.toServer)
  }

  close(): void {
    this.cut(1000)
  }

  cut(code: number): void {
    if (this.state === 'closed') return
    this.state = 'closed'
    this.network.forget(this)
    this.server?.closed()
    this.server = null
    tell(this.onclose, { code })
  }
}

/** Calls a listener of the socket with the part of the event that clients read. */
function tell(listener: ((event: never) => void) | null, event: object): void {
  const typed = listener as ((event: object) => void) | null
  typed?.(event)
}
