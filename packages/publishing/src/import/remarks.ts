/**
 * What a Word file holds besides the words that are printed, counted so that nobody is surprised:
 * tracked insertions are taken as accepted; everything else here is not in the text.
 */
export interface WordRemarks {
  /** Tracked insertions and moves to a place: in the text, as if accepted. */
  insertions: number
  /** Tracked deletions and moves from a place: left out, as if accepted. */
  deletions: number
  /** Places with a comment. */
  comments: number
  /** Pieces of hidden text. */
  hidden: number
  /** Pictures, charts, diagrams and embedded objects: their words, if any, cannot be read. */
  pictures: number
  /** Tables of contents made by Word: they repeat the headings. */
  contents: number
  /** Whole files put in to be shown in place: not read. */
  embedded: number
}

export const noRemarks = (): WordRemarks => ({
  insertions: 0,
  deletions: 0,
  comments: 0,
  hidden: 0,
  pictures: 0,
  contents: 0,
  embedded: 0,
})
