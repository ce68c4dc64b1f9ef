import { limits } from './protocol.ts'

/** Presence belongs to the server: it stamps who somebody is; a client only says where its cursor stands. */

/** Who is here, as the digest (message 67) lists it. */
export interface PresentEditor {
  personId: string
  name: string
  organisation: string | null
  /** Index into the palette of cursors; the same for one person in all windows while he is here. */
  colour: number
}

export interface PresenceDigest {
  /** Those who may write, at most `digestEditors`, in the order they came. */
  editors: PresentEditor[]
  /** Editors beyond that. */
  moreEditors: number
  /** Where those come from: the largest `digestOrganisations`, the largest first; the others are only in `moreEditors`. */
  moreFrom: { organisation: string | null; count: number }[]
  /** Everybody else, as a count of people. */
  readers: number
}

/** Editors named in one digest: the frame stays below 16 kB whatever the room holds. */
export const digestEditors = 60

/** Organisations of further editors in one digest. */
export const digestOrganisations = 12

/** Cursor colours there are; `colour` of a person is below it. */
export const cursorColours = 12

/** What other clients see of one: the cursor as the client said it, the rest stamped by the server. */
export interface CursorState {
  user: PresentEditor
  /** Relative positions as the editor's caret plugin writes them; null: no cursor in the text. */
  cursor: unknown
}

/**
 * What is broadcast for a state that a client sent: its `cursor` alone and the identity of its session.
 * A name, colour or anything else in it is dropped. null where the client took its state away.
 */
export function stampState(state: unknown, editor: PresentEditor): CursorState | null {
  if (state === null || typeof state !== 'object') return null
  const cursor: unknown = 'cursor' in state ? state.cursor : null
  const { personId, name, organisation, colour } = editor
  return { user: { personId, name, organisation, colour }, cursor: cursor ?? null }
}

/**
 * Id of the provision that a client says its cursor stands in. Believed as it is: one who says otherwise is
 * only shown where nobody sees him. null: it says nothing.
 */
export function placeOf(state: unknown): string | null {
  if (state === null || typeof state !== 'object' || !('at' in state)) return null
  const { at } = state
  return typeof at === 'string' && at.length <= limits.placeCharacters ? at : null
}

export interface PresentPerson extends PresentEditor {
  mayWrite: boolean
}

/** One person in several windows counts once, and as an editor if any window may write. */
export function digestOf(people: Iterable<PresentPerson>): PresenceDigest {
  const editors = new Map<string, PresentEditor>()
  const readers = new Set<string>()
  for (const { personId, name, organisation, colour, mayWrite } of people)
    if (mayWrite) editors.set(personId, { personId, name, organisation, colour })
    else readers.add(personId)
  for (const personId of editors.keys()) readers.delete(personId)
  const all = [...editors.values()]
  return {
    editors: all.slice(0, digestEditors),
    moreEditors: Math.max(0, all.length - digestEditors),
    moreFrom: countsOf(all.slice(digestEditors)),
    readers: readers.size,
  }
}

function countsOf(editors: readonly PresentEditor[]): PresenceDigest['moreFrom'] {
  const counts = new Map<string | null, number>()
  for (const { organisation } of editors)
    counts.set(organisation, (counts.get(organisation) ?? 0) + 1)
  return [...counts]
    .map(([organisation, count]) => ({ organisation, count }))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, digestOrganisations)
}

/** The digest of a message, or null where the text is not one. */
export function readDigest(json: string): PresenceDigest | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { editors, moreEditors, moreFrom, readers } = value as Partial<PresenceDigest>
  if (!Array.isArray(editors) || !Array.isArray(moreFrom)) return null
  if (typeof moreEditors !== 'number' || typeof readers !== 'number') return null
  return editors.every(isEditor) && moreFrom.every(isCount)
    ? { editors, moreEditors, moreFrom, readers }
    : null
}

function isCount(value: unknown): value is PresenceDigest['moreFrom'][number] {
  if (typeof value !== 'object' || value === null) return false
  const { organisation, count } = value as Partial<PresenceDigest['moreFrom'][number]>
  return (organisation === null || typeof organisation === 'string') && typeof count === 'number'
}

function isEditor(value: unknown): value is PresentEditor {
  if (typeof value !== 'object' || value === null) return false
  const { personId, name, organisation, colour } = value as Partial<PresentEditor>
  return (
    typeof personId === 'string' &&
    typeof name === 'string' &&
    (organisation === null || typeof organisation === 'string') &&
    typeof colour === 'number'
  )
}
