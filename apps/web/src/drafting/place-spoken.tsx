import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { Transaction } from '@tiptap/pm/state'
import { AddressBook, blocksOf, provisionAt } from '@cucao/regulation'
import { useLanguage } from '../language/text.ts'
import { isOwnChange } from './live-text.ts'
import { sameStructure } from './text-blocks.ts'

/** After the last key: a screen reader says where one is, not where one passed. */
const restMilliseconds = 250

/**
 * Says to a screen reader what a key made of the provision with the caret: "khoản 3 Điều 5". Numbers are
 * drawn, so nobody would hear them who does not see them.
 */
export function PlaceSpoken({ editor }: { editor: Editor | null }) {
  const language = useLanguage()
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      if (editor.isDestroyed) return
      const here = provisionAt(editor.state)
      const book = new AddressBook(blocksOf(editor.state.doc))
      setSaid((here && book.show(String(here.node.attrs.id), language)) ?? '')
    }
    const changed = ({ transaction }: { transaction: Transaction }) => {
      if (!isOwnChange(transaction) || sameStructure(transaction.before, transaction.doc)) return
      clearTimeout(timer)
      timer = setTimeout(say, restMilliseconds)
    }
    editor.on('transaction', changed)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', changed)
    }
  }, [editor, language])
  return <output className="visually-hidden">{said}</output>
}
