import { outlineOf } from '@cucao/regulation'
import type { OutlineEntry } from '@cucao/regulation'
import { useQuery } from '@tanstack/react-query'
import { useId, useMemo } from 'react'
import { textQuery } from '../api/regulations.ts'
import { useText } from '../language/text.ts'
import { Choice } from '../ui/choice.tsx'
import { Failure } from '../ui/failure.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { isCovered, toggleScope } from './scope-choice.ts'
import css from './scope-field.module.css'

interface ScopeFieldProps {
  regulationId: string
  /** null: everywhere; otherwise ids of headings. */
  value: string[] | null
  onChange: (scope: string[] | null) => void
  error?: React.ReactNode
}

/** Where the invited may comment: everywhere, or in chapters and articles of the outline. */
export function ScopeField({ regulationId, value, onChange, error }: ScopeFieldProps) {
  const t = useText()
  return (
    <div>
      <Choice
        legend={t('invitations.scope')}
        value={value === null ? 'everywhere' : 'chosen'}
        onChange={(choice) => onChange(choice === 'everywhere' ? null : [])}
        options={[
          { value: 'everywhere', name: t('invitations.scope.everywhere') },
          {
            value: 'chosen',
            name: t('invitations.scope.chosen'),
            why: t('invitations.scope.why'),
          },
        ]}
      />
      {value ? <Outline regulationId={regulationId} value={value} onChange={onChange} /> : null}
      {error ? (
        <p className={css.error} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}

function Outline({
  regulationId,
  value,
  onChange,
}: Pick<ScopeFieldProps, 'regulationId' | 'onChange'> & { value: string[] }) {
  const t = useText()
  const { data, error, refetch } = useQuery(textQuery(regulationId))
  const outline = useMemo(() => (data ? outlineOf(data.content) : []), [data])
  if (error) return <Failure of={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('tool.loading')} rows={4} />
  if (outline.length === 0) return <p className={css.none}>{t('invitations.scope.empty')}</p>
  return (
    <ul className={css.outline} aria-label={t('invitations.scope')}>
      {outline.map((entry) => (
        <Heading
          key={entry.id}
          entry={entry}
          within={[]}
          scope={value}
          onToggle={(id, enclosing) => onChange(toggleScope(value, outline, id, enclosing))}
        />
      ))}
    </ul>
  )
}

interface HeadingProps {
  entry: OutlineEntry
  /** Ids of what encloses it, outermost first. */
  within: string[]
  scope: string[]
  onToggle: (id: string, within: string[]) => void
}

function Heading({ entry, within, scope, onToggle }: HeadingProps) {
  const id = useId()
  const inherited = isCovered(scope, within)
  const words = [entry.label.replace(/\.$/, ''), entry.title].filter(Boolean).join('. ')
  return (
    <li>
      <div className={css.heading}>
        <input
          type="checkbox"
          id={id}
          checked={inherited || scope.includes(entry.id)}
          onChange={() => onToggle(entry.id, within)}
        />
        <label htmlFor={id} className={entry.level === 'article' ? undefined : css.above}>
          {words}
        </label>
      </div>
      {entry.children.length > 0 ? (
        <ul>
          {entry.children.map((child) => (
            <Heading
              key={child.id}
              entry={child}
              within={[...within, entry.id]}
              scope={scope}
              onToggle={onToggle}
            />
          ))}
        </ul>
      ) : null}
    </li>
  )
}
