import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { mayInDepartment } from '@cucao/people'
import type { DepartmentAction } from '@cucao/people'
import { useCallback, useMemo } from 'react'
import { sessionQuery } from './api/people.ts'
import { readArrival } from './drafting/arrival.ts'
import { addressFor, askedIn, readSearchAddress } from './finding/search-address.ts'
import type { SearchAsked } from './finding/search-api.ts'
import { DepartmentFrame, LostFrame, PublicFrame, RegulationFrame, RootFrame } from './frame.tsx'
import { JoinScreen } from './people/join-screen.tsx'
import { LinkScreen } from './people/link-screen.tsx'
import { localPath } from './people/local-path.ts'
import { SignInScreen } from './people/sign-in-screen.tsx'
import { HomeScreen } from './regulations/home-screen.tsx'
import { NoRight, ScreenFailed } from './state-screens.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: RootFrame,
  notFoundComponent: LostFrame,
})

const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame })

const signIn = createRoute({
  getParentRoute: () => open,
  path: '/dang-nhap',
  validateSearch: (search: Record<string, unknown>): { tiep?: string } => {
    const next = localPath(search.tiep)
    return next === null ? {} : { tiep: next }
  },
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch(() => null)
    if (session?.person) throw redirect({ href: search.tiep ?? '/' })
  },
  component: function SignInRoute() {
    return <SignInScreen next={signIn.useSearch().tiep ?? '/'} />
  },
})

const link = createRoute({
  getParentRoute: () => open,
  path: '/thiet-lap/$token',
  component: function LinkRoute() {
    return <LinkScreen token={link.useParams().token} />
  },
})

const join = createRoute({
  getParentRoute: () => open,
  path: '/moi/$token',
  component: function JoinRoute() {
    return <JoinScreen token={join.useParams().token} />
  },
})

/** Everything below needs a session; without one the sign-in page comes first and leads back here. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const { person } = await context.queryClient.ensureQueryData(sessionQuery)
    if (!person) {
      const tiep = location.href === '/' ? undefined : location.href
      throw redirect({ to: '/dang-nhap', search: tiep ? { tiep } : {} })
    }
    return { person }
  },
})

const department = createRoute({
  getParentRoute: () => signedIn,
  id: 'department',
  component: DepartmentFrame,
})

const home = createRoute({ getParentRoute: () => department, path: '/', component: HomeScreen })

const SearchScreen = lazyRouteComponent(() => import('./finding/search-screen.tsx'), 'SearchScreen')
const search = createRoute({
  getParentRoute: () => department,
  path: '/tim',
  validateSearch: readSearchAddress,
  component: function SearchRoute() {
    const address = search.useSearch()
    const navigate = search.useNavigate()
    const asked = useMemo(() => askedIn(address), [address])
    const ask = useCallback(
      (asked: SearchAsked) => void navigate({ search: addressFor(asked), replace: true }),
      [navigate],
    )
    return <SearchScreen asked={asked} onAsk={ask} />
  },
})

/** A screen of the department that only some may see; the server refuses the others in any case. */
function departmentScreen<Path extends string>(
  path: Path,
  action: DepartmentAction,
  component: ReturnType<typeof lazyRouteComponent>,
) {
  return createRoute({
    getParentRoute: () => department,
    path,
    component: function DepartmentScreen() {
      const { person } = signedIn.useRouteContext()
      const Screen = component
      return mayInDepartment(person.departmentRole, action) ? <Screen /> : <NoRight />
    },
  })
}

const importText = departmentScreen(
  '/nhap',
  'create-regulation',
  lazyRouteComponent(() => import('./regulations/import-screen.tsx'), 'ImportScreen'),
)
const people = departmentScreen(
  '/quan-tri/nguoi',
  'manage-people',
  lazyRouteComponent(() => import('./people/people-screen.tsx'), 'PeopleScreen'),
)
const organisations = departmentScreen(
  '/quan-tri/to-chuc',
  'manage-organisations',
  lazyRouteComponent(() => import('./people/organisations-screen.tsx'), 'OrganisationsScreen'),
)

const DraftingScreen = lazyRouteComponent(
  () => import('./drafting/drafting-screen.tsx'),
  'DraftingScreen',
)
const drafting = createRoute({
  getParentRoute: () => signedIn,
  path: '/du-thao/$id',
  validateSearch: readArrival,
  component: function DraftingRoute() {
    const { id } = drafting.useParams()
    return <DraftingScreen key={id} regulationId={id} />
  },
})

const regulation = createRoute({
  getParentRoute: () => signedIn,
  id: 'regulation',
  component: RegulationFrame,
})
const MembersScreen = lazyRouteComponent(
  () => import('./people/members-screen.tsx'),
  'MembersScreen',
)
const members = createRoute({
  getParentRoute: () => regulation,
  path: '/du-thao/$id/nguoi',
  component: function MembersRoute() {
    return <MembersScreen regulationId={members.useParams().id} />
  },
})
const VersionsScreen = lazyRouteComponent(
  () => import('./publishing/versions-screen.tsx'),
  'VersionsScreen',
)
const versions = createRoute({
  getParentRoute: () => regulation,
  path: '/du-thao/$id/phien-ban',
  component: function VersionsRoute() {
    return <VersionsScreen regulationId={versions.useParams().id} />
  },
})

const tree = root.addChildren([
  open.addChildren([signIn, link, join]),
  signedIn.addChildren([
    department.addChildren([home, search, importText, people, organisations]),
    drafting,
    regulation.addChildren([members, versions]),
  ]),
])

export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultErrorComponent: ScreenFailed,
    defaultNotFoundComponent: LostFrame,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
