import { invitationRefusal } from '@cucao/people'
import type { InvitationRefusal } from '@cucao/people'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { invitationsQuery, useRevokeInvitation } from '../api/membership.ts'
import type { Invitation } from '../api/membership.ts'
import { serverNow } from '../api/server-clock.ts'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { roleWords } from '../regulations/regulation-words.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { Empty } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ActsCell, Cell, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/use-toast.ts'
import { InviteDialog } from './invite-dialog.tsx'
import css from './people.module.css'
import { useScopeWords } from './use-scope-words.ts'

interface InvitationsProps {
  regulationId: string
  /** False once drafting has ended: links can still be seen and revoked. */
  mayInvite: boolean
}

export function Invitations({ regulationId, mayInvite }: InvitationsProps) {
  const t = useText()
  const toast = useToast()
  const [inviting, setInviting] = useState(false)
  const [ending, setEnding] = useState<Invitation | null>(null)
  const { data, error, refetch } = useQuery(invitationsQuery(regulationId))
  const revoke = useRevokeInvitation(regulationId)
  const create = mayInvite ? (
    <Button kind="primary" onClick={() => setInviting(true)}>
      {t('invitations.create')}
    </Button>
  ) : null
  const confirmRevoke = () => {
    if (!ending) return
    revoke.mutate(ending.id, {
      onSuccess: () => {
        toast(t('invitations.revoked'))
        setEnding(null)
      },
    })
  }
  return (
    <>
      {error && !data ? <Failure of={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton label={t('tool.loading')} rows={2} /> : null}
      {data?.length === 0 ? <Empty title={t('invitations.none')} actions={create} /> : null}
      {data?.length ? (
        <>
          <div className={css.start}>{create}</div>
          <InvitationTable
            regulationId={regulationId}
            invitations={data}
            now={serverNow()}
            onRevoke={setEnding}
          />
        </>
      ) : null}
      <InviteDialog
        regulationId={regulationId}
        opened={inviting}
        onClose={() => setInviting(false)}
      />
      <ConfirmDialog
        title={t('invitations.revoke.title')}
        words={t('invitations.revoke.ask')}
        action={t('invitations.revoke.action')}
        opened={ending !== null}
        busy={revoke.isPending}
        failure={revoke.error}
        onConfirm={confirmRevoke}
        onClose={() => {
          revoke.reset()
          setEnding(null)
        }}
      />
    </>
  )
}

interface InvitationTableProps {
  regulationId: string
  invitations: Invitation[]
  now: number
  onRevoke: (invitation: Invitation) => void
}

function InvitationTable({ regulationId, invitations, now, onRevoke }: InvitationTableProps) {
  const t = useText()
  const scopeWords = useScopeWords(
    regulationId,
    invitations.some(({ scope }) => scope !== null),
  )
  return (
    <Table
      caption={t('invitations.title')}
      columns={[
        t('invitations.note'),
        t('field.role'),
        t('invitations.uses'),
        t('invitations.state'),
        '',
      ]}
    >
      {invitations.map((invitation) => (
        <InvitationRow
          key={invitation.id}
          invitation={invitation}
          refusal={invitationRefusal(invitation, now)}
          scopeWords={invitation.role === 'opinion-giver' ? scopeWords(invitation.scope) : null}
          onRevoke={() => onRevoke(invitation)}
        />
      ))}
    </Table>
  )
}

const stateOf = {
  'link-revoked': { words: 'invitations.state.revoked', tone: 'object' },
  'link-expired': { words: 'invitations.state.expired', tone: 'amend' },
  'link-used-up': { words: 'invitations.state.used-up', tone: 'amend' },
} as const
const active = { words: 'invitations.state.active', tone: 'agree' } as const

interface InvitationRowProps {
  invitation: Invitation
  /** Why it cannot be used any more; null: it can. */
  refusal: InvitationRefusal | null
  scopeWords: string | null
  onRevoke: () => void
}

function InvitationRow({ invitation, refusal, scopeWords, onRevoke }: InvitationRowProps) {
  const t = useText()
  const dates = useDates()
  const { note, role, uses, maxUses, expiresAt, createdBy, createdAt } = invitation
  const state = refusal ? stateOf[refusal] : active
  const used =
    maxUses === null
      ? t('invitations.used', { uses })
      : t('invitations.used-of', { uses, max: maxUses })
  const name = note || t('invitations.no-note')
  return (
    <tr>
      <Cell>
        <strong className={css.name}>{name}</strong>
        <div className={css.small}>
          {t('invitations.by')}: {createdBy.name}, {dates.day(createdAt)}
        </div>
      </Cell>
      <Cell label={t('field.role')}>
        {t(roleWords[role])}
        {scopeWords ? <div className={css.small}>{scopeWords}</div> : null}
      </Cell>
      <Cell label={t('invitations.uses')}>{used}</Cell>
      <Cell label={t('invitations.state')}>
        <Tag tone={state.tone}>{t(state.words)}</Tag>
        <div className={css.small}>
          {refusal ? null : t('invitations.until', { time: dates.minute(expiresAt) })}
        </div>
      </Cell>
      <ActsCell>
        {refusal === 'link-revoked' ? null : (
          <Button
            size="small"
            onClick={onRevoke}
            aria-label={t('invitations.revoke.of', { note: name })}
          >
            {t('invitations.revoke')}
          </Button>
        )}
      </ActsCell>
    </tr>
  )
}
