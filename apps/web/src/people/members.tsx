import { regulationRoles } from '@cucao/people'
import type { RegulationRole } from '@cucao/people'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useRemoveMember, useSetMember } from '../api/membership.ts'
import type { Member } from '../api/membership.ts'
import { sessionQuery } from '../api/people.ts'
import type { Regulation } from '../api/regulations.ts'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { roleWords } from '../regulations/regulation-words.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { ActsCell, Cell, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/use-toast.ts'
import css from './people.module.css'
import { useScopeWords } from './use-scope-words.ts'

interface MembersProps {
  regulation: Regulation
  members: Member[]
  manages: boolean
}

export function Members({ regulation, members, manages }: MembersProps) {
  const t = useText()
  const toast = useToast()
  const [leaving, setLeaving] = useState<Member | null>(null)
  const scopeWords = useScopeWords(
    regulation.id,
    members.some(({ scope }) => scope !== null),
  )
  const setMember = useSetMember(regulation.id)
  const remove = useRemoveMember(regulation.id)
  const changeRole = ({ personId, name, scope }: Member, role: RegulationRole) =>
    setMember.mutate(
      { personId, role, scope: role === 'opinion-giver' ? scope : null },
      { onSuccess: () => toast(t('members.role-changed', { name, role: t(roleWords[role]) })) },
    )
  const confirmRemoval = () => {
    if (!leaving) return
    remove.mutate(leaving.personId, {
      onSuccess: () => {
        toast(t('members.removed', { name: leaving.name }))
        setLeaving(null)
      },
    })
  }
  const columns = [t('members.person'), t('field.role'), t('members.since')]
  return (
    <>
      <Failure of={setMember.error} />
      <Table caption={t('members.title')} columns={manages ? [...columns, ''] : columns}>
        {members.map((member) => (
          <MemberRow
            key={member.personId}
            member={member}
            scopeWords={member.scope ? scopeWords(member.scope) : null}
            pendingRole={
              setMember.isPending && setMember.variables.personId === member.personId
                ? setMember.variables.role
                : null
            }
            onRole={manages ? (role) => changeRole(member, role) : null}
            onRemove={manages ? () => setLeaving(member) : null}
          />
        ))}
      </Table>
      <ConfirmDialog
        title={t('members.remove.title')}
        words={t('members.remove.ask', { name: leaving?.name ?? '' })}
        action={t('members.remove')}
        opened={leaving !== null}
        busy={remove.isPending}
        failure={remove.error}
        onConfirm={confirmRemoval}
        onClose={() => {
          remove.reset()
          setLeaving(null)
        }}
      />
    </>
  )
}

interface MemberRowProps {
  member: Member
  scopeWords: string | null
  /** Shown at once; what the server refuses goes back. */
  pendingRole: RegulationRole | null
  onRole: ((role: RegulationRole) => void) | null
  onRemove: (() => void) | null
}

function MemberRow({ member, scopeWords, pendingRole, onRole, onRemove }: MemberRowProps) {
  const t = useText()
  const dates = useDates()
  const me = useQuery(sessionQuery).data?.person
  const { name, organisation, kind, role, addedAt } = member
  return (
    <tr>
      <Cell>
        <strong className={css.name}>{name}</strong>{' '}
        {me?.id === member.personId ? (
          <span className={css.small}>({t('members.you')})</span>
        ) : null}{' '}
        {kind === 'guest' ? <Tag>{t('members.guest')}</Tag> : null}
        <div className={css.small}>{organisation}</div>
      </Cell>
      <Cell label={t('field.role')}>
        {onRole ? (
          <select
            className={css.role}
            aria-label={t('members.role-of', { name })}
            value={pendingRole ?? role}
            onChange={(event) => onRole(event.currentTarget.value as RegulationRole)}
          >
            {regulationRoles.map((each) => (
              <option key={each} value={each}>
                {t(roleWords[each])}
              </option>
            ))}
          </select>
        ) : (
          t(roleWords[role])
        )}
        {scopeWords ? (
          <div className={css.small}>
            {t('invitations.scope')}: {scopeWords}
          </div>
        ) : null}
      </Cell>
      <Cell label={t('members.since')}>
        <time className={css.time}>{dates.day(addedAt)}</time>
      </Cell>
      {onRemove ? (
        <ActsCell>
          <Button size="small" onClick={onRemove} aria-label={t('members.remove.of', { name })}>
            {t('members.remove')}
          </Button>
        </ActsCell>
      ) : null}
    </tr>
  )
}
