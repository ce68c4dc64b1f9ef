import { commentBody } from './thread.ts'
import type { Answer, CommentRefusal } from './thread.ts'

/** What an opinion (ý kiến) says of its place. */
export const opinionKinds = [
  'agree', // thống nhất
  'amend', // đề nghị sửa
  'object', // không thống nhất
  'ask', // đề nghị làm rõ
] as const
export type OpinionKind = (typeof opinionKinds)[number]

/** What is to stand instead of, or after, the provision an opinion is on. */
export const proposalKinds = [
  'replace', // other words for this provision
  'add-after', // a provision more, behind this one
  'delete', // this provision goes
] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** A proposed wording (phương án đề xuất); `words` is empty where the provision is to go. */
export interface Proposal {
  kind: ProposalKind
  words: string
}

/** What somebody has to say, before it is known where in the text and in whose name. */
export interface OpinionWords {
  kind: OpinionKind
  /** Why; may be empty where one agrees, or where a proposed wording speaks for itself. */
  reason: string
  proposal: Proposal | null
}

export type OpinionRefusal =
  | Exclude<CommentRefusal, 'empty'>
  | 'reason-missing' // an objection or a question without words
  | 'nothing-proposed' // an amendment that says neither what nor why
  | 'proposal-without-words'
  | 'proposal-unfit' // a wording where one agrees, objects or asks, or on the text as a whole

/**
 * What is stored of an opinion: reason and wording as comments are (NFC, trimmed, at most 20,000 characters
 * each, no control characters). A wording belongs to an amendment of one provision.
 */
export function opinionWords(
  input: OpinionWords,
  on: 'whole' | 'provision',
): Answer<OpinionWords, OpinionRefusal> {
  const reason = kept(input.reason)
  if (!reason.ok) return reason
  const { kind, proposal } = input
  if (proposal === null) {
    if (reason.value === '' && kind !== 'agree')
      return { ok: false, reason: kind === 'amend' ? 'nothing-proposed' : 'reason-missing' }
    return { ok: true, value: { kind, reason: reason.value, proposal } }
  }
  if (kind !== 'amend' || on === 'whole') return { ok: false, reason: 'proposal-unfit' }
  const words = kept(proposal.kind === 'delete' ? '' : proposal.words)
  if (!words.ok) return words
  if (words.value === '' && proposal.kind !== 'delete')
    return { ok: false, reason: 'proposal-without-words' }
  return {
    ok: true,
    value: { kind, reason: reason.value, proposal: { kind: proposal.kind, words: words.value } },
  }
}

/** As `commentBody`, where nothing is also an answer. */
function kept(input: string): Answer<string, Exclude<CommentRefusal, 'empty'>> {
  const body = commentBody(input)
  if (body.ok) return body
  return body.reason === 'empty' ? { ok: true, value: '' } : { ok: false, reason: body.reason }
}
