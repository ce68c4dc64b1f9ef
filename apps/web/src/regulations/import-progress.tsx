import css from './import-screen.module.css'

/** How much of the file has been sent, as the browser counts the bytes; `words` say what is done. */
export function ImportProgress({ sent, words }: { sent: number; words: string }) {
  return (
    <div>
      <output className={css.small}>{words}</output>
      <progress
        className={css.progress}
        max={100}
        value={Math.round(sent * 100)}
        aria-label={words}
      />
    </div>
  )
}
