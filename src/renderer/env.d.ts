import type { AgentBarApi } from '../shared/ipc-contract.ts'

declare global {
  interface Window {
    /** The only object that the preload exposes to the page. */
    readonly agentBar: AgentBarApi
  }
}
