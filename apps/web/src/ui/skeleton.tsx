import css from './skeleton.module.css'

/** Where rows will stand. Announced once, in words. */
export function Skeleton({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div className={css.rows} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={css.bar} aria-hidden="true" />
      ))}
    </div>
  )
}
