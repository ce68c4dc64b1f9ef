import type { EditorState } from '@tiptap/pm/state'
import { useMemo } from 'react'
import { blocksOf, depthOf, placesOf, wordsOf } from '@cucao/regulation'
import type { Block } from '@cucao/regulation'
import { useText } from '../language/text.ts'
import { warningWords } from '../regulations/regulation-words.ts'
import { Button } from '../ui/button.tsx'
import { countedIn } from './paste-counts.ts'
import { structureLanding } from './paste-landing.ts'
import type { PastedStructure } from './pasted-structure.ts'
import css from './paste-preview.module.css'

interface PastePreviewProps {
  state: EditorState
  structure: PastedStructure
  onStructure: () => void
  onParagraphs: () => void
  onCancel: () => void
}

/** So many lines show what was recognised; a longer text is looked at where it stands. */
const mostShown = 200

/** What would be put in, with the numbers it would have here, and what of it is odd. */
export function PastePreview(props: PastePreviewProps) {
  const { state, structure } = props
  const t = useText()
  const landing = useMemo(() => structureLanding(state, structure.blocks), [state, structure])
  const labels = useMemo(() => {
    const blocks = landing.ok ? blocksOf(landing.tr.doc) : structure.blocks
    return new Map(placesOf(blocks).map(({ id, label }) => [id, label]))
  }, [landing, structure])
  const { blocks, warnings } = structure
  return (
    <div className={css.preview}>
      <p className={css.lead}>{t('paste.recognised', { what: countedIn(t, blocks) })}</p>
      {landing.ok ? null : (
        <p className={css.refused} role="alert">
          {t('paste.refused', { reason: t(`structure.${landing.reason}`) })}
        </p>
      )}
      {/* It scrolls, so a keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={css.sheet} tabIndex={0} aria-label={t('paste.sheet')}>
        {blocks.slice(0, mostShown).map((block) => (
          <ShownBlock key={block.attrs.id} block={block} label={labels.get(block.attrs.id) ?? ''} />
        ))}
        {blocks.length > mostShown ? (
          <li className={css.more}>{t('paste.more', { count: blocks.length - mostShown })}</li>
        ) : null}
      </ol>
      {warnings.length > 0 ? (
        <section aria-label={t('import.warnings', { count: warnings.length })}>
          <h3 className={css.heading}>{t('import.warnings', { count: warnings.length })}</h3>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ol className={css.warnings} tabIndex={0}>
            {warnings.slice(0, mostShown).map(({ line, reason, text }, at) => (
              <li key={at}>
                <b>{t('import.line', { line: String(line) })}</b>{' '}
                {t(reason === 'number-out-of-order' ? 'paste.renumbered' : warningWords[reason])}{' '}
                <q>{text}</q>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <div className={css.acts}>
        <Button onClick={props.onCancel}>{t('tool.cancel')}</Button>
        <Button data-first={landing.ok ? undefined : true} onClick={props.onParagraphs}>
          {t('paste.as-paragraphs')}
        </Button>
        {landing.ok ? (
          <Button kind="primary" data-first onClick={props.onStructure}>
            {t('paste.as-structure')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function ShownBlock({ block, label }: { block: Block; label: string }) {
  if (block.type === 'table')
    return (
      <li className={css.table}>
        <table>
          <tbody>
            {block.content.slice(0, 6).map((row, at) => (
              <tr key={at}>
                {row.content.slice(0, 8).map((cell, column) => (
                  <td key={column} colSpan={cell.attrs.colspan}>
                    {wordsOf(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </li>
    )
  if (block.type !== 'provision')
    return (
      <li className={css.frame}>
        {label ? <b>{label} </b> : null}
        {block.content.map((line) => (
          <span key={line.attrs.id}>{wordsOf(line)}</span>
        ))}
      </li>
    )
  const depth = depthOf[block.attrs.level]
  const kind = depth < depthOf.article ? css.chapter : depth === depthOf.article ? css.article : ''
  return (
    <li className={`${css.line} ${kind}`} data-level={block.attrs.level}>
      {label ? <b>{`${block.attrs.lead}${label} `}</b> : block.attrs.lead}
      {wordsOf(block)}
    </li>
  )
}
