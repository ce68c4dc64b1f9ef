import type { Editor } from '@tiptap/core'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import type { Regulation } from '../api/regulations.ts'
import { chooseLanguage } from '../language/language-store.ts'
import { useLanguage, useText } from '../language/text.ts'
import { listed, writingRuns } from './desk-actions.ts'
import type { DeskAction } from './desk-actions.ts'
import { FindBar } from './find-bar.tsx'
import type { Finding } from './find-bar.tsx'
import { step } from './found-words.ts'
import { GoToForm } from './go-to-form.tsx'
import { goTo } from './go-to.ts'
import { KeysList } from './keys-list.tsx'
import { Palette } from './palette.tsx'
import type { RefusalBoard } from './refusal-board.ts'
import { RefusalHint } from './refusal-hint.tsx'
import { ToolDialog } from './tool-dialog.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import type { WordBoard } from './word-board.ts'

interface DraftingToolsProps {
  editor: Editor | null
  regulation: Regulation
  /** The text takes letters of this person now. */
  editable: boolean
  board: RefusalBoard
  words: WordBoard
  onOutline: () => void
  onFoldOutline: () => void
  /** null where no line of an import wants a look. */
  onNextReview: (() => void) | null
  onComment: (() => void) | null
  /** To the next or the previous of the listed threads; null: there are none. */
  onThread: ((by: 1 | -1) => void) | null
  onPublish: (() => void) | null
}

type Open = 'go-to' | 'palette' | 'keys'
const titles = { 'go-to': 'goto.title', palette: 'palette.title', keys: 'keys.title' } as const

/** What helps while writing, over the text: why a key did nothing, go to, find, the keys, every action. */
export function DraftingTools(props: DraftingToolsProps) {
  const { editor, editable, board } = props
  const t = useText()
  const [open, setOpen] = useState<Open | null>(null)
  const [finding, setFinding] = useState<Finding | null>(null)
  const after = useRef<(() => void) | null>(null)
  const lookFor = useCallback((replaces: boolean) => {
    setOpen(null)
    setFinding((former) => ({ replaces, asked: (former?.asked ?? 0) + 1 }))
  }, [])
  const actions = useActions(props, { show: setOpen, lookFor, finding: finding !== null })
  useDeskKeys(actions)
  /** Closes first: the focus is then in the text again. */
  const then = (act: () => void) => {
    after.current = act
    setOpen(null)
  }
  return (
    <>
      <RefusalHint editor={editor} board={board} />
      {editor && finding ? (
        <FindBar
          editor={editor}
          finding={{ ...finding, replaces: finding.replaces && editable }}
          onClose={() => setFinding(null)}
        />
      ) : null}
      <ToolDialog
        title={t(titles[open ?? 'palette'])}
        opened={open !== null}
        onDismiss={() => setOpen(null)}
        onClosed={() => {
          setOpen(null)
          after.current?.()
          after.current = null
        }}
      >
        {open === 'go-to' && editor ? (
          <GoToForm editor={editor} onGo={(id) => then(() => goTo(editor, id))} />
        ) : null}
        {open === 'palette' ? (
          <Palette actions={actions} onChoose={(action) => then(action.run)} />
        ) : null}
        {open === 'keys' ? <KeysList actions={actions} writes={editable} /> : null}
      </ToolDialog>
    </>
  )
}

interface Tools {
  show: (open: Open) => void
  lookFor: (replaces: boolean) => void
  finding: boolean
}

function useActions(props: DraftingToolsProps, { show, lookFor, finding }: Tools): DeskAction[] {
  const { editor, regulation, editable, board, onOutline, onFoldOutline, onThread } = props
  const language = useLanguage()
  const navigate = useNavigate()
  const { id, may } = regulation
  const mayManage = may.includes('invite') || may.includes('manage-members')
  if (!editor) return []
  return listed({
    'go-to': () => show('go-to'),
    find: () => lookFor(false),
    'find-next': finding ? () => step(editor.view, 1) : null,
    'find-previous': finding ? () => step(editor.view, -1) : null,
    replace: editable ? () => lookFor(true) : null,
    palette: () => show('palette'),
    keys: () => show('keys'),
    outline: onOutline,
    'fold-outline': onFoldOutline,
    'next-review': props.onNextReview,
    comment: props.onComment,
    'next-thread': onThread && (() => onThread(1)),
    'previous-thread': onThread && (() => onThread(-1)),
    publish: props.onPublish,
    people: mayManage ? () => void navigate({ to: '/du-thao/$id/nguoi', params: { id } }) : null,
    versions: () => void navigate({ to: '/du-thao/$id/phien-ban', params: { id } }),
    'find-everywhere': () => void navigate({ to: '/tim', search: {} }),
    home: () => void navigate({ to: '/' }),
    print: () => window.print(),
    language: () => chooseLanguage(language === 'vi' ? 'en' : 'vi'),
    'take-offer': () => props.words.current()?.act?.run(),
    ...(editable ? writingRuns(editor, board) : {}),
  })
}
