import * as Y from 'yjs'

/**
 * Yjs knows nothing of moving: what is moved, split off, joined or brought back is written anew. So that everybody
 * knows which letter a new one is, its writer says so: the text of a copy holds, as attributes of its own that no
 * reader of words ever sees, whose copies its letters are. Always of the letter that was typed, its root, however
 * often it was copied since, and with the generation: one more than that of any copy it takes the place of.
 */
const prefix = 'of '

/** `length` letters from `first` on are those from `root` on. */
export interface CopiedRun {
  first: Y.ID
  root: Y.ID
  length: number
  generation: number
}

/** Which letter one is. */
export interface Origin {
  root: Y.ID
  /** 0: the one that was typed. */
  generation: number
}

export interface CopiedLetter extends Origin {
  id: Y.ID
}

/** Letters written just now, all by one client and in order, with what they are copies of. */
export function recordRoots(text: Y.XmlText, copies: readonly CopiedLetter[]): void {
  const runs: CopiedRun[] = []
  for (const { id, root, generation } of copies) {
    const last = runs.at(-1)
    const continues =
      last &&
      last.generation === generation &&
      last.root.client === root.client &&
      last.root.clock + last.length === root.clock &&
      last.first.clock + last.length === id.clock
    if (continues) last.length++
    else runs.push({ first: id, root, length: 1, generation })
  }
  const [first] = runs
  if (!first) return
  const { client, clock } = first.first
  const numbers = runs.flatMap((run) => [
    run.first.clock,
    run.root.client,
    run.root.clock,
    run.length,
    run.generation,
  ])
  text.setAttribute(`${prefix}${client}:${clock}`, numbers)
}

const namesRoots = (attribute: string | null): attribute is string =>
  attribute?.startsWith(prefix) ?? false

/** What one attribute says; nothing where it is none of ours. */
function copiedRunsOf(name: string, item: Y.Item): CopiedRun[] {
  const numbers: unknown = item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : null
  const client = Number(name.slice(prefix.length).split(':')[0])
  if (!Array.isArray(numbers) || numbers.length % 5 > 0 || !isCount(client)) return []
  if (!numbers.every(isCount)) return []
  const runs: CopiedRun[] = []
  for (let at = 0; at < numbers.length; at += 5) {
    const [clock = 0, rootClient = 0, rootClock = 0, length = 0, generation = 0] = numbers.slice(at)
    const [first, root] = [Y.createID(client, clock), Y.createID(rootClient, rootClock)]
    runs.push({ first, root, length, generation })
  }
  return runs
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** Also of a text that was deleted in this moment. */
export function copiedRunsIn(text: Y.XmlText): CopiedRun[] {
  const runs: CopiedRun[] = []
  for (const [name, item] of text._map) if (namesRoots(name)) runs.push(...copiedRunsOf(name, item))
  return runs
}

/** Which letter each of a text is. `remembered`: what the text said before it was deleted and forgotten. */
export function originsIn(
  text: Y.XmlText,
  remembered: readonly CopiedRun[] = [],
): (id: Y.ID) => Origin {
  const runs = text._map.size > 0 ? [...remembered, ...copiedRunsIn(text)] : remembered
  return (id) => {
    const run = runs.find(
      ({ first, length }) =>
        id.client === first.client && id.clock >= first.clock && id.clock < first.clock + length,
    )
    if (!run) return { root: id, generation: 0 }
    const clock = run.root.clock + id.clock - run.first.clock
    return { root: Y.createID(run.root.client, clock), generation: run.generation }
  }
}

/** The copies that a change brought. */
export function copiesWritten({ doc, beforeState, afterState }: Y.Transaction): CopiedRun[] {
  const found: CopiedRun[] = []
  for (const [client, end] of afterState)
    for (let clock = beforeState.get(client) ?? 0; clock < end;) {
      const struct: Y.AbstractStruct = Y.getItem(doc.store, Y.createID(client, clock))
      clock = struct.id.clock + struct.length
      const name = struct instanceof Y.Item ? struct.parentSub : null
      if (struct instanceof Y.Item && struct.parent instanceof Y.XmlText && namesRoots(name))
        found.push(...copiedRunsOf(name, struct))
    }
  return found
}
