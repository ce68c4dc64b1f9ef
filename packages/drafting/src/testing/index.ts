export * from './simulated-network.ts'
export * from './drafting-hand.ts'
