import type { Editor } from '@tiptap/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Refusal } from '@cucao/regulation'
import type { Me } from '../api/people.ts'
import type { Regulation } from '../api/regulations.ts'
import { showActive, showThreads } from '../consultation/anchored-words.ts'
import type { Standing } from '../consultation/anchored-words.ts'
import { useCommentPlace } from '../consultation/comment-place.ts'
import { openThreadsByArticle, placesInWords } from '../consultation/thread-facts.ts'
import { ThreadPane } from '../consultation/thread-pane.tsx'
import { threadsQuery } from '../consultation/threads-api.ts'
import type { Thread } from '../consultation/threads-api.ts'
import { useLanguage, useText } from '../language/text.ts'
import { PublishDialog } from '../publishing/publish-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/use-toast.ts'
import { CommentButton } from './comment-button.tsx'
import { scrollToBlock, useCurrentHeading } from './current-place.ts'
import { DeskBar } from './desk-bar.tsx'
import { Drawer } from './drawer.tsx'
import { OutlinePane } from './outline-pane.tsx'
import { saveStateOf } from './save-state.ts'
import { ForeignContent, LineClosed, StorageFailing } from './session-notices.tsx'
import { Sheet, useTextEditor } from './text-editor.tsx'
import type { SessionView, TextSession } from './text-session.ts'
import { useNewComment } from './use-new-comment.tsx'
import { useOnline } from './use-online.ts'
import { useTextFacts } from './use-text-facts.ts'
import css from './drafting-screen.module.css'

interface TextDeskProps {
  regulation: Regulation
  me: Me
  session: TextSession
  view: SessionView
  mayWrite: boolean
}

const nothing: readonly Thread[] = []

/** The text in the middle, its outline at the left, what is said about it at the right. */
export function TextDesk({ regulation, me, session, view, mayWrite }: TextDeskProps) {
  const t = useText()
  const { id, may } = regulation
  const toast = useToast()
  const [standings, setStandings] = useState<ReadonlyMap<string, Standing>>(new Map())
  const [activeId, setActiveId] = useState<string | null>(null)
  const [pane, setPane] = useState<'outline' | 'threads' | null>(null)
  const [publishing, setPublishing] = useState(false)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [field, setField] = useState<HTMLElement | null>(null)
  const wide = useMediaQuery('(min-width: 1181px)', true)
  const roomy = useMediaQuery('(min-width: 901px)', true)
  const touched = useCallback(
    (threadId: string) => {
      setActiveId(threadId)
      if (!wide) setPane('threads')
    },
    [wide],
  )
  const editor = useTextEditor(session, view.ready, session.writes, {
    onRefusal: (reason: Refusal) => toast(t(`structure.${reason}`)),
    onPlaced: setStandings,
    onTouched: touched,
  })
  const save = saveStateOf(view.connection, mayWrite, view.wasOpen, useOnline())
  const editable = session.writes && save.kind !== 'failing' && save.kind !== 'closed'
  const facts = useTextFacts(editor)
  const threads = useQuery(threadsQuery(id)).data ?? nothing
  useShownThreads(editor, threads, activeId)
  const current = useCurrentHeading(editor, facts?.outline ?? [], scroller)
  const mayComment = may.includes('comment')
  const place = useCommentPlace(editor, regulation.scope, mayComment)
  const language = useLanguage()
  const scopeWords = useMemo(
    () =>
      facts && regulation.scope ? placesInWords(facts.book, regulation.scope, language) : null,
    [facts, regulation.scope, language],
  )
  const citationOf = (provisionId: string) => facts?.book.show(provisionId, language) ?? ''
  const comment = useNewComment({
    regulationId: id,
    session,
    editor,
    place,
    citationOf,
    scope: regulation.scope,
    onSent: (threadId) => setActiveId(threadId),
    onBegin: () => !wide && setPane('threads'),
  })
  const counts = useMemo(
    () =>
      facts ? openThreadsByArticle(facts.book, threads, standings) : new Map<string, number>(),
    [facts, threads, standings],
  )
  const go = (provisionId: string) => {
    setPane(null)
    if (editor) scrollToBlock(editor, provisionId)
  }
  const outline = (
    <OutlinePane entries={facts?.outline ?? []} counts={counts} currentId={current} onGo={go} />
  )
  const discussion = editor && facts && (
    <ThreadPane
      regulationId={id}
      editor={editor}
      book={facts.book}
      threads={threads}
      standings={standings}
      activeId={activeId}
      personId={me.id}
      mayComment={mayComment}
      mayResolve={may.includes('resolve')}
      onActivate={setActiveId}
      onGo={(thread) => {
        setActiveId(thread.id)
        const at = standings.get(thread.id)?.provisionId
        if (at) go(at)
      }}
      scopeWords={scopeWords}
      beginning={null}
      writing={comment.writing}
      scroller={wide ? scroller : null}
    />
  )
  const closedFor = view.connection.phase === 'closed' ? view.connection.closeReason : null
  return (
    <div className={css.screen}>
      <DeskBar
        regulation={regulation}
        me={me}
        save={save}
        presence={view.connection.presence}
        onReconnect={() => session.connection.retryNow()}
        onPublish={may.includes('publish') ? () => setPublishing(true) : null}
        panes={
          <div className={css.paneButtons}>
            {roomy ? null : (
              <Button
                size="small"
                aria-label={t('outline.open')}
                onClick={() => setPane('outline')}
              >
                {t('drafting.outline')}
              </Button>
            )}
            {wide ? null : (
              <Button
                size="small"
                aria-label={t('threads.draw')}
                onClick={() => setPane('threads')}
              >
                {t('threads.title')} {threads.filter((thread) => thread.state === 'open').length}
              </Button>
            )}
          </div>
        }
      />
      {closedFor ? (
        <LineClosed
          reason={closedFor}
          unsent={session.unsentWords()}
          onReload={() => void reload(session, closedFor)}
        />
      ) : null}
      {save.kind === 'failing' ? <StorageFailing /> : null}
      {view.foreign ? <ForeignContent /> : null}
      <div className={`${css.work} ${roomy ? '' : css.single} ${wide ? '' : css.narrow}`}>
        {roomy ? <div className={css.outline}>{outline}</div> : null}
        <main id="noi-dung" tabIndex={-1} className={css.page} ref={setScroller}>
          <div className={css.field} ref={setField}>
            <section className={css.paper} aria-label={t('drafting.text')}>
              {mayWrite ? null : (
                <p className={css.reading}>
                  {t(mayComment ? 'notice.read-only' : 'notice.reading')}
                </p>
              )}
              {editor ? (
                <Sheet editor={editor} editable={editable} />
              ) : (
                <p role="status">{t('drafting.opening')}…</p>
              )}
            </section>
            {wide ? <div className={css.threads}>{discussion}</div> : null}
            {editor && place?.range && !comment.writing ? (
              <CommentButton
                editor={editor}
                place={place}
                citation={citationOf(place.provisionId)}
                scopeWords={scopeWords}
                field={roomy ? field : null}
                onComment={comment.begin}
              />
            ) : null}
          </div>
        </main>
      </div>
      {roomy ? null : (
        <Drawer
          label={t('drafting.outline')}
          side="left"
          opened={pane === 'outline'}
          onClose={() => setPane(null)}
        >
          {outline}
        </Drawer>
      )}
      {wide ? null : (
        <Drawer
          label={t('threads.title')}
          side="right"
          opened={pane === 'threads'}
          onClose={() => setPane(null)}
        >
          <div className={css.drawerThreads}>{discussion}</div>
        </Drawer>
      )}
      <PublishDialog regulationId={id} opened={publishing} onClose={() => setPublishing(false)} />
    </div>
  )
}

/** Keeps the highlights in the text in step with the records. */
function useShownThreads(
  editor: Editor | null,
  threads: readonly Thread[],
  activeId: string | null,
) {
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    const anchored = threads.map(({ id, anchor, state }) => ({
      id,
      anchor,
      resolved: state === 'resolved',
    }))
    showThreads(editor.view, anchored)
  }, [editor, threads])
  useEffect(() => {
    if (editor && !editor.isDestroyed) showActive(editor.view, activeId)
  }, [editor, activeId])
}

/** What the server refused would be sent again by the copy kept here; the words were shown for copying. */
async function reload(session: TextSession, reason: string): Promise<void> {
  if (reason === 'rejected-update' || reason === 'malformed-frame') await session.forget()
  location.reload()
}
