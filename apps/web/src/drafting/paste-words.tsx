import { useCallback, useRef, useState } from 'react'
import { useText } from '../language/text.ts'
import type { Translate } from '../language/text.ts'
import { countedIn } from './paste-counts.ts'
import { PastePreview } from './paste-preview.tsx'
import { putInParagraphs, putInParagraphsInstead, putInStructure } from './pasting.ts'
import type { Pasted } from './pasting.ts'
import { ToolDialog } from './tool-dialog.tsx'
import type { WordBoard } from './word-board.ts'

/** A word about what was pasted, and the question where its structure was guessed. */
export function usePasteWords(board: WordBoard) {
  const t = useText()
  const [guess, setGuess] = useState<Extract<Pasted, { kind: 'guessed' }> | null>(null)
  const chosen = useRef<(() => void) | null>(null)
  const told = useCallback(
    (pasted: Pasted) => {
      board.clear()
      if (pasted.kind === 'guessed') setGuess(pasted)
      else board.tell(wordsAbout(pasted, t))
    },
    [board, t],
  )
  /** Closes first: the focus is then in the text again. */
  const choose = (act: (() => void) | null) => {
    chosen.current = act
    setGuess(null)
  }
  const dialog = (
    <ToolDialog
      title={t('paste.title')}
      opened={guess !== null}
      onDismiss={() => choose(null)}
      onClosed={() => {
        chosen.current?.()
        chosen.current = null
      }}
    >
      {guess ? (
        <PastePreview
          state={guess.view.state}
          structure={guess.structure}
          onStructure={() =>
            choose(() => told(putInStructure(guess.view, guess.pieces, guess.structure)))
          }
          onParagraphs={() => choose(() => putInParagraphs(guess.view, guess.pieces))}
          onCancel={() => choose(null)}
        />
      ) : null}
    </ToolDialog>
  )
  return { told, dialog }
}

function wordsAbout(pasted: Exclude<Pasted, { kind: 'guessed' }>, t: Translate) {
  switch (pasted.kind) {
    case 'too-much':
      return { words: t('paste.too-much'), refused: true }
    case 'file':
      return { words: t('paste.file'), refused: true }
    case 'refused': {
      const { view, pieces, reason } = pasted
      const run = () => {
        view.focus()
        putInParagraphs(view, pieces)
      }
      return {
        words: t('paste.refused', { reason: t(`structure.${reason}`) }),
        refused: true,
        act: { name: t('paste.as-paragraphs'), run },
      }
    }
    case 'done':
      return {
        words: t('paste.done', { what: countedIn(t, pasted.blocks) }),
        act: { name: t('paste.paragraphs-instead'), run: () => putInParagraphsInstead(pasted) },
      }
  }
}
