import type { Block, RegulationText } from '@cucao/regulation'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodeText, readDocument } from './draft-document.ts'

const provision = (id: string, words: string, more: object = {}): Block => ({
  type: 'provision',
  attrs: { id, level: 'clause', number: null, form: null, quoted: false, lead: '', ...more },
  ...(words && { content: [{ type: 'text', text: words }] }),
})
const text: RegulationText = {
  type: 'doc',
  content: [
    {
      type: 'head',
      attrs: { id: 'h' },
      content: [
        {
          type: 'line',
          attrs: { id: 'h1', role: 'organ' },
          content: [{ type: 'text', text: 'CHÍNH PHỦ' }],
        },
        { type: 'line', attrs: { id: 'h2', role: 'rule' } },
      ],
    },
    provision('a', 'Nghị định này quy định về chính phủ số.', { level: 'article', number: '5a' }),
    provision('b', '', { quoted: true, lead: '“', form: 'Khoản {n}' }),
    {
      type: 'provision',
      attrs: { id: 'c', level: 'point', number: null, form: null, quoted: false, lead: '' },
      content: [
        { type: 'text', text: 'm' },
        { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
        { type: 'text', text: ' đất', marks: [{ type: 'strong' }, { type: 'em' }] },
      ],
    },
  ],
}

describe('a regulation as a Yjs document', () => {
  it('reads back as it was written', () => {
    expect(readDocument(encodeText(text))).toEqual({ ok: true, text, unknown: [] })
  })

  it('is the same bytes for the same text and client, others for another client', () => {
    expect(encodeText(text)).toEqual(encodeText(text))
    expect(encodeText(text, 7)).not.toEqual(encodeText(text, 8))
  })

  it('keeps what the schema does not know and says so', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, encodeText(text))
    const strange = new Y.XmlElement('video')
    strange.insert(0, [new Y.XmlText('Điều lạ')])
    doc.getXmlFragment('text').insert(1, [strange])
    const wrong = new Y.XmlElement('provision')
    wrong.setAttribute('level', 'volume')
    doc.getXmlFragment('text').push([wrong])
    expect(readDocument(Y.encodeStateAsUpdate(doc))).toEqual({
      ok: true,
      text,
      unknown: [
        { index: 1, name: 'video', words: 'Điều lạ' },
        { index: 5, name: 'provision', words: '' },
      ],
    })
  })

  it('says whether bytes are no update or build on what is missing', () => {
    expect(readDocument(new Uint8Array([9, 9]))).toEqual({ ok: false, reason: 'not-an-update' })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, encodeText(text))
    const before = Y.encodeStateVector(doc)
    doc.getXmlFragment('text').push([new Y.XmlElement('provision')])
    const rest = Y.encodeStateAsUpdate(doc, before)
    expect(readDocument(rest)).toEqual({ ok: false, reason: 'incomplete' })
  })

  it('refuses to write a text that breaks the schema', () => {
    const broken = { type: 'doc', content: [provision('a', 'x', { level: 'volume' })] }
    expect(() => encodeText(broken as RegulationText)).toThrow('was expected')
  })
})
