export * from './simulated-network.ts'
