import { createTestClient, type TestClient } from '../../../simulator/testing/test-client.ts'
import type { Simulator } from '../../../simulator/simulator.ts'
import { agent } from './gateway.ts'

/** The program in which the agent is signed in already; it owns its session and takes its events. */
export interface OtherClient extends TestClient {
  /** The Guid that it hands over. */
  readonly handedOver: string
}

/** Signs the agent in with another program than ours. */
export async function startOtherClient(
  gateway: Simulator,
  agentId: string = agent.agentId,
  password = `Agent@${agentId}`,
): Promise<OtherClient> {
  const account = { agentId, password, phone: `709${agentId.slice(-2)}` }
  const client = createTestClient(gateway, account)
  await client.signIn('login', { status: 4 })
  return Object.defineProperty(client, 'handedOver', {
    get: () => {
      if (client.guid === undefined) throw new Error('The other program is not signed in.')
      return client.guid
    },
  }) as OtherClient
}
