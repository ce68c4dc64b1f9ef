export * from './anchor.ts'
export * from './near-equal.ts'
export * from './place-anchor.ts'
export * from './thread.ts'
