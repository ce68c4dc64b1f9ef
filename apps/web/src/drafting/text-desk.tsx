import type { Editor } from '@tiptap/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Me } from '../api/people.ts'
import type { Regulation } from '../api/regulations.ts'
import { showActive, showThreads } from '../consultation/anchored-words.ts'
import type { Standing } from '../consultation/thread-standings.ts'
import { useChosenWords } from '../consultation/comment-place.ts'
import { openThreadsByArticle, placesInWords } from '../consultation/thread-facts.ts'
import { ThreadPane } from '../consultation/thread-pane.tsx'
import { threadsQuery } from '../consultation/threads-api.ts'
import { useThreadList } from '../consultation/use-thread-list.ts'
import { focusCard, useThreadSteps } from '../consultation/use-thread-steps.ts'
import type { Thread } from '../consultation/threads-api.ts'
import { useLanguage, useText } from '../language/text.ts'
import { PublishDialog } from '../publishing/publish-dialog.tsx'
import { OnClause } from './clause-comment.tsx'
import { CommentButton } from './comment-button.tsx'
import { useCurrentHeading } from './current-place.ts'
import { DeskBar } from './desk-bar.tsx'
import { DeskNotices } from './desk-notices.tsx'
import { DraftingTools } from './drafting-tools.tsx'
import { scrollToBlock } from './drawn-place.ts'
import { Drawer } from './drawer.tsx'
import { foldOrUnfold, useFoldedHeadings } from './folded-headings.ts'
import { goTo } from './go-to.ts'
import { OutlinePane } from './outline-pane.tsx'
import { PaneButtons } from './pane-buttons.tsx'
import { PlaceSpoken } from './place-spoken.tsx'
import type { Pane } from './pane-buttons.tsx'
import { usePasteWords } from './paste-words.tsx'
import { RefusalBoard } from './refusal-board.ts'
import { saveStateOf } from './save-state.ts'
import { Sheet, useTextEditor } from './text-editor.tsx'
import type { SessionView, TextSession } from './text-session.ts'
import { useArrival } from './use-arrival.ts'
import { ToldWords } from './told-words.tsx'
import { useChoosingKeys } from './use-choosing-keys.ts'
import { useLinesToReview } from './use-lines-to-review.ts'
import { useLook } from './use-look.ts'
import { useNewComment } from './use-new-comment.tsx'
import { useTextFacts } from './use-text-facts.ts'
import { WordBoard } from './word-board.ts'
import css from './drafting-screen.module.css'

interface TextDeskProps {
  regulation: Regulation
  me: Me
  session: TextSession
  view: SessionView
  mayWrite: boolean
  /** Words of this person that the server will not take any more. */
  unsentBefore: string
  onDoneWithUnsent: () => void
  /** Opens the text anew, as the server has it. */
  onStartAgain: () => void
}

const noThreads: readonly Thread[] = []
const noStandings: ReadonlyMap<string, Standing> = new Map()

/** The text in the middle, its outline at the left, what is said about it at the right. No key draws it again. */
export function TextDesk(props: TextDeskProps) {
  const { regulation, me, session, view, mayWrite } = props
  const t = useText()
  const language = useLanguage()
  const { id, may, scope } = regulation
  const [standings, setStandings] = useState(noStandings)
  const [activeId, setActiveId] = useState<string | null>(null)
  const [pane, setPane] = useState<Pane | null>(null)
  const [publishing, setPublishing] = useState(false)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [field, setField] = useState<HTMLElement | null>(null)
  const room = useRoom()
  const openThreads = useCallback(() => {
    if (!room.threads) setPane('threads')
  }, [room.threads])
  const show = useCallback(
    (threadId: string) => {
      setActiveId(threadId)
      openThreads()
      if (!room.threads) focusCard(threadId)
    },
    [openThreads, room.threads],
  )
  const [board] = useState(() => new RefusalBoard())
  const [words] = useState(() => new WordBoard())
  const pasted = usePasteWords(words)
  const editor = useTextEditor(session, view.ready, session.writes, {
    onRefusal: board.tell,
    onPasted: pasted.told,
    onPlaced: setStandings,
    onTouched: show,
  })
  const save = saveStateOf({ ...view.connection, unacknowledged: 0 }, mayWrite, view.wasOpen)
  const editable = session.writes && save.kind !== 'failing' && save.kind !== 'closed'
  const facts = useTextFacts(editor)
  const outline = facts?.outline ?? null
  const book = facts?.book ?? null
  const known = useQuery(threadsQuery(id)).data
  const threads = known ?? noThreads
  useShownThreads(editor, threads, activeId)
  const current = useCurrentHeading(editor, outline, scroller)
  const mayComment = may.includes('comment')
  useChoosingKeys(scroller, mayComment && !mayWrite)
  const chosen = useChosenWords(editor, scope, mayComment)
  const scopeWords = useMemo(
    () => (book && scope ? placesInWords(book, scope, language) : null),
    [book, scope, language],
  )
  const citationOf = useCallback(
    (provisionId: string) => book?.show(provisionId, language) ?? '',
    [book, language],
  )
  const beginTalk = useCallback(() => {
    words.clear()
    openThreads()
  }, [words, openThreads])
  const sayRefused = useCallback(
    (refusal: 'outside-scope' | 'too-long') =>
      words.tell({ words: t(`threads.${refusal}`), refused: true }),
    [words, t],
  )
  const comment = useNewComment({
    regulationId: id,
    session,
    editor,
    mayComment,
    scope,
    citationOf,
    onBegin: beginTalk,
    onRefused: sayRefused,
    onSent: setActiveId,
  })
  const counts = useMemo(
    () => (book ? openThreadsByArticle(book, threads, standings) : new Map<string, number>()),
    [book, threads, standings],
  )
  const openAt = (provisionId: string) =>
    threads.filter(
      (thread) => thread.state === 'open' && standings.get(thread.id)?.provisionId === provisionId,
    )
  const go = useCallback(
    (provisionId: string, byKey = false) => {
      setPane(null)
      if (editor && byKey && editor.isEditable) goTo(editor, provisionId)
      else if (editor) scrollToBlock(editor, provisionId)
    },
    [editor],
  )
  useArrival({
    editor: book ? editor : null,
    regulationId: id,
    synced: view.connection.synced,
    threads: known,
    standings,
    onThread: show,
  })
  useLook(id, view.ready)
  const folded = useFoldedHeadings(id)
  const nextReview = useLinesToReview(editor, id, words)
  const toOutline = () => {
    if (!room.outline) return setPane('outline')
    document.querySelector<HTMLElement>('[role=tree] [tabindex="0"]')?.focus()
  }
  const contents = (
    <OutlinePane
      editor={editor}
      entries={outline}
      folded={folded}
      counts={counts}
      currentId={current}
      editable={editable}
      onGo={go}
    />
  )
  const list = useThreadList({
    regulationId: id,
    personId: me.id,
    book,
    threads,
    standings,
    activeId,
  })
  const steps = useThreadSteps({ editor, list, activeId, scroller, onShow: show })
  const discussion = editor && book && (
    <ThreadPane
      regulationId={id}
      editor={editor}
      book={book}
      list={list}
      standings={standings}
      activeId={activeId}
      personId={me.id}
      mayComment={mayComment}
      mayResolve={may.includes('resolve')}
      onActivate={setActiveId}
      onGo={go}
      scopeWords={scopeWords}
      writing={comment.writing}
      scroller={room.threads ? scroller : null}
    />
  )
  return (
    <div className={css.screen}>
      <DeskBar
        regulation={regulation}
        me={me}
        session={session}
        view={view}
        mayWrite={mayWrite}
        onPublish={may.includes('publish') ? () => setPublishing(true) : null}
        panes={<PaneButtons room={room} threads={threads} onOpen={setPane} />}
      />
      <DeskNotices
        regulationId={id}
        personId={me.id}
        mayWrite={mayWrite}
        session={session}
        view={view}
        save={save}
        unsentBefore={props.unsentBefore}
        onDoneWithUnsent={props.onDoneWithUnsent}
        onStartAgain={props.onStartAgain}
        citationOf={citationOf}
        onGo={go}
      />
      <div
        className={`${css.work} ${room.outline ? '' : css.single} ${room.threads ? '' : css.narrow}`}
      >
        {room.outline ? <div className={css.outline}>{contents}</div> : null}
        {/* It scrolls, so a keyboard must reach it also where the text is not written in. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <main id="noi-dung" tabIndex={0} className={css.page} ref={setScroller}>
          <div className={css.field} ref={setField}>
            <section className={css.paper} aria-label={t('drafting.text')}>
              {mayWrite ? null : (
                <p className={css.reading}>
                  {t(mayComment ? 'notice.read-only' : 'notice.reading')}
                  {mayComment ? (
                    <span className={css.keys}> {t('notice.read-only.keys')}</span>
                  ) : null}
                </p>
              )}
              {editor ? (
                <Sheet editor={editor} editable={editable} />
              ) : (
                <output>{t('drafting.opening')}…</output>
              )}
            </section>
            {room.threads ? <div className={css.threads}>{discussion}</div> : null}
            {editor && chosen && (!comment.writing || (!room.threads && pane !== 'threads')) ? (
              <CommentButton
                editor={editor}
                place={chosen}
                scopeWords={scopeWords}
                field={room.outline ? field : null}
                onComment={comment.begin}
              />
            ) : null}
            {editor && book && !chosen && (!comment.writing || room.threads) ? (
              <OnClause
                editor={editor}
                scope={scope}
                citationOf={citationOf}
                onComment={comment.beginOn}
                mayComment={mayComment}
                countAt={(provisionId) => openAt(provisionId).length}
                onShow={(provisionId) =>
                  openAt(provisionId)
                    .slice(0, 1)
                    .forEach((one) => show(one.id))
                }
                field={room.outline ? field : null}
              />
            ) : null}
          </div>
        </main>
      </div>
      <Drawer
        label={t('drafting.outline')}
        side="left"
        opened={pane === 'outline' && !room.outline}
        onClose={() => setPane(null)}
      >
        {contents}
      </Drawer>
      <Drawer
        label={t('threads.title')}
        side="right"
        opened={pane === 'threads' && !room.threads}
        onClose={() => setPane(null)}
      >
        <div className={css.drawerThreads}>{discussion}</div>
      </Drawer>
      <PlaceSpoken editor={editor} />
      <output className="visually-hidden">{steps.at ? t('threads.at', steps.at) : ''}</output>
      <DraftingTools
        editor={editor}
        regulation={regulation}
        editable={editable}
        board={board}
        words={words}
        onOutline={toOutline}
        onNextReview={nextReview}
        onFoldOutline={() => outline && foldOrUnfold(folded, outline)}
        onComment={mayComment ? comment.begin : null}
        onThread={list.placed.length + list.orphans.length > 0 ? steps.step : null}
        onPublish={may.includes('publish') ? () => setPublishing(true) : null}
      />
      {editor ? <ToldWords editor={editor} board={words} className={css.told} /> : null}
      {pasted.dialog}
      <PublishDialog regulationId={id} opened={publishing} onClose={() => setPublishing(false)} />
    </div>
  )
}

/** Which panes have room beside the text; the others become drawers. */
function useRoom() {
  const threads = useMediaQuery('(min-width: 1181px)', true, { getInitialValueInEffect: false })
  const outline = useMediaQuery('(min-width: 901px)', true, { getInitialValueInEffect: false })
  return useMemo(() => ({ threads, outline }), [threads, outline])
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
