import { mayInDepartment } from '@cucao/people'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { sessionQuery } from '../api/people.ts'
import { regulationsQuery } from '../api/regulations.ts'
import type { RegulationRow } from '../api/regulations.ts'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { found } from '../ui/fold.ts'
import { Empty, Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Cell, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { CreateDialog } from './create-dialog.tsx'
import css from './home-screen.module.css'
import { kindKey, roleWords, stateWords } from './regulation-words.ts'

/** From this many drafts on a field to search them is shown. */
const worthSearching = 8

/** `/`: the drafts I take part in. */
export function HomeScreen() {
  const t = useText()
  const [creating, setCreating] = useState(false)
  const { data: session } = useQuery(sessionQuery)
  const { data: regulations, error, refetch } = useQuery(regulationsQuery)
  const departmentRole = session?.person?.departmentRole ?? 'participant'
  const mayCreate = mayInDepartment(departmentRole, 'create-regulation')
  const actions = mayCreate ? (
    <>
      <Link to="/nhap" className={buttonClass()}>
        {t('home.import')}
      </Link>
      <Button kind="primary" onClick={() => setCreating(true)}>
        {t('home.create')}
      </Button>
    </>
  ) : null
  return (
    <Page title={t('home.title')} actions={regulations?.length ? actions : null}>
      {error && !regulations ? <Failure of={error} onRetry={() => void refetch()} /> : null}
      {!regulations && !error ? <Skeleton label={t('tool.loading')} rows={6} /> : null}
      {regulations?.length === 0 ? <NoDrafts mayCreate={mayCreate} actions={actions} /> : null}
      {regulations?.length ? <Drafts regulations={regulations} /> : null}
      <CreateDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  )
}

function NoDrafts({ mayCreate, actions }: { mayCreate: boolean; actions: React.ReactNode }) {
  const t = useText()
  return (
    <Empty
      title={mayCreate ? t('home.empty.staff') : t('home.empty.participant')}
      actions={actions}
    >
      {mayCreate ? t('home.empty.staff.next') : t('home.empty.participant.next')}
    </Empty>
  )
}

function Drafts({ regulations }: { regulations: RegulationRow[] }) {
  const t = useText()
  const [query, setQuery] = useState('')
  const shown = regulations.filter(({ title, leadOrganisation }) =>
    found(query, title, leadOrganisation),
  )
  return (
    <>
      {regulations.length >= worthSearching ? (
        <TextInput
          type="search"
          className={css.search}
          aria-label={t('home.filter')}
          placeholder={t('home.filter')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      ) : null}
      {shown.length === 0 ? (
        <output>{t('home.none-match', { query })}</output>
      ) : (
        <Table
          caption={t('home.title')}
          columns={[t('home.draft'), t('home.my-role'), t('home.state'), t('home.changed')]}
        >
          {shown.map((regulation) => (
            <DraftRow key={regulation.id} regulation={regulation} />
          ))}
        </Table>
      )}
    </>
  )
}

function DraftRow({ regulation }: { regulation: RegulationRow }) {
  const t = useText()
  const dates = useDates()
  const { id, title, kind, leadOrganisation, role, state, changedAt } = regulation
  const led = leadOrganisation ? ` · ${t('home.led-by', { organisation: leadOrganisation })}` : ''
  return (
    <tr>
      <Cell>
        <Link to="/du-thao/$id" params={{ id }} className={css.title}>
          {title}
        </Link>
        <div className={css.small}>{`${t(kindKey(kind))}${led}`}</div>
      </Cell>
      <Cell label={t('home.my-role')}>
        <span className={css.whole}>{t(roleWords[role])}</span>
      </Cell>
      <Cell label={t('home.state')}>
        <Tag tone={state === 'drafting' ? 'accent' : undefined}>{t(stateWords[state])}</Tag>
      </Cell>
      <Cell label={t('home.changed')}>
        <time className={css.time}>{dates.minute(changedAt)}</time>
      </Cell>
    </tr>
  )
}
