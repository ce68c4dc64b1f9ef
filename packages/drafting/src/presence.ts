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
  /** Everybody else, as a count of people. */
  readers: number
}

/** Editors named in one digest: the frame stays below 16 kB whatever the room holds. */
export const digestEditors = 60

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
  const listed = [...editors.values()].slice(0, digestEditors)
  return { editors: listed, moreEditors: editors.size - listed.length, readers: readers.size }
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
  const { editors, moreEditors, readers } = value as Partial<PresenceDigest>
  if (!Array.isArray(editors) || typeof moreEditors !== 'number' || typeof readers !== 'number')
    return null
  return editors.every(isEditor) ? { editors, moreEditors, readers } : null
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
