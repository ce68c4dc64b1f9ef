/**
 * Fields (page numbers, cross references, tables of contents) between their begin, separate and end
 * characters, one inside another. An instruction is no text, a result is; the result of a table of
 * contents repeats the headings of the text and would be read as provisions.
 */
export class FieldNesting {
  readonly #fields: { instruction: string; inResult: boolean }[] = []
  readonly #onContents: () => void

  constructor(onContents: () => void) {
    this.#onContents = onContents
  }

  /** `type`: of w:fldChar. */
  character(type: string | undefined): void {
    const field = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ instruction: '', inResult: false })
    else if (type === 'end') this.#fields.pop()
    else if (type === 'separate' && field) {
      field.inResult = true
      if (isContents(field.instruction)) this.#onContents()
    }
  }

  instruction(words: string): void {
    const field = this.#fields.at(-1)
    if (field && !field.inResult && field.instruction.length < 100) field.instruction += words
  }

  /** An instruction that was not ended by its paragraph must not swallow the rest of a text. */
  endParagraph(): void {
    while (this.#fields.length > 0 && this.#fields.at(-1)?.inResult === false) this.#fields.pop()
  }

  get inInstruction(): boolean {
    return this.#fields.some(({ inResult }) => !inResult)
  }

  get inContents(): boolean {
    return this.#fields.some(({ inResult, instruction }) => inResult && isContents(instruction))
  }
}

const isContents = (instruction: string) => /^\s*TOC\b/i.test(instruction)
