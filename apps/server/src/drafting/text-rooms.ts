import type { ChangeTopic } from '@cucao/drafting'
import type { RegulationText } from '@cucao/regulation'

/** The text cannot be read or written now: its storage fails. What was asked may be asked again. */
export class TextNotReady extends Error {}

/** What the other folders may ask of the living texts. Given to them by main.ts. */
export interface TextRooms {
  /** Writes the first text of a regulation. Throws where it has one: a text is seeded once. */
  seed(regulationId: string, text: RegulationText, actor: string): Promise<void>
  /** The text as durable now, with the log position it was read at. Reads off the thread that serves rooms. */
  read(regulationId: string): Promise<{ text: RegulationText; sequence: number }>
  /** The encoded text as folded last, without what came since; the same bytes while that fold stands. */
  state(regulationId: string): Promise<{ bytes: Uint8Array; sequence: number }>
  /** How long that is, where the text is in memory; 0 where it is not, or was never folded. */
  stateBytes(regulationId: string): number
  /** Tells everybody in the room that something beside the text changed. */
  announce(regulationId: string, topic: ChangeTopic): void
}
