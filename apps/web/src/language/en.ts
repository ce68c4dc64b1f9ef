import { enDrafting } from './en-drafting.ts'
import { enEarly } from './en-early.ts'
import { enFinding } from './en-finding.ts'
import { enPeople } from './en-people.ts'
import { enRefusals } from './en-refusals.ts'
import { enRefused } from './en-refused.ts'
import { enRegulations } from './en-regulations.ts'
import { enThreads } from './en-threads.ts'
import { enTool } from './en-tool.ts'
import { enWriting } from './en-writing.ts'
import type { vi } from './vi.ts'

/** The same in English; a missing or a surplus key does not compile. */
export const en = {
  ...enTool,
  ...enRefusals,
  ...enRefused,
  ...enPeople,
  ...enRegulations,
  ...enEarly,
  ...enDrafting,
  ...enThreads,
  ...enFinding,
  ...enWriting,
} satisfies Record<keyof typeof vi, string>
