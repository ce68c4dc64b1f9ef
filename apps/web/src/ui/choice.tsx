import { useId } from 'react'
import css from './choice.module.css'

interface ChoiceProps<Value extends string> {
  legend: string
  options: readonly { value: Value; name: string; why?: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few, each with a line that says what it means. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{props.legend}</legend>
      <div className={css.options}>
        {props.options.map((option) => (
          <label key={option.value} className={css.option}>
            <input
              type="radio"
              name={name}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            <span className={css.name}>{option.name}</span>
            {option.why ? <span className={css.why}>{option.why}</span> : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
