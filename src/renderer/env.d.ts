import type { AgentBarApi } from '../shared/ipc-contract.ts'

declare global {
  interface Window {
    /** The one object that the preload puts into the page. */
    readonly agentBar: AgentBarApi
  }
}
