export * from './simulated-network.ts'
export * from './broken-text.ts'
export * from './drafting-hand.ts'
export * from './stock-cursors.ts'
