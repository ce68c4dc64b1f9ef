import { newId } from './new-id.ts'
import type { Rows } from './open.ts'

/** An act of power: who did what to whom or what, when. Written in the transaction of the act itself. */
export interface Act {
  /** null: the operator at the command line, or the program. */
  actorId: string | null
  /** Words of the domain: 'member-changed', 'invitation-revoked'. */
  action: string
  /** Id of the person, regulation or invitation acted on. */
  subject: string
  /** What a reader of the record needs; never a secret. */
  detail?: Record<string, unknown>
  at: number
}

export async function recordAct(db: Rows, act: Act): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: newId(),
      time: act.at,
      actor_id: act.actorId,
      action: act.action,
      subject: act.subject,
      detail: JSON.stringify(act.detail ?? {}),
    })
    .execute()
}
