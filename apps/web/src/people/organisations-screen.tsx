import { dayInVietnam, isDay, organisationKinds } from '@cucao/people'
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { organisationsQuery } from '../api/department.ts'
import type { Organisation } from '../api/department.ts'
import { serverNow } from '../api/server-clock.ts'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { found } from '../ui/fold.ts'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Cell, Table } from '../ui/table.tsx'
import { AddOrganisationDialog } from './add-organisation-dialog.tsx'
import { organisationKindWords } from './department-words.ts'
import { byWords } from './name-order.ts'
import css from './people.module.css'

/** `/quan-tri/to-chuc`: organisations as they are named on a day, with their source. */
export function OrganisationsScreen() {
  const t = useText()
  const [query, setQuery] = useState('')
  const [day, setDay] = useState(() => dayInVietnam(serverNow()))
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({
    ...organisationsQuery(isDay(day) ? day : undefined),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={t('organisations.title')}
      lead={t('organisations.lead')}
      actions={
        <Button kind="primary" onClick={() => setAdding(true)}>
          {t('organisations.add')}
        </Button>
      }
    >
      <div className={css.tools}>
        <TextInput
          type="search"
          className={css.search}
          label={t('organisations.find')}
          placeholder={t('organisations.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('organisations.on')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </div>
      {error && !data ? <Failure of={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton label={t('tool.loading')} rows={8} /> : null}
      {data ? <OrganisationTable organisations={data} query={query} /> : null}
      <AddOrganisationDialog opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}

interface OrganisationTableProps {
  organisations: Organisation[]
  query: string
}

function OrganisationTable({ organisations, query }: OrganisationTableProps) {
  const t = useText()
  const names = useMemo(
    () => new Map(organisations.map(({ id, name }) => [id, name])),
    [organisations],
  )
  const shown = organisations.filter(({ name, shortName, code }) =>
    found(query, name, shortName, code),
  )
  if (shown.length === 0) return <output>{t('organisations.none-match', { query })}</output>
  return (
    <>
      <output className={css.small}>{t('organisations.count', { count: shown.length })}</output>
      {organisationKinds.map((kind) => (
        <KindTable
          key={kind}
          kind={kind}
          names={names}
          organisations={shown
            .filter((organisation) => organisation.kind === kind)
            .toSorted((one, other) => byWords(one.name, other.name))}
        />
      ))}
    </>
  )
}

interface KindTableProps {
  kind: (typeof organisationKinds)[number]
  names: Map<string, string>
  organisations: Organisation[]
}

function KindTable({ kind, names, organisations }: KindTableProps) {
  const t = useText()
  if (organisations.length === 0) return null
  const title = t(organisationKindWords[kind])
  return (
    <section className={css.kind} aria-label={title}>
      <h2>
        {title} <span className={css.small}>{organisations.length}</span>
      </h2>
      <Table
        caption={title}
        columns={[t('organisations.name'), t('organisations.validity'), t('organisations.source')]}
      >
        {organisations.map((organisation) => (
          <OrganisationRow
            key={organisation.id}
            organisation={organisation}
            parent={organisation.parentId ? names.get(organisation.parentId) : undefined}
          />
        ))}
      </Table>
    </section>
  )
}

function OrganisationRow(props: { organisation: Organisation; parent: string | undefined }) {
  const t = useText()
  const dates = useDates()
  const { name, shortName, code, validFrom, validTo, source } = props.organisation
  const also = [shortName, code].filter((each) => each && each !== name)
  const validity = [
    validFrom ? t('organisations.from', { day: dates.isoDay(validFrom) }) : null,
    validTo ? t('organisations.to', { day: dates.isoDay(validTo) }) : null,
  ].filter(Boolean)
  return (
    <tr>
      <Cell>
        <span className={css.name}>{name}</span>
        <div className={css.small}>
          {[...new Set(also), props.parent].filter(Boolean).join(' · ')}
        </div>
      </Cell>
      <Cell label={t('organisations.validity')}>
        <span className={css.time}>{validity.join(' ')}</span>
      </Cell>
      <Cell label={t('organisations.source')}>
        <span className={css.small}>{source}</span>
      </Cell>
    </tr>
  )
}
