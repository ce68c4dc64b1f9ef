/** Markup that is safe to write as it stands. Only `html` makes it, so words are always escaped. */
export interface Html {
  readonly markup: string
}

/** What may stand in a template: words (escaped), markup (as it is), lists of both, or nothing. */
export type Fragment = string | number | Html | readonly Fragment[] | null | undefined | false

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words as text or as a quoted attribute's value. Safe in no other place: not in scripts, styles or bare attributes. */
export const escapeHtml = (words: string): string =>
  words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

/**
 * html`<p>${words}</p>`: the words are escaped, nested html is not. A line end in the template, with the
 * blanks around it, is layout of the source and is written as one blank.
 */
export function html(template: TemplateStringsArray, ...values: Fragment[]): Html {
  const parts = partsOf(template)
  let markup = parts[0] ?? ''
  values.forEach((value, index) => {
    markup += markupOf(value) + (parts[index + 1] ?? '')
  })
  return { markup }
}

const known = new WeakMap<TemplateStringsArray, string[]>()
function partsOf(template: TemplateStringsArray): string[] {
  let parts = known.get(template)
  if (!parts) {
    parts = template.map((part) => part.replace(/\s*\n\s*(?=\/?>)/g, '').replace(/\s*\n\s*/g, ' '))
    known.set(template, parts)
  }
  return parts
}

function markupOf(value: Fragment): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (isList(value)) return value.map(markupOf).join('')
  return value.markup
}

const isList = (value: Html | readonly Fragment[]): value is readonly Fragment[] =>
  Array.isArray(value)
