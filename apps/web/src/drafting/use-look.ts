import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { regulationsQuery } from '../api/regulations.ts'

/**
 * Tells the server that this person has the text before her: on opening it, on turning away, on leaving. What
 * happens in between she saw happen. A look that does not arrive is no loss.
 */
export function useLook(regulationId: string, isOpen: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isOpen) return
    const look = () =>
      api.regulations[':id'].look
        .$put({ param: { id: regulationId } }, { init: { keepalive: true } })
        .catch(() => {})
    const turned = () => {
      if (document.visibilityState === 'hidden') void look()
    }
    void look()
    document.addEventListener('visibilitychange', turned)
    return () => {
      document.removeEventListener('visibilitychange', turned)
      void look().then(() => client.invalidateQueries({ queryKey: regulationsQuery.queryKey }))
    }
  }, [client, regulationId, isOpen])
}
