import type { Line } from '@cucao/people'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import { refusalStatus, refuse } from './errors.ts'
import type { Reason } from './errors.ts'

/** What app.ts puts into every request's context. */
export interface AppEnvironment {
  Variables: {
    /** For `<style nonce>` of a page the server renders itself. */
    cspNonce: string
  }
}

/**
 * A folder's routes. What does not fit the declared shape is refused as malformed with the name of the
 * field; what fits but breaks a rule of a `lineField` as not acceptable, detail `field:fault`.
 */
export function newApi() {
  return new OpenAPIHono<AppEnvironment>({
    defaultHook: (result, c) => {
      if (result.success) return
      const issue = result.error.issues[0]
      const field = issue?.path.join('.') || result.target
      const fault = issue?.code === 'custom' ? issue.params?.fault : undefined
      return fault === undefined
        ? refuse(c, 'malformed-request', field)
        : refuse(c, 'not-acceptable', `${field}:${fault}`)
    },
  })
}

const refusalSchema = z
  .object({
    reason: z.enum(Object.keys(refusalStatus) as [Reason, ...Reason[]]),
    detail: z.string().optional(),
  })
  .openapi('Refusal')

interface RefusalAnswer {
  description: string
  content: { 'application/json': { schema: typeof refusalSchema } }
}

/** The refusals a route may give, for its declaration: one answer for each status, naming its reasons. */
export function refusals<const R extends Reason>(...reasons: R[]) {
  const answers: Record<number, RefusalAnswer> = {}
  for (const reason of reasons) {
    const status = refusalStatus[reason]
    const others = answers[status]?.description
    answers[status] = {
      description: others ? `${others}, ${reason}` : reason,
      content: { 'application/json': { schema: refusalSchema } },
    }
  }
  return answers as { [K in R as (typeof refusalStatus)[K]]: RefusalAnswer }
}

/** A JSON answer of a route's declaration. */
export function json<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { 'application/json': { schema } } }
}

/** A JSON body of a route's declaration; always required, so that no content type skips the check. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true as const, content: { 'application/json': { schema } } }
}

/** An id of ours in a path or body: short, of letters that need no escaping. */
export const idSchema = z.string().regex(/^[\w-]{1,64}$/)

/** A secret of a link as it stands in an address. One that does not fit is unknown, not malformed. */
export const tokenSchema = z.string().max(200)

/** A line of text under a rule of @cucao/people; what goes on is the cleaned line. */
export function lineField(rule: (raw: string) => Line) {
  return z.string().transform((raw, context) => {
    const line = rule(raw)
    if (line.ok) return line.value
    context.addIssue({ code: 'custom', params: { fault: line.reason } })
    return z.NEVER
  })
}

/** The answer of a route that has nothing to say. */
export const done = z.object({})
