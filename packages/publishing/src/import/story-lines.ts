import { Unreadable, wordLimits } from './unreadable.ts'

/** Where lines go: the story, a cell, a text box, a note. */
interface Sink {
  lines: string[]
  /** Words of a paragraph whose end is deleted, for the next one. */
  carried: string
}

/** The lines of a story while it is read, and of the cells, boxes and notes that are open in it; limits are kept here. */
export class StoryLines {
  readonly #sinks: Sink[] = [{ lines: [], carried: '' }]
  #characters = 0
  #lineCount = 0

  /** From now on lines go elsewhere; answers where to. */
  open(): string[] {
    this.#sinks.push({ lines: [], carried: '' })
    return this.#sink.lines
  }

  /** Back to where lines went before; answers those that came meanwhile. */
  close(): string[] {
    this.flush()
    return this.#sinks.pop()?.lines ?? []
  }

  add(lines: readonly string[]): void {
    append(this.#sink.lines, lines)
  }

  /** Soft hyphens and zero-width blanks are hints for breaking lines, not letters. */
  line(words: string): void {
    this.count(words.length + 1)
    const clean = words.replace(/[\u00ad\u200b\ufeff]/g, '').normalize('NFC')
    const lines = clean.split('\n')
    this.#lineCount += lines.length
    if (this.#lineCount > wordLimits.lines) throw new Unreadable('word-too-large', 'too many lines')
    this.add(lines)
  }

  /** Words that run on into the next paragraph. */
  carry(words: string): void {
    this.#sink.carried = words
  }

  takeCarried(): string {
    const { carried } = this.#sink
    this.#sink.carried = ''
    return carried
  }

  /** What was carried and found no paragraph to run on into. */
  flush(): void {
    const carried = this.takeCarried()
    if (carried !== '') this.line(carried)
  }

  count(characters: number): void {
    this.#characters += characters
    // Each is counted as it comes and once more as its line is set.
    if (this.#characters > 2 * wordLimits.characters)
      throw new Unreadable('word-too-large', 'too many characters')
  }

  get #sink(): Sink {
    const sink = this.#sinks.at(-1)
    if (!sink) throw new Unreadable('word-damaged', 'an element closes that was not opened')
    return sink
  }
}

/** Not `push(...lines)`: a hundred thousand arguments are too many. */
export function append(to: string[], lines: readonly string[]): void {
  for (const line of lines) to.push(line)
}
