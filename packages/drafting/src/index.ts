export * from './close-codes.ts'
export * from './protocol.ts'
