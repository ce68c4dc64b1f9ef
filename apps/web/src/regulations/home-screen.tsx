import { mayInDepartment } from '@cucao/people'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { sessionQuery } from '../api/people.ts'
import { regulationsQuery } from '../api/regulations.ts'
import type { RegulationRow } from '../api/regulations.ts'
import { SearchField } from '../finding/search-field.tsx'
import { useText } from '../language/text.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { found } from '../ui/fold.ts'
import { Empty, Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CreateDialog } from './create-dialog.tsx'
import { DropToImport } from './drop-to-import.tsx'
import { WorkList } from './work-list.tsx'

/** `/`: the drafts I take part in, those first that wait for me. */
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
      {mayCreate ? <DropToImport /> : null}
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

/** The field narrows the list as one types; Enter looks into the texts and comments too. */
function Drafts({ regulations }: { regulations: RegulationRow[] }) {
  const t = useText()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const shown = regulations.filter(({ title, leadOrganisation }) =>
    found(query, title, leadOrganisation),
  )
  const words = query.trim()
  return (
    <>
      <SearchField
        value={query}
        onChange={setQuery}
        onSubmit={() => void navigate({ to: '/tim', search: words === '' ? {} : { q: words } })}
        hint={words === '' ? undefined : t('search.enter')}
      />
      {shown.length === 0 ? (
        <output>{t('home.none-match', { query: words })}</output>
      ) : (
        <WorkList regulations={shown} />
      )}
    </>
  )
}
