import type { ReactNode } from 'react'
import { useText } from '../language/text.ts'
import { Button } from '../ui/button.tsx'
import { useCopy } from '../ui/use-copy.ts'
import css from './given-back.module.css'

interface GivenBackProps {
  words: string
  /** Says what these words are. */
  label: string
  /** Name of the file they may be saved as, without its ending. */
  file: string
  children?: ReactNode
}

/** Words given back to who wrote them: to read, to copy, to save as a file. `children`: what else may be done. */
export function GivenBack({ words, label, file, children }: GivenBackProps) {
  const t = useText()
  const { copy, said } = useCopy(words)
  return (
    <>
      <textarea
        className={css.words}
        readOnly
        value={words}
        rows={Math.min(6, words.split('\n').length + 1)}
        aria-label={label}
      />
      <div className={css.acts}>
        <Button size="small" onClick={copy}>
          {t('back.copy')}
        </Button>
        <Button size="small" onClick={() => saveAs(`${file}.txt`, words)}>
          {t('back.save')}
        </Button>
        {children}
        <output>{said}</output>
      </div>
    </>
  )
}

function saveAs(name: string, words: string): void {
  const address = URL.createObjectURL(new Blob([words, '\n'], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
