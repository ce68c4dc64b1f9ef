import { regulationSchema } from '@cucao/regulation'
import { describe, expect, it } from 'vitest'
import { placeOfWords, wordsAround } from './caret-words.ts'

const doc = (...words: string[]) =>
  regulationSchema.node(
    'doc',
    null,
    words.map((each) =>
      regulationSchema.node(
        'provision',
        { id: each, level: 'clause' },
        each === '' ? [] : [regulationSchema.text(each)],
      ),
    ),
  )
const around = (words: string, offset: number) => wordsAround(doc(words).child(0), offset)
/** The words before and behind the place that was found. */
function found(words: ReturnType<typeof around>, text: ReturnType<typeof doc>) {
  const at = placeOfWords(words, text, () => true)
  if (at === null) return null
  const $at = text.resolve(at)
  return [
    $at.parent.textContent.slice(0, $at.parentOffset),
    $at.parent.textContent.slice($at.parentOffset),
  ]
}

describe('a caret is found again by the words beside it', () => {
  it('where they were joined to others, at their end and between them', () => {
    const joined = doc('Khoản đầu.', 'Khoản này. Khoản kia.', 'Khoản cuối.')
    expect(found(around('Khoản kia.', 10), joined)).toEqual(['Khoản này. Khoản kia.', ''])
    expect(found(around('Khoản kia.', 5), joined)).toEqual(['Khoản này. Khoản', ' kia.'])
    expect(found(around('Khoản kia.', 0), joined)).toEqual(['Khoản này. ', 'Khoản kia.'])
  })

  it('nowhere where no letter of them is left, or only in blocks that did not change', () => {
    expect(found(around('xyz', 3), doc('Khoản đầu.'))).toBeNull()
    expect(placeOfWords(around('Khoản', 5), doc('Khoản đầu.'), () => false)).toBeNull()
    expect(found(around('', 0), doc('Khoản đầu.'))).toBeNull()
  })
})
