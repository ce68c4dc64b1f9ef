import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleQuery } from '../api/department.ts'
import type { DepartmentPerson } from '../api/department.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { found } from '../ui/fold.ts'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ActsCell, Cell, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { departmentRoleWords } from './department-words.ts'
import { EditPersonDialog } from './edit-person-dialog.tsx'
import { byGivenName } from './name-order.ts'
import css from './people.module.css'

/** `/quan-tri/nguoi`: everybody who has an account, and guests. */
export function PeopleScreen() {
  const t = useText()
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  const { data: people, error, refetch } = useQuery(peopleQuery)
  const edited = people?.find(({ id }) => id === editedId) ?? null
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <Button kind="primary" onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      }
    >
      <div className={css.tools}>
        <TextInput
          type="search"
          className={css.search}
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      {error && !people ? <Failure of={error} onRetry={() => void refetch()} /> : null}
      {!people && !error ? <Skeleton label={t('tool.loading')} rows={6} /> : null}
      {people ? <PeopleTable people={people} query={query} onEdit={setEditedId} /> : null}
      <AddPersonDialog opened={adding} onClose={() => setAdding(false)} />
      <EditPersonDialog person={edited} onClose={() => setEditedId(null)} />
    </Page>
  )
}

interface PeopleTableProps {
  people: DepartmentPerson[]
  query: string
  onEdit: (id: string) => void
}

function PeopleTable({ people, query, onEdit }: PeopleTableProps) {
  const t = useText()
  const shown = people
    .filter(({ name, email, organisation, unit }) => found(query, name, email, organisation, unit))
    .toSorted(accountsFirst)
  if (shown.length === 0) return <output>{t('people.none-match', { query })}</output>
  return (
    <Table
      caption={t('people.title')}
      columns={[
        t('field.name'),
        t('field.organisation'),
        t('people.department-role'),
        t('people.state'),
        '',
      ]}
    >
      {shown.map((person) => (
        <PersonRow key={person.id} person={person} onEdit={() => onEdit(person.id)} />
      ))}
    </Table>
  )
}

const accountsFirst = (one: DepartmentPerson, other: DepartmentPerson) =>
  one.kind === other.kind ? byGivenName(one.name, other.name) : one.kind === 'account' ? -1 : 1

function PersonRow({ person, onEdit }: { person: DepartmentPerson; onEdit: () => void }) {
  const t = useText()
  const { name, email, organisation, unit, position, departmentRole, disabledAt, kind } = person
  const place = [position, unit].filter(Boolean).join(', ')
  return (
    <tr className={disabledAt === null ? undefined : css.off}>
      <Cell>
        <strong className={css.name}>{name}</strong>
        <div className={css.small}>{email}</div>
      </Cell>
      <Cell label={t('field.organisation')}>
        {organisation}
        <div className={css.small}>{place}</div>
      </Cell>
      <Cell label={t('people.department-role')}>{t(departmentRoleWords[departmentRole])}</Cell>
      <Cell label={t('people.state')}>
        {disabledAt === null ? (
          <Tag tone={kind === 'guest' ? undefined : 'agree'}>
            {kind === 'guest' ? t('people.state.guest') : t('people.state.active')}
          </Tag>
        ) : (
          <Tag tone="object">{t('people.state.disabled')}</Tag>
        )}
      </Cell>
      <ActsCell>
        <Button size="small" onClick={onEdit} aria-label={t('people.edit.of', { name })}>
          {t('people.edit')}
        </Button>
      </ActsCell>
    </tr>
  )
}
