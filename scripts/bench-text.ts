import { existsSync, readFileSync } from 'node:fs'

const civilCode = new URL('../../shared/corpus/91-2015-QH13.txt', import.meta.url)

/** What is measured with: the Civil Code where it is at hand, else a generated text of its size. */
export const benchText: { name: string; source: string } = existsSync(civilCode)
  ? { name: '91/2015/QH13', source: readFileSync(civilCode, 'utf8') }
  : { name: 'generated', source: generated() }

/** 27 chapters, 689 articles, 1,418 clauses and about 370,000 characters, all words made up. */
function generated(): string {
  const words =
    'quyền và nghĩa vụ của cá nhân pháp nhân trong quan hệ dân sự được Nhà nước bảo đảm thực hiện theo quy định'
  const lines: string[] = []
  let article = 0
  for (let chapter = 1; chapter <= 27; chapter += 1) {
    lines.push(`Chương ${roman(chapter)}`, 'QUY ĐỊNH CHUNG')
    for (let n = 0; n < 26 && article < 689; n += 1) {
      article += 1
      lines.push(`Điều ${article}. Nội dung thứ ${article}`)
      for (let clause = 1; clause <= 1 + (article % 3); clause += 1)
        lines.push(`${clause}. ${words}, ${words}.`)
    }
  }
  return lines.join('\n')
}

function roman(n: number): string {
  return (
    'X'.repeat(Math.floor(n / 10)) +
    (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][n % 10] ?? '')
  )
}
