import css from './skeleton.module.css'

/** Where rows will stand. Announced once, in words. */
export function Skeleton({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <output className={css.rows}>
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} className={css.bar} aria-hidden="true" />
      ))}
    </output>
  )
}
