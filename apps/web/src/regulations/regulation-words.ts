import type { RegulationRole, RegulationState } from '@cucao/people'
import type { RegulationKind } from '../api/regulations.ts'
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
