import type { Clock } from './clock.ts'

/** At the gate nobody is known yet; behind it those who write or come back are told from those who are new. */
export type Lane = 'gate' | 'returning' | 'new'

/** Whose turn it is. Who holds the text already needs little of it and has words to bring; nobody waits for ever. */
const order: readonly Lane[] = ['returning', 'gate', 'returning', 'new']

export interface AdmissionOptions {
  clock: Clock
  /** What arrivals may take of one turn of the loop; the rest of it belongs to those who are in. */
  turnMilliseconds: number
  /** What they may be given in it. */
  turnBytes: number
  /** Arrivals for whom the database is asked at once. */
  atOnce: number
}

/**
 * Lets people in as they came, no faster than those who are writing can bear: what a thousand arrivals
 * cost is spread over turns of the loop, between which every other message is read and every commit made.
 * Whoever comes alone is let in at once.
 */
export class Admission {
  private readonly options: AdmissionOptions
  /** Each lets one in, unless he has gone. */
  private readonly lanes: Record<Lane, (() => void)[]> = { gate: [], returning: [], new: [] }
  private next = 0
  private spentMilliseconds = 0
  private spentBytes = 0
  private underWay = 0
  private turnComes = false

  constructor(options: AdmissionOptions) {
    this.options = options
  }

  get waiting(): number {
    return this.lanes.gate.length + this.lanes.returning.length + this.lanes.new.length
  }

  /**
   * Does `work` when it is its turn; not at all where `isGone` by then. `work` answers how many bytes it
   * gave to the network. Settles as the work does.
   */
  enter(lane: Lane, isGone: () => boolean, work: () => number | Promise<number>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.lanes[lane].push(() => {
        if (isGone()) resolve()
        else this.letIn(work).then(resolve, reject)
      })
      this.goOn()
    })
  }

  private goOn(): void {
    const { turnMilliseconds, turnBytes } = this.options
    while (this.spentMilliseconds < turnMilliseconds && this.spentBytes < turnBytes) {
      const letIn = this.take()
      if (!letIn) return
      letIn()
    }
  }

  private take(): (() => void) | undefined {
    for (let step = 0; step < order.length; step++) {
      const lane = order[(this.next + step) % order.length] ?? 'gate'
      if (lane === 'gate' && this.underWay >= this.options.atOnce) continue
      const first = this.lanes[lane].shift()
      if (!first) continue
      this.next = (this.next + step + 1) % order.length
      return first
    }
    return undefined
  }

  private async letIn(work: () => number | Promise<number>): Promise<void> {
    const { clock } = this.options
    const begun = clock.now()
    this.underWay++
    try {
      const given = work()
      this.spentBytes += typeof given === 'number' ? given : await given
    } finally {
      this.underWay--
      this.spentMilliseconds += clock.now() - begun
      this.nextTurn()
    }
  }

  /** Comes after everybody else was heard. */
  private nextTurn(): void {
    if (this.turnComes) return
    this.turnComes = true
    this.options.clock.soon(() => {
      this.turnComes = false
      this.spentMilliseconds = 0
      this.spentBytes = 0
      this.goOn()
    })
  }
}
