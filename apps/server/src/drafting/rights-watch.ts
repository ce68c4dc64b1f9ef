import type { Gatekeeper, RightsChange, RightsChanges } from '../people/caller.ts'
import type { Clock } from './clock.ts'
import { mayWrite } from './gate.ts'
import type { Line } from './line.ts'
import type { LogSink } from './log-sink.ts'

/** Sessions looked up at once, so that a great change does not keep the database from everybody else. */
const atOnce = 16

/**
 * Rights act at once: on every change the lines concerned stop being read, are judged again, and go on
 * or are closed. A round every second finds what nobody announced: each regulation's count of changes,
 * and all sessions with one question.
 */
export class RightsWatch {
  private readonly stop: () => void
  private readonly gatekeeper: Gatekeeper
  private readonly lines: ReadonlySet<Line>
  private readonly clock: Clock
  private readonly sink: LogSink
  private readonly period: number
  private timer: unknown
  /** Changes that were announced so far. */
  changes = 0
  private closed = false

  constructor(options: {
    gatekeeper: Gatekeeper
    rights: RightsChanges
    lines: ReadonlySet<Line>
    clock: Clock
    sink: LogSink
    period: number
  }) {
    this.gatekeeper = options.gatekeeper
    this.lines = options.lines
    this.clock = options.clock
    this.sink = options.sink
    this.period = options.period
    this.stop = options.rights.listen((change) => this.changed(change))
    this.timer = this.clock.setTimer(this.round, this.period)
  }

  close(): void {
    this.closed = true
    this.stop()
    this.clock.clearTimer(this.timer)
  }

  private changed(change: RightsChange): void {
    const concerned = [...this.lines].filter(
      (line) =>
        (change.regulationId === undefined || change.regulationId === line.room.id) &&
        (change.personId === undefined || change.personId === line.personId) &&
        (change.sessionId === undefined || change.sessionId === line.sessionId),
    )
    this.changes++
    this.judgeAtOnce(concerned)
  }

  /**
   * A line whose gate began when there had been `changesBefore` changes: what changed while it stood there
   * was not told to it.
   */
  admitted(line: Line, changesBefore: number): void {
    if (this.changes !== changesBefore) this.judgeAtOnce([line])
  }

  /** Nothing of theirs is taken until they have been judged. */
  private judgeAtOnce(lines: Line[]): void {
    for (const line of lines) line.hold()
    void this.judge(lines, (line) => line.release())
  }

  private readonly round = (): void => {
    void this.look().finally(() => {
      if (!this.closed) this.timer = this.clock.setTimer(this.round, this.period)
    })
  }

  private async look(): Promise<void> {
    const all = [...this.lines]
    if (all.length === 0) return
    const byRoom = Map.groupBy(all, (line) => line.room.id)
    const concerned = new Set<Line>()
    for (const lines of byRoom.values()) {
      const [witness] = lines
      if (!witness) continue
      const access = await this.asked(() =>
        this.gatekeeper.accessTo(witness.personId, witness.room.id),
      )
      for (const line of lines)
        if (access === null || (access && access.epoch !== line.epoch)) concerned.add(line)
    }
    const sessions = [...new Set(all.map((line) => line.sessionId))]
    const holding = await this.asked(() => this.gatekeeper.sessionsHolding(sessions))
    for (const line of holding ? all : []) if (!holding?.has(line.sessionId)) concerned.add(line)
    await this.judge([...concerned])
  }

  /** Judges each person and room once, however many windows he has open. */
  private async judge(lines: Line[], judged: (line: Line) => void = () => {}): Promise<void> {
    const groups = [
      ...Map.groupBy(
        lines,
        (line) => `${line.room.id} ${line.personId} ${line.sessionId}`,
      ).values(),
    ]
    const worker = async () => {
      for (let group = groups.pop(); group; group = groups.pop())
        await this.judgeGroup(group).finally(() => group?.forEach(judged))
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }

  private async judgeGroup(group: Line[]): Promise<void> {
    const [first] = group
    if (!first) return
    const holding = await this.asked(() => this.gatekeeper.sessionsHolding([first.sessionId]))
    const holds = holding?.has(first.sessionId)
    const access = holds
      ? await this.asked(() => this.gatekeeper.accessTo(first.personId, first.room.id))
      : undefined
    for (const line of group) {
      if (holds === false) line.close('not-signed-in')
      else if (access === null) line.close('not-allowed')
      else if (access && (mayWrite(access) !== line.mayWrite || access.role !== line.role))
        line.close('rights-changed')
      else if (access) line.epoch = access.epoch
    }
  }

  /** undefined: the question could not be answered; the next round asks again. */
  private async asked<T>(question: () => Promise<T>): Promise<T | undefined> {
    try {
      return await question()
    } catch (error) {
      this.sink.error({ err: error }, 'rights could not be looked up')
      return undefined
    }
  }
}
