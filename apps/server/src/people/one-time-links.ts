import type { Rows } from '../database/open.ts'
import { hashOfSecret, looksLikeSecret, newSecret } from './secrets.ts'
import { peopleStore } from './store.ts'
import type { LinkPurpose, LinkRecord } from './store.ts'

const hour = 3600_000
/** How long a link of each purpose waits to be used (ms). */
const life: Record<LinkPurpose, number> = {
  'set-up': 24 * hour,
  'set-password': 7 * 24 * hour,
  'become-account': 7 * 24 * hour,
  'demo-sign-in': 30 * 24 * hour,
}

/** A new link; earlier ones to the same end stop working. The secret is answered once and not stored. */
export async function issueLink(
  db: Rows,
  purpose: LinkPurpose,
  personId: string | null,
  now: number,
): Promise<string> {
  const store = peopleStore(db)
  await store.endLinks(purpose, personId, now)
  const secret = newSecret()
  const link = { purpose, personId, expiresAt: now + life[purpose], usedAt: null }
  await store.addLink(hashOfSecret(secret), link, now)
  return secret
}

/**
 * The address of the one-time link with which the first administrator is made; null where there is one
 * already. Each call ends the links given before.
 */
export async function setUpAddress(
  db: Rows,
  publicUrl: string,
  now: number,
): Promise<string | null> {
  if (await peopleStore(db).hasAdministrator()) return null
  return linkAddress(publicUrl, await issueLink(db, 'set-up', null, now))
}

export function linkAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/thiet-lap/${secret}`
}

export type LinkLookup =
  | { ok: true; tokenHash: string; link: LinkRecord }
  | { ok: false; reason: 'link-unknown' | 'link-expired' | 'link-used-up' }

/** The link behind a secret, if it may be used now. A malformed secret is unknown. */
export async function findLink(db: Rows, secret: string, now: number): Promise<LinkLookup> {
  if (!looksLikeSecret(secret)) return { ok: false, reason: 'link-unknown' }
  const tokenHash = hashOfSecret(secret)
  const link = await peopleStore(db).link(tokenHash)
  if (!link) return { ok: false, reason: 'link-unknown' }
  if (link.usedAt !== null) return { ok: false, reason: 'link-used-up' }
  if (link.expiresAt <= now) return { ok: false, reason: 'link-expired' }
  return { ok: true, tokenHash, link }
}
