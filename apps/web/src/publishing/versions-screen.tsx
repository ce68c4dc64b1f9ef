import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { versionsQuery } from '../api/publishing.ts'
import type { Version } from '../api/publishing.ts'
import { asRefused } from '../api/refusal.ts'
import { regulationQuery } from '../api/regulations.ts'
import { useDates } from '../language/dates.ts'
import { useText } from '../language/text.ts'
import { EndDrafting } from '../regulations/end-drafting.tsx'
import { NotFound } from '../state-screens.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Empty, Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import css from './versions.module.css'

/** `/du-thao/<id>/phien-ban`: what has been published, with address and hash. */
export function VersionsScreen({ regulationId }: { regulationId: string }) {
  const t = useText()
  const [publishing, setPublishing] = useState(false)
  const { data: versions, error, refetch } = useQuery(versionsQuery(regulationId))
  const { data: regulation } = useQuery(regulationQuery(regulationId))
  if (error && asRefused(error).reason === 'not-found') return <NotFound />
  const mayPublish = regulation?.may.includes('publish') ?? false
  const publish = mayPublish ? (
    <Button kind="primary" onClick={() => setPublishing(true)}>
      {t('publish.action')}
    </Button>
  ) : null
  return (
    <Page
      title={t('versions.title')}
      lead={t('versions.lead')}
      actions={versions?.length ? publish : null}
    >
      {error && !versions ? <Failure of={error} onRetry={() => void refetch()} /> : null}
      {!versions && !error ? <Skeleton label={t('tool.loading')} /> : null}
      {versions?.length === 0 ? (
        <Empty title={t('versions.none')} actions={publish}>
          {mayPublish ? t('versions.none.next') : t('versions.none.reader')}
        </Empty>
      ) : null}
      {versions?.length ? <Versions regulationId={regulationId} versions={versions} /> : null}
      {regulation?.may.includes('close') ? <EndDrafting regulation={regulation} /> : null}
      <PublishDialog
        regulationId={regulationId}
        opened={publishing}
        onClose={() => setPublishing(false)}
      />
    </Page>
  )
}

function Versions({ regulationId, versions }: { regulationId: string; versions: Version[] }) {
  const t = useText()
  return (
    <>
      <ol className={css.list}>
        {versions.map((version, at) => (
          <VersionItem key={version.id} version={version} latest={at === 0} />
        ))}
      </ol>
      <p className={css.why}>
        {t('versions.hash.why')}{' '}
        <a href={`/cong-bo/${regulationId}`} target="_blank" rel="noreferrer">
          {t('versions.all')}
        </a>
      </p>
    </>
  )
}

function VersionItem({ version, latest }: { version: Version; latest: boolean }) {
  const t = useText()
  const dates = useDates()
  const address = new URL(version.address, location.origin).href
  const name = t('versions.number', { number: version.number })
  return (
    <li className={css.version}>
      <h2 className={css.title}>
        {name} {latest ? <Tag tone="accent">{t('versions.latest')}</Tag> : null}
      </h2>
      <div>
        <p className={css.by}>
          {t('versions.by', {
            name: version.createdBy.name,
            time: dates.minute(version.createdAt),
          })}
        </p>
        {version.note ? <p className={css.note}>{version.note}</p> : null}
        <dl className={css.facts}>
          <dt>{t('versions.address')}</dt>
          <dd>
            <a href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          </dd>
          <dt>{t('versions.hash')}</dt>
          <dd className={css.hash}>{version.contentHash}</dd>
        </dl>
      </div>
      <div className={css.open}>
        <a
          className={buttonClass({ size: 'small' })}
          href={address}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('versions.open')}: ${name}`}
        >
          {t('versions.open')}
        </a>
      </div>
    </li>
  )
}
