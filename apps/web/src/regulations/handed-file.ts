let waiting: File | null = null

/** A file dropped on another screen, on its way to the import. */
export function handToImport(file: File): void {
  waiting = file
}

/** The file, once; null where none was handed over. */
export function takeHanded(): File | null {
  const file = waiting
  waiting = null
  return file
}
