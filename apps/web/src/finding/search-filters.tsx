import { useQuery } from '@tanstack/react-query'
import { regulationsQuery } from '../api/regulations.ts'
import { useText } from '../language/text.ts'
import { hitKinds } from './search-api.ts'
import type { Hit, SearchAsked } from './search-api.ts'
import css from './search-screen.module.css'

type Narrowing = Pick<SearchAsked, 'regulationId' | 'kind'>

/** Narrows to one kind of hit and to one draft. */
export function SearchFilters(props: Narrowing & { onNarrow: (to: Narrowing) => void }) {
  const { regulationId, kind, onNarrow } = props
  const t = useText()
  const regulations = useQuery(regulationsQuery).data ?? []
  const kinds: (Hit['kind'] | null)[] = [null, ...hitKinds]
  return (
    <div className={css.filters}>
      <fieldset className={css.kinds} aria-label={t('search.kind')}>
        {kinds.map((each) => (
          <button
            key={each ?? 'all'}
            type="button"
            aria-pressed={kind === each}
            onClick={() => onNarrow({ regulationId, kind: each })}
          >
            {t(`search.kind.${each ?? 'all'}`)}
          </button>
        ))}
      </fieldset>
      {regulations.length > 1 ? (
        <select
          className={css.drafts}
          aria-label={t('search.draft')}
          value={regulationId ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onNarrow({ regulationId: value === '' ? null : value, kind })
          }
        >
          <option value="">{t('search.draft.all')}</option>
          {regulations.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  )
}
