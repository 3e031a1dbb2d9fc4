import { createTestClient, type TestClient } from '../../../simulator/testing/test-client.ts'
import type { Simulator } from '../../../simulator/simulator.ts'
import { agent } from './gateway.ts'

/** Another client in which the agent is signed in. It owns the session and receives its events. */
export interface OtherClient extends TestClient {
  /** The current Guid, which it hands over. */
  readonly handedOver: string
}

/** Signs the agent in with another client. */
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
