import { useNetwork } from '@mantine/hooks'
import css from './offline-bar.module.css'

/** Stands above everything while the browser has no network. */
export function OfflineBar({ title, next }: { title: string; next: string }) {
  const { online } = useNetwork()
  return (
    <output>
      {online ? null : (
        <span className={css.bar}>
          <strong>{title}</strong> {next}
        </span>
      )}
    </output>
  )
}
