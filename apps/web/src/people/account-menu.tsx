import { Menu, useMantineColorScheme } from '@mantine/core'
import type { MantineColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { tellSignedOut } from '../api/other-pages.ts'
import { useSignOut } from '../api/people.ts'
import type { Me } from '../api/people.ts'
import { forgetKeptWords } from '../consultation/comment-draft.ts'
import { chooseLanguage } from '../language/language-store.ts'
import { useLanguage, useText } from '../language/text.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { initials } from '../ui/initials.ts'
import css from './account-menu.module.css'
import { BecomeAccountDialog } from './become-account-dialog.tsx'
import { ChangePasswordDialog } from './change-password-dialog.tsx'

type Opened = 'password' | 'become' | 'everywhere' | 'here' | null

/** At the right of every bar: who I am here, how the tool looks and speaks, and the ways out. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useText()
  const [opened, setOpened] = useState<Opened>(null)
  const [unsent, setUnsent] = useState(0)
  const guest = me.kind === 'guest'
  const signOut = useLeave(me.id)
  const close = () => {
    signOut.reset()
    setOpened(null)
  }
  /** Asks first where leaving takes something away: a guest's name, or what no server has yet. */
  const leave = async (where: 'here' | 'everywhere') => {
    const count = await unsentOf(me.id)
    setUnsent(count)
    if (guest || where === 'everywhere' || count > 0) setOpened(where)
    else signOut.mutate('here', () => setOpened('here'))
  }
  return (
    <>
      <Menu
        position="bottom-end"
        width={268}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <button type="button" className={css.button}>
            <span className="visually-hidden">{t('account.menu', { name: me.name })}</span>
            <span className={css.words}>
              <span aria-hidden="true">{me.name}</span>
              <small>{me.organisation}</small>
            </span>
            <span className={css.face} aria-hidden="true">
              {initials(me.name)}
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('account.menu', { name: me.name })}>
          <WhoAmI me={me} />
          {guest ? (
            <Menu.Item onClick={() => setOpened('become')}>{t('account.become')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setOpened('password')}>
              {t('account.change-password')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Preferences />
          <Menu.Divider />
          <Menu.Item onClick={() => void leave('here')}>{t('account.sign-out')}</Menu.Item>
          {guest ? null : (
            <Menu.Item onClick={() => void leave('everywhere')}>
              {t('account.sign-out-everywhere')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ChangePasswordDialog me={me} opened={opened === 'password'} onClose={close} />
      <BecomeAccountDialog me={me} opened={opened === 'become'} onClose={close} />
      <LeaveDialog
        guest={guest}
        where={opened === 'here' || opened === 'everywhere' ? opened : null}
        unsent={unsent}
        busy={signOut.isPending}
        failure={signOut.error}
        onConfirm={(where) => signOut.mutate(where)}
        onClose={close}
      />
    </>
  )
}

interface LeaveDialogProps {
  guest: boolean
  where: 'here' | 'everywhere' | null
  unsent: number
  busy: boolean
  failure: unknown
  onConfirm: (where: 'here' | 'everywhere') => void
  onClose: () => void
}

function LeaveDialog({ guest, where, unsent, ...rest }: LeaveDialogProps) {
  const t = useText()
  const everywhere = where === 'everywhere'
  const words = [
    unsent > 0 ? t('account.sign-out.unsent', { count: unsent }) : '',
    guest ? t('account.guest.sign-out.ask') : '',
    everywhere ? t('account.sign-out-everywhere.ask') : '',
  ]
  const action = t(everywhere ? 'account.sign-out-everywhere' : 'account.sign-out')
  return (
    <ConfirmDialog
      title={guest ? t('account.guest.sign-out') : action}
      words={words.filter(Boolean).join(' ')}
      action={action}
      opened={where !== null}
      busy={rest.busy}
      failure={rest.failure}
      onConfirm={() => rest.onConfirm(where ?? 'here')}
      onClose={rest.onClose}
    />
  )
}

/** After it nothing of the person stays in memory or in this browser, and the sign-in page stands there. */
function useLeave(personId: string) {
  const router = useRouter()
  const signOut = useSignOut()
  const leave = () => {
    void forgetTexts(personId).finally(tellSignedOut)
    forgetKeptWords()
    void router.navigate({ to: '/dang-nhap' })
  }
  return {
    ...signOut,
    // A promise: this menu goes with the session, and what it left behind must be deleted all the same.
    mutate: (where: 'here' | 'everywhere', onError = () => {}) =>
      void signOut.mutateAsync(where).then(leave, onError),
  }
}

/** Fetched when needed: the menu is on pages that never open a text. */
const offlineCopies = () => import('../drafting/copies-in-browser.ts').catch(() => null)

async function forgetTexts(personId: string): Promise<void> {
  await (await offlineCopies())?.forgetOfflineCopies(personId)
}

async function unsentOf(personId: string): Promise<number> {
  return (await (await offlineCopies())?.unsentInBrowser(personId)) ?? 0
}

function WhoAmI({ me }: { me: Me }) {
  const t = useText()
  const place = [me.unit, me.organisation].filter(Boolean).join(' · ')
  return (
    <div className={css.who}>
      <strong>{me.name}</strong>
      {place ? <span>{place}</span> : null}
      <span>{me.kind === 'guest' ? t('account.guest') : me.email}</span>
    </div>
  )
}

function Preferences() {
  const t = useText()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>{t('account.language')}</Menu.Label>
      <Menu.RadioGroup
        value={language}
        onChange={(chosen) => chooseLanguage(chosen === 'en' ? 'en' : 'vi')}
      >
        <Menu.RadioItem value="vi" lang="vi">
          {t('tool.vietnamese')}
        </Menu.RadioItem>
        <Menu.RadioItem value="en" lang="en">
          {t('tool.english')}
        </Menu.RadioItem>
      </Menu.RadioGroup>
      <Menu.Label>{t('account.theme')}</Menu.Label>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(chosen) => setColorScheme(chosen as MantineColorScheme)}
      >
        <Menu.RadioItem value="light">{t('account.theme.light')}</Menu.RadioItem>
        <Menu.RadioItem value="dark">{t('account.theme.dark')}</Menu.RadioItem>
        <Menu.RadioItem value="auto">{t('account.theme.auto')}</Menu.RadioItem>
      </Menu.RadioGroup>
    </>
  )
}
