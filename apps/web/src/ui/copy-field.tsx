import { useId, useRef, useState } from 'react'
import { useText } from '../language/text.ts'
import { Button } from './button.tsx'
import css from './copy-field.module.css'

interface CopyFieldProps {
  label: string
  value: string
}

/** A long value to be taken along: whole in the field, one press to copy, and a word that it worked. */
export function CopyField(props: CopyFieldProps) {
  const t = useText()
  const [said, setSaid] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const copy = () => {
    input.current?.select()
    navigator.clipboard.writeText(props.value).then(
      () => setSaid(t('tool.copied')),
      () => setSaid(t('tool.copy-failed')),
    )
  }
  return (
    <div>
      <label htmlFor={id} className="visually-hidden">
        {props.label}
      </label>
      <div className={css.row}>
        <input
          id={id}
          ref={input}
          className={css.address}
          readOnly
          value={props.value}
          onFocus={(event) => event.target.select()}
        />
        <Button kind="primary" onClick={copy} data-autofocus>
          {t('tool.copy')}
        </Button>
      </div>
      <output className={css.said}>{said}</output>
    </div>
  )
}
