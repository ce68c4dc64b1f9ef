import type { Generated } from 'kysely'

/**
 * The tables, for SQLite and PostgreSQL alike. Times are milliseconds since 1970 (UTC), flags 0 or 1,
 * lists and objects JSON text, so that both databases hold and answer the same values.
 * Ids are random (newId); tokens are stored as SHA-256 only.
 */
export interface Database {
  organisation: {
    id: string
    /** 'ministry' | 'ministerial-agency' | 'province' | 'provincial-department' | 'enterprise' | 'association' | 'other' */
    kind: string
    name: string
    short_name: string | null
    /** Official code where there is one: BKHCN, or the province's statistics code. */
    code: string | null
    parent_id: string | null
    /** ISO dates; the organisation exists under this name from the one to before the other. */
    valid_from: string | null
    valid_to: string | null
    /** Where the fact comes from. */
    source: string | null
    created_at: number
  }
  person: {
    id: string
    /** 'account' signs in with e-mail and password; 'guest' came by a link. */
    kind: string
    name: string
    /** Lower case; null for a guest. */
    email: string | null
    /** PHC string of argon2id; null until the person sets one. */
    password_hash: string | null
    department_role: string
    organisation_id: string | null
    /** A guest's own words for where he belongs; an account's comes from organisation_id. */
    organisation_name: string | null
    unit: string | null
    position: string | null
    disabled_at: number | null
    created_at: number
  }
  session: {
    /** SHA-256 (hex) of the cookie value. */
    id: string
    person_id: string
    expires_at: number
    created_at: number
  }
  /** One-time links: first set-up, setting a password, demo sign-in. */
  one_time_link: {
    token_hash: string
    /** 'set-up' | 'set-password' | 'become-account' | 'demo-sign-in' */
    purpose: string
    person_id: string | null
    expires_at: number
    used_at: number | null
    created_at: number
  }
  regulation: {
    id: string
    title: string
    /** Document type: 'decree' | 'circular' | 'decision' | 'resolution' | 'law' | 'other'. */
    kind: string
    /** '2015' | '2025' */
    legal_regime: string
    /** RegulationState */
    state: string
    lead_organisation_id: string | null
    created_by: string
    created_at: number
    /** Raised with every change of anybody's rights on it. */
    rights_epoch: number
  }
  member: {
    regulation_id: string
    person_id: string
    /** RegulationRole */
    role: string
    /** JSON list of provision ids (chapters, articles) within which the person may comment; null: everywhere. */
    scope: string | null
    invitation_id: string | null
    added_at: number
  }
  invitation: {
    id: string
    regulation_id: string
    token_hash: string
    role: string
    scope: string | null
    note: string
    expires_at: number
    max_uses: number | null
    uses: number
    created_by: string
    created_at: number
    revoked_at: number | null
  }
  thread: {
    id: string
    regulation_id: string
    /** JSON Anchor of @cucao/consultation. */
    anchor: string
    /** Id of the provision it stands at, for counting. */
    provision_id: string
    /** 'open' | 'resolved' */
    state: string
    created_by: string
    created_at: number
    resolved_by: string | null
    resolved_at: number | null
  }
  comment: {
    id: string
    thread_id: string
    author_id: string
    body: string
    created_at: number
    edited_at: number | null
    withdrawn_at: number | null
  }
  /** Whom a comment mentions. It outlives the right it was checked against, and tells who lost that right nothing. */
  comment_mention: {
    comment_id: string
    person_id: string
    /** When this person was first mentioned in it. */
    created_at: number
  }
  /** Earlier wordings of an edited comment. */
  comment_history: {
    id: string
    comment_id: string
    body: string
    replaced_at: number
  }
  /** When a person last had a regulation's text open, and how far its log was then. */
  last_look: {
    person_id: string
    regulation_id: string
    at: number
    sequence: number
  }
  /** How far the words of a regulation can be found, and the ids they are found under; see word-index.ts. */
  finding_text: {
    number: Generated<number>
    regulation_id: string
    /** Position in the update log up to which its text was read; -1: not yet. */
    sequence: number
    last_provision: number
    last_comment: number
  }
  /** What the index found in the living text: a copy that can be thrown away and made again. */
  finding_provision: {
    id: number
    regulation_id: string
    provision_id: string
    /** Rises through the text, with gaps. */
    position: number
    /** 0 or 1. */
    is_heading: number
    address_vi: string
    address_en: string
    words: string
  }
  finding_comment: {
    id: number
    comment_id: string
  }
  /** On SQLite an FTS5 table without contents, on PostgreSQL two tsvectors. */
  finding_words: {
    rowid: number
    exact: string
    folded: string
  }
  version: {
    id: string
    regulation_id: string
    number: number
    title: string
    note: string
    /** JSON RegulationText, NFC. */
    content: string
    /** SHA-256 (hex) over the canonical content; see @cucao/publishing. */
    content_hash: string
    /** Position in the update log it was fixed at. */
    sequence: number
    created_by: string
    created_at: number
  }
  update_log: {
    room: string
    sequence: number
    actor: string
    session: string
    time: number
    bytes: Uint8Array
    /** CRC-32 or stronger of bytes, so that a damaged row is seen. */
    checksum: number
  }
  room_base: {
    room: string
    /** Updates up to this one are in `bytes`. */
    sequence: number
    bytes: Uint8Array
    state_vector: Uint8Array
    checksum: number
    time: number
  }
  /** Which session first used a Yjs client id in a room: nobody else may write under it. */
  room_client: {
    room: string
    client: number
    person_id: string
  }
  audit: {
    id: string
    time: number
    actor_id: string | null
    action: string
    subject: string
    detail: string
  }
}
