import type { Compilable } from 'kysely'
import type { Rows } from './open.ts'

/**
 * A question of which only the values change, put into words once: to build and print it anew each time
 * takes as long as its answer. `question` names its parameters in the order in which they are given later.
 */
export function askedOften<Row>(db: Rows, question: () => Compilable<Row>) {
  let words: ReturnType<Compilable<Row>['compile']> | null = null
  return async (...parameters: readonly unknown[]): Promise<Row[]> => {
    words ??= question().compile()
    if (parameters.length !== words.parameters.length)
      throw new Error(`${words.parameters.length} parameters are wanted, not ${parameters.length}`)
    return (await db.executeQuery<Row>({ ...words, parameters })).rows
  }
}
