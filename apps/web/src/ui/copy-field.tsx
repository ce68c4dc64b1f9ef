import { useId, useRef } from 'react'
import { useText } from '../language/text.ts'
import { Button } from './button.tsx'
import css from './copy-field.module.css'
import { useCopy } from './use-copy.ts'

interface CopyFieldProps {
  label: string
  value: string
}

/** A long value to be taken along: whole in the field, one press to copy, and a word that it worked. */
export function CopyField(props: CopyFieldProps) {
  const t = useText()
  const { copy, said } = useCopy(props.value)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const take = () => {
    input.current?.select()
    copy()
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
        <Button kind="primary" onClick={take} data-autofocus>
          {t('tool.copy')}
        </Button>
      </div>
      <output className={css.said}>{said}</output>
    </div>
  )
}
