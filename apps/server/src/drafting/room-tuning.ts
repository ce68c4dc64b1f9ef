/** The numbers that decide how a room spends the machine; see SPEC.md and the campaign's figures. */
export interface RoomTuning {
  /** Milliseconds between two commits of a room of so many people; an idle room does not wait. */
  window(people: number): number
  /** Milliseconds between two frames to those who only read; 0: with everybody else. */
  readerPeriod(people: number): number
  /** Beyond so many unsent bytes a receiver is skipped and brought up to date later. */
  mostUnsentBytes: number
  /** Updates that do not continue the text, in the life of a line. */
  mostGaps: number
}

/**
 * `load` is the share of time the loop is busy, 0…1: a busy process waits longer and writes less often,
 * which is what makes it less busy.
 */
export function roomTuning(load: () => number): RoomTuning {
  return {
    window: (people) => Math.min(50, (people / 20) ** 2 * (1 + load())),
    readerPeriod: (people) => (people <= 120 ? 0 : Math.min(125, people / 6)),
    mostUnsentBytes: 256 * 1024,
    mostGaps: 20,
  }
}
