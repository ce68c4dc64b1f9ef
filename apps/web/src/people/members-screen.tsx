import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../api/membership.ts'
import { sessionQuery } from '../api/people.ts'
import { regulationQuery } from '../api/regulations.ts'
import { useText } from '../language/text.ts'
import { Failure } from '../ui/failure.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { NotFound } from '../state-screens.tsx'
import { AddMember } from './add-member.tsx'
import { Invitations } from './invitations.tsx'
import { Members } from './members.tsx'
import css from './people.module.css'
import { asRefused } from '../api/refusal.ts'

/** `/du-thao/<id>/nguoi`: who takes part, and the links that invite. */
export function MembersScreen({ regulationId }: { regulationId: string }) {
  const t = useText()
  const regulation = useQuery(regulationQuery(regulationId))
  const members = useQuery(membersQuery(regulationId))
  const isGuest = useQuery(sessionQuery).data?.person?.kind === 'guest'
  const error = regulation.error ?? members.error
  if (error && asRefused(error).reason === 'not-found') return <NotFound />
  const may = regulation.data?.may ?? []
  const manages = may.includes('manage-members')
  return (
    <Page
      title={t('members.title')}
      lead={
        isGuest
          ? t('members.for-guest')
          : members.data && t('members.count', { count: members.data.length })
      }
      actions={manages && members.data ? <AddMember regulationId={regulationId} /> : null}
    >
      {error && !members.data ? (
        <Failure of={error} onRetry={() => void members.refetch()} />
      ) : null}
      {members.data && regulation.data ? (
        <Members regulation={regulation.data} members={members.data} manages={manages} />
      ) : null}
      {members.isPending && !error ? <Skeleton label={t('tool.loading')} rows={5} /> : null}
      {regulation.data && !manages ? <p className={css.after}>{t('members.only-lead')}</p> : null}
      {regulation.data && manages ? (
        <Section title={t('invitations.title')} lead={t('invitations.lead')}>
          <Invitations regulationId={regulationId} mayInvite={may.includes('invite')} />
        </Section>
      ) : null}
    </Page>
  )
}
