import { mayInDepartment } from '@cucao/people'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { sessionQuery } from './api/people.ts'
import type { Me } from './api/people.ts'
import { regulationQuery } from './api/regulations.ts'
import { chooseLanguage } from './language/language-store.ts'
import { useLanguage, useText } from './language/text.ts'
import { SearchLink } from './finding/search-link.tsx'
import { useSearchKey } from './finding/use-search-key.ts'
import { AccountMenu } from './people/account-menu.tsx'
import { localPath } from './people/local-path.ts'
import { kindKey } from './regulations/regulation-words.ts'
import css from './frame.module.css'
import { NotFound } from './state-screens.tsx'
import { Button } from './ui/button.tsx'
import { OfflineBar } from './ui/offline-bar.tsx'
import { TopBar } from './ui/top-bar.tsx'

const contentId = 'noi-dung'

/** Around every screen: the way past the bar for keyboards, and the word that the network is gone. */
export function RootFrame() {
  const t = useText()
  return (
    <>
      <a href={`#${contentId}`} className={css.skip}>
        {t('tool.skip')}
      </a>
      <OfflineBar title={t('tool.offline')} next={t('tool.offline.next')} />
      <Outlet />
    </>
  )
}

/** The mark; it leads to the list of drafts from everywhere. */
export function HomeMark() {
  const t = useText()
  return (
    <Link to="/" className="home-mark">
      <span aria-hidden="true">CA</span>
      <span className="visually-hidden">{`${t('tool.name')}: ${t('tool.home')}`}</span>
    </Link>
  )
}

function Content({ children }: { children: ReactNode }) {
  return (
    <main id={contentId} tabIndex={-1} className={css.content}>
      {children}
    </main>
  )
}

/** For pages that need no session: the name of the house and the other language. */
export function PublicFrame() {
  const t = useText()
  const language = useLanguage()
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <>
      <TopBar
        mark={<HomeMark />}
        title={t('tool.name')}
        right={
          <Button kind="quiet" size="small" lang={other} onClick={() => chooseLanguage(other)}>
            {t('tool.language.switch')}
          </Button>
        }
      />
      <Content>
        <Outlet />
      </Content>
    </>
  )
}

/** An address that leads nowhere still has the bar, and the way back. */
export function LostFrame() {
  const t = useText()
  return (
    <>
      <TopBar mark={<HomeMark />} title={t('tool.name')} />
      <Content>
        <NotFound />
      </Content>
    </>
  )
}

/** Draws nothing without a person: a session that ended leads to the sign-in page and back. */
function useMe() {
  return useQuery(sessionQuery).data?.person ?? null
}

/** Leads to the sign-in page, once. The address is read then, not followed: on the way it is already the sign-in page's. */
export function ToSignIn() {
  const router = useRouter()
  useEffect(() => {
    // Who signed out of her own will is on the way already, and the next person need not come back here.
    if (router.latestLocation.pathname === '/dang-nhap') return
    const next = localPath(router.state.location.href)
    const search = next === null || next === '/' ? {} : { tiep: next }
    void router.navigate({ to: '/dang-nhap', search, replace: true })
  }, [router])
  return null
}

/** Around what stands in place of a text: it opens, it cannot be opened, or it may no longer be seen. */
export function TextFrame(props: {
  title?: string | undefined
  /** The session is over, whatever the page still remembers of it. */
  signedOut?: boolean
  children: ReactNode
}) {
  const { title, signedOut = false, children } = props
  const t = useText()
  const me = useMe()
  return (
    <>
      <TopBar
        mark={<HomeMark />}
        title={title ?? t('tool.name')}
        right={me && !signedOut ? <AccountMenu me={me} /> : undefined}
      />
      <Content>{children}</Content>
    </>
  )
}

function Right({ me }: { me: Me }) {
  return (
    <>
      <SearchLink />
      <AccountMenu me={me} />
    </>
  )
}

export function DepartmentFrame() {
  const t = useText()
  const me = useMe()
  useSearchKey()
  if (!me) return <ToSignIn />
  const administers = mayInDepartment(me.departmentRole, 'manage-people')
  const nav = administers ? (
    <>
      <Link to="/" activeOptions={{ exact: true }}>
        {t('tool.home')}
      </Link>
      <Link to="/quan-tri/nguoi">{t('tool.people')}</Link>
      <Link to="/quan-tri/to-chuc">{t('tool.organisations')}</Link>
    </>
  ) : undefined
  return (
    <>
      <TopBar
        mark={<HomeMark />}
        title={t('tool.name')}
        nav={nav}
        navLabel={t('tool.navigation')}
        right={<Right me={me} />}
      />
      <Content>
        <Outlet />
      </Content>
    </>
  )
}

/** Around the screens of one draft beside its text. */
export function RegulationFrame() {
  const t = useText()
  const me = useMe()
  const id = useParams({ strict: false }).id ?? ''
  useSearchKey()
  const { data } = useQuery({ ...regulationQuery(id), enabled: me !== null })
  if (!me) return <ToSignIn />
  const led = data?.leadOrganisation
    ? ` · ${t('home.led-by', { organisation: data.leadOrganisation })}`
    : ''
  return (
    <>
      <TopBar
        mark={<HomeMark />}
        title={data?.title ?? '\u00a0'}
        small={data ? `${t(kindKey(data.kind))}${led}` : '\u00a0'}
        nav={
          <>
            <Link to="/du-thao/$id" params={{ id }} activeOptions={{ exact: true }}>
              {t('regulation.tab.text')}
            </Link>
            <Link to="/du-thao/$id/nguoi" params={{ id }}>
              {t('regulation.tab.people')}
            </Link>
            <Link to="/du-thao/$id/phien-ban" params={{ id }}>
              {t('regulation.tab.versions')}
            </Link>
          </>
        }
        navLabel={t('regulation.sections')}
        right={<Right me={me} />}
      />
      <Content>
        <Outlet />
      </Content>
    </>
  )
}
