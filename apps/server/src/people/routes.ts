import { newApi } from '../api.ts'
import { becomeAccountRoutes } from './become-account-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { invitationRoutes } from './membership/invitation-routes.ts'
import { joinRoutes } from './membership/join-routes.ts'
import { memberRoutes } from './membership/member-routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleRoutesOfAdministrators } from './people-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

/** Everything about who takes part. */
export function peopleRoutes(deps: PeopleDeps) {
  return newApi()
    .route('/', signInRoutes(deps))
    .route('/', linkRoutes(deps))
    .route('/', becomeAccountRoutes(deps))
    .route('/', peopleRoutesOfAdministrators(deps))
    .route('/', organisationRoutes(deps))
    .route('/', memberRoutes(deps))
    .route('/', invitationRoutes(deps))
    .route('/', joinRoutes(deps))
}
