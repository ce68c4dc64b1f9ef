import { parentPort, workerData } from 'node:worker_threads'
import { readText } from '@cucao/regulation'
import { newId } from '../database/new-id.ts'
import type { Imported } from './read-imported.ts'
import { textOfFile } from './text-of-file.ts'

/** One file, one thread: a long law, or a Word file that is a trap, must not hold up those who write. */
const file = textOfFile((workerData as { bytes: Uint8Array }).bytes)
const imported: Imported = file.ok
  ? { ok: true, reading: readText(file.text, { newId }), word: file.word }
  : file
parentPort?.postMessage(imported)
