import type { Rows } from '../../database/open.ts'

/** Somebody who may be mentioned, as the one who mentions sees her. */
export interface Mentionable {
  personId: string
  name: string
  organisation: string | null
}

export interface Mentioned {
  personId: string
  name: string
}

/** Rows of who is mentioned where. Give it a transaction to act in one. */
export function mentionStore(db: Rows) {
  const rows = () =>
    db
      .selectFrom('comment_mention')
      .innerJoin('comment', 'comment.id', 'comment_mention.comment_id')
      .innerJoin('person', 'person.id', 'comment_mention.person_id')
      .select(['comment_mention.comment_id', 'comment_mention.person_id', 'person.name'])
      .orderBy('comment_mention.created_at')
      .orderBy('comment_mention.person_id')

  return {
    /** Of each comment of a regulation that mentions anybody, by the comment's id. */
    async ofRegulation(regulationId: string): Promise<Map<string, Mentioned[]>> {
      return byComment(
        await rows()
          .innerJoin('thread', 'thread.id', 'comment.thread_id')
          .where('thread.regulation_id', '=', regulationId)
          .execute(),
      )
    },
    async ofThread(threadId: string): Promise<Map<string, Mentioned[]>> {
      return byComment(await rows().where('comment.thread_id', '=', threadId).execute())
    },
    /** From now on the comment mentions these and nobody else; who stays keeps the first time. */
    async put(commentId: string, personIds: readonly string[], at: number): Promise<void> {
      const gone = db.deleteFrom('comment_mention').where('comment_id', '=', commentId)
      await (personIds.length === 0 ? gone : gone.where('person_id', 'not in', personIds)).execute()
      if (personIds.length === 0) return
      await db
        .insertInto('comment_mention')
        .values(
          [...new Set(personIds)].map((personId) => ({
            comment_id: commentId,
            person_id: personId,
            created_at: at,
          })),
        )
        .onConflict((conflict) => conflict.columns(['comment_id', 'person_id']).doNothing())
        .execute()
    },
    /**
     * Who has a role on the regulation now and may sign in. A guest is told only of its drafters and of
     * those whose words he can read anyway; `among` asks about these people alone.
     */
    async mentionable(
      regulationId: string,
      { guest, among }: { guest: boolean; among?: readonly string[] },
    ): Promise<Mentionable[]> {
      let members = db
        .selectFrom('member')
        .innerJoin('person', 'person.id', 'member.person_id')
        .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
        .select(['person.id', 'person.name', 'person.organisation_name'])
        .select('organisation.name as official_name')
        .where('member.regulation_id', '=', regulationId)
        .where('person.disabled_at', 'is', null)
        .orderBy('person.name')
        .orderBy('person.id')
      if (among) members = members.where('person.id', 'in', among)
      if (guest)
        members = members.where((row) =>
          row.or([
            row('member.role', 'in', ['lead-drafter', 'drafter']),
            row('person.id', 'in', (inner) =>
              inner
                .selectFrom('comment')
                .innerJoin('thread', 'thread.id', 'comment.thread_id')
                .select('comment.author_id')
                .where('thread.regulation_id', '=', regulationId),
            ),
          ]),
        )
      return (await members.execute()).map((row) => ({
        personId: row.id,
        name: row.name,
        organisation: row.official_name ?? row.organisation_name,
      }))
    },
  }
}
export type MentionStore = ReturnType<typeof mentionStore>

function byComment(rows: { comment_id: string; person_id: string; name: string }[]) {
  const mentioned = new Map<string, Mentioned[]>()
  for (const row of rows) {
    const those = mentioned.get(row.comment_id) ?? []
    mentioned.set(row.comment_id, those)
    those.push({ personId: row.person_id, name: row.name })
  }
  return mentioned
}
