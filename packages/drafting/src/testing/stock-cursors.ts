import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** What the `y-websocket` package does with cursors that come in, and nothing of ours. */
export class StockCursors {
  readonly awareness: Awareness

  constructor(doc: Y.Doc) {
    this.awareness = new Awareness(doc)
  }

  received({ update }: { update: Uint8Array }): void {
    applyAwarenessUpdate(this.awareness, update, this)
  }
}
