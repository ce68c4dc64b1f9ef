import type { RegulationState } from '@cucao/people'
import { recordAct } from '../database/audit.ts'
import { membershipStore } from '../people/membership/store.ts'
import type { RegulationsDeps } from './regulations-deps.ts'
import { regulationStore } from './store.ts'

/** Changes title or state. A change of state changes everybody's rights, so every socket looks again. */
export async function changeRegulation(
  { database, rights, rooms, now }: RegulationsDeps,
  personId: string,
  id: string,
  change: { title?: string; state?: RegulationState },
): Promise<void> {
  await database.db.transaction().execute(async (transaction) => {
    if (change.state !== undefined) await membershipStore(transaction).raiseEpoch(id)
    await regulationStore(transaction).changeRegulation(id, change)
    const action = change.state === undefined ? 'regulation-renamed' : `regulation-${change.state}`
    await recordAct(transaction, {
      actorId: personId,
      action,
      subject: id,
      detail: { ...change },
      at: now(),
    })
  })
  if (change.state !== undefined) rights.announce({ regulationId: id })
  rooms.announce(id, 'regulation')
}
