import type {
  Block,
  Division,
  Frame,
  Line,
  LineRole,
  Provision,
  ProvisionAttributes,
} from '../block.ts'

/** Collects blocks in order; the one place of reading that makes them. */
export class TextBuilder {
  readonly blocks: Block[] = []
  readonly #newId: () => string

  constructor(newId: () => string) {
    this.#newId = newId
  }

  provision(attrs: Omit<ProvisionAttributes, 'id'>, words: string): Provision {
    const provision: Provision = {
      type: 'provision',
      attrs: { id: this.#newId(), ...attrs },
      ...content(words),
    }
    this.blocks.push(provision)
    return provision
  }

  paragraph(words: string, quoted = false, lead = ''): Provision {
    return this.provision({ level: 'paragraph', number: null, form: null, quoted, lead }, words)
  }

  /** A line in the frame of this kind that stands last, or in a new one. */
  line(frame: Frame['type'], role: LineRole, words: string): Line {
    const line = this.#line(role, words)
    const last = this.blocks.at(-1)
    if (last?.type === frame) last.content.push(line)
    else this.blocks.push({ type: frame, attrs: { id: this.#newId() }, content: [line] })
    return line
  }

  division(
    attrs: Omit<Division['attrs'], 'id'>,
    lines: { role: LineRole; text: string }[],
  ): Division {
    const content = lines.map(({ role, text }) => this.#line(role, text))
    const division: Division = {
      type: 'division',
      attrs: { id: this.#newId(), ...attrs },
      content: content.length > 0 ? content : [this.#line('name', '')],
    }
    this.blocks.push(division)
    return division
  }

  #line(role: LineRole, words: string): Line {
    return { type: 'line', attrs: { id: this.#newId(), role }, ...content(words) }
  }
}

const content = (words: string): { content?: [{ type: 'text'; text: string }] } =>
  words === '' ? {} : { content: [{ type: 'text', text: words }] }

/** Adds words behind those there are, after a blank. */
export function append(target: Provision | Line, words: string): void {
  const run = target.content?.[0]
  if (run) run.text += ` ${words}`
  else Object.assign(target, content(words))
}
