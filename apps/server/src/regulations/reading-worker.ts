import { parentPort, workerData } from 'node:worker_threads'
import { readText } from '@cucao/regulation'
import { newId } from '../database/new-id.ts'

/** One text, one thread: a long law must not hold up those who write. */
parentPort?.postMessage(readText((workerData as { text: string }).text, { newId }))
