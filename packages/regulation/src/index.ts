export * from './block.ts'
export * from './numbering.ts'
export * from './schema.ts'
