import { MemoryVault } from '../../src/main/adapters/memory-vault.ts'
import { describeVault } from './vault.contract.ts'

describeVault('MemoryVault', () => ({ vault: new MemoryVault() }))
