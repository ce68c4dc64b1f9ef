import { useState } from 'react'
import { useText } from '../language/text.ts'

/** Takes words along (clipboard), and says whether it worked; nothing is said before the first time. */
export function useCopy(words: string): { copy: () => void; said: string } {
  const t = useText()
  const [said, setSaid] = useState('')
  const copy = () => {
    navigator.clipboard.writeText(words).then(
      () => setSaid(t('tool.copied')),
      () => setSaid(t('tool.copy-failed')),
    )
  }
  return { copy, said }
}
