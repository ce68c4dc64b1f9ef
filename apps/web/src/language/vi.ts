import { viDrafting } from './vi-drafting.ts'
import { viEarly } from './vi-early.ts'
import { viFinding } from './vi-finding.ts'
import { viPeople } from './vi-people.ts'
import { viRefusals } from './vi-refusals.ts'
import { viRefused } from './vi-refused.ts'
import { viRegulations } from './vi-regulations.ts'
import { viThreads } from './vi-threads.ts'
import { viTool } from './vi-tool.ts'
import { viWriting } from './vi-writing.ts'

/** The source of every word on the screen: Vietnamese, sentence case, as an official writes. */
export const vi = {
  ...viTool,
  ...viRefusals,
  ...viRefused,
  ...viPeople,
  ...viRegulations,
  ...viEarly,
  ...viDrafting,
  ...viThreads,
  ...viFinding,
  ...viWriting,
} as const
