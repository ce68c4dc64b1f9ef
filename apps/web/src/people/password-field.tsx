import { PasswordInput } from '@mantine/core'
import type { PasswordInputProps } from '@mantine/core'
import { useText } from '../language/text.ts'

/** With the eye that shows what was typed; its button has a name and can be reached by keyboard. */
export function PasswordField(props: PasswordInputProps) {
  const t = useText()
  return (
    <PasswordInput
      visibilityToggleButtonProps={{
        'aria-label': t('field.password.show'),
        'aria-hidden': false,
        tabIndex: 0,
      }}
      {...props}
    />
  )
}
