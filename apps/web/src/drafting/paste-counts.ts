import { levels } from '@cucao/regulation'
import type { Block } from '@cucao/regulation'
import type { Translate } from '../language/text.ts'

/** `1 điều, 2 khoản, 1 bảng`. */
export function countedIn(t: Translate, blocks: readonly Block[]): string {
  const ofLevel = levels.map((level) => ({
    count: blocks.filter((block) => block.type === 'provision' && block.attrs.level === level)
      .length,
    name: level === 'paragraph' ? t('paste.paragraphs') : t(`import.level.${level}`),
  }))
  const tables = blocks.filter(({ type }) => type === 'table').length
  return [...ofLevel, { count: tables, name: t('paste.tables') }]
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${count} ${name}`)
    .join(', ')
}
