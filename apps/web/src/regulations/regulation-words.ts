import type { RegulationRole, RegulationState } from '@cucao/people'
import type { RegulationKind, WarningReason } from '@cucao/regulation'
import type { TextKey } from '../language/text.ts'

/** Loại văn bản. */
export const kindWords = {
  decree: 'kind.decree',
  circular: 'kind.circular',
  decision: 'kind.decision',
  resolution: 'kind.resolution',
  law: 'kind.law',
  other: 'kind.other',
} as const satisfies Record<RegulationKind, TextKey>

export const regulationKinds = Object.keys(kindWords) as RegulationKind[]

/** A kind as the server names it; one that a newer server knows is another text here. */
export const kindKey = (kind: string) =>
  Object.hasOwn(kindWords, kind) ? kindWords[kind as RegulationKind] : 'kind.other'

/** Tình trạng của dự thảo. */
export const stateWords = {
  drafting: 'regulation-state.drafting',
  closed: 'regulation-state.closed',
} as const satisfies Record<RegulationState, TextKey>

/** Vai trò trên một dự thảo. */
export const roleWords = {
  'lead-drafter': 'role.lead-drafter',
  drafter: 'role.drafter',
  'opinion-giver': 'role.opinion-giver',
  reader: 'role.reader',
} as const satisfies Record<RegulationRole, TextKey>

/** What each role may do, in one line. */
export const roleMayWords = {
  'lead-drafter': 'role.lead-drafter.may',
  drafter: 'role.drafter.may',
  'opinion-giver': 'role.opinion-giver.may',
  reader: 'role.reader.may',
} as const satisfies Record<RegulationRole, TextKey>

/** Why a line of an imported text wants a look. */
export const warningWords = {
  'number-out-of-order': 'warning.number-out-of-order',
  'label-misread': 'warning.label-misread',
  'label-form': 'warning.label-form',
  'label-inside-line': 'warning.label-inside-line',
  'label-taken-as-words': 'warning.label-taken-as-words',
  'item-below-level': 'warning.item-below-level',
  'line-joined': 'warning.line-joined',
  'page-number': 'warning.page-number',
  'page-head': 'warning.page-head',
  'quotation-not-closed': 'warning.quotation-not-closed',
  'quotation-not-opened': 'warning.quotation-not-opened',
  'words-after-quotation': 'warning.words-after-quotation',
  'title-missing': 'warning.title-missing',
  'frame-inside-text': 'warning.frame-inside-text',
  'text-after-signature': 'warning.text-after-signature',
  'attached-title-missing': 'warning.attached-title-missing',
  'annex-out-of-order': 'warning.annex-out-of-order',
  'strange-character': 'warning.strange-character',
} as const satisfies Record<WarningReason, TextKey>
