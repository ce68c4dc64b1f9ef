/** A row of a table, cell by cell. */
export class RowBuilder {
  readonly #cells: string[][] = []
  #rowDropped = false
  #cellDropped = false

  openCell(): void {
    this.#cellDropped = false
  }

  closeCell(lines: string[]): void {
    if (!this.dropped) this.#cells.push(lines)
  }

  /** The row, or the cell that is open, is deleted. */
  dropRow(): void {
    this.#rowDropped = true
  }

  dropCell(): void {
    this.#cellDropped = true
  }

  get dropped(): boolean {
    return this.#rowDropped || this.#cellDropped
  }

  /**
   * In reading order, a line each. Three cells or more with one line each at most are a row of data and
   * stay one line, tabs between; two are the head or the end of an act, organ beside motto, recipients
   * beside signature, whose lines are read alone.
   */
  lines(): string[] {
    if (this.#rowDropped) return []
    const isData = this.#cells.length > 2 && this.#cells.every((cell) => cell.length <= 1)
    return isData ? [this.#cells.map(([line]) => line ?? '').join('\t')] : this.#cells.flat()
  }
}
