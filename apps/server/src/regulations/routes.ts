import { newApi } from '../api.ts'
import { importRoutes } from './import-routes.ts'
import { regulationRecordRoutes } from './regulation-routes.ts'
import type { RegulationsDeps } from './regulations-deps.ts'
import { stateRoutes } from './state-routes.ts'
import { textRoutes } from './text-routes.ts'

/** Regulations: their records and their durable texts. */
export function regulationsRoutes(deps: RegulationsDeps) {
  return newApi()
    .route('/', importRoutes(deps))
    .route('/', regulationRecordRoutes(deps))
    .route('/', textRoutes(deps))
    .route('/', stateRoutes(deps))
}
