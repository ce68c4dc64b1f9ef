import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useText } from '../language/text.ts'

/** A word at the edge of the screen that something is done. Never the only place where a failure stands. */
export function useToast() {
  const t = useText()
  return useCallback(
    (title: string, message?: string) => {
      notifications.show({
        title,
        message: message ?? '',
        autoClose: 5000,
        closeButtonProps: { 'aria-label': t('tool.close') },
      })
    },
    [t],
  )
}
