import type { AppType } from '@cucao/server/app'
import { hc } from 'hono/client'
import type { InferResponseType } from 'hono/client'
import { fetchWithTime } from './server-clock.ts'

/** The server's routes, typed by the server itself. The one door between the two apps. */
export const { api } = hc<AppType>('/', { fetch: fetchWithTime })

/** Every reason the server may refuse for; each of its refusals declares the whole list. */
export type Reason = InferResponseType<(typeof api)['sign-in']['$post'], 401>['reason']
