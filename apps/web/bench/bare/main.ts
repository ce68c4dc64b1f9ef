import { Editor } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'

/** What the product is measured against: Tiptap as it comes, holding the same words a paragraph each. */
const answer = await fetch('/paragraphs.json')
const paragraphs: string[] = await answer.json()
new Editor({
  element: document.querySelector('#text'),
  extensions: [StarterKit],
  content: {
    type: 'doc',
    content: paragraphs.map((text) => ({
      type: 'paragraph',
      content: text === '' ? [] : [{ type: 'text', text }],
    })),
  },
})
