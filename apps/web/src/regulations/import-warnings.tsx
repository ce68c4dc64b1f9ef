import { memo, useEffect, useState } from 'react'
import type { ImportPreview } from '../api/import.ts'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import css from './import-screen.module.css'
import { warningWords } from './regulation-words.ts'

type Given = Pick<ImportPreview, 'warnings'>

/** So many lines are shown before the rest is asked for. */
const firstWarnings = 12

/** So many come with each picture until all are there: thousands at once would hold the page. */
const inOnePicture = 250

/** The lines that want a look, a few of them until all are asked for. */
export function Warnings({ warnings }: Given) {
  const t = useText()
  const [shown, setShown] = useState(firstWarnings)
  const growing = shown > firstWarnings && shown < warnings.length
  useEffect(() => {
    if (!growing) return
    const next = requestAnimationFrame(() => setShown(shown + inOnePicture))
    return () => cancelAnimationFrame(next)
  }, [growing, shown])
  if (warnings.length === 0) return <p className={css.none}>{t('import.warnings.none')}</p>
  const title = t('import.warnings', { count: warnings.length })
  const parts = Array.from(
    { length: Math.ceil(shown / inOnePicture) },
    (_, at) => at * inOnePicture,
  )
  return (
    <section className={css.result} aria-label={title}>
      <h2 className={css.heading}>{title}</h2>
      <p className={css.small}>{t('import.warnings.next')}</p>
      <ol className={css.warnings}>
        {parts.map((from) => (
          <Lines
            key={from}
            warnings={warnings}
            from={from}
            to={Math.min(from + inOnePicture, shown)}
          />
        ))}
      </ol>
      {shown > firstWarnings || warnings.length <= firstWarnings ? null : (
        <Button size="small" onClick={() => setShown(inOnePicture)}>
          {t('import.more-warnings', { count: warnings.length })}
        </Button>
      )}
    </section>
  )
}

/** Drawn once, however many follow. */
const Lines = memo(function Lines({ warnings, from, to }: Given & { from: number; to: number }) {
  const t = useText()
  return warnings.slice(from, to).map(({ line, reason, text }, at) => (
    <li key={at}>
      <span className={css.line}>{t('import.line', { line: String(line) })}</span>
      <span>{t(warningWords[reason])}</span>
      <q className={css.words}>{text}</q>
    </li>
  ))
})
