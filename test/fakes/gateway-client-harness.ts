import { vi } from 'vitest'
import { GatewayClient } from '../../src/core/gateway/gateway-client.ts'
import { ManualClock } from './manual-clock.ts'
import { RecordingJar } from './recording-jar.ts'
import { ScriptedTransport, type Answer } from './scripted-transport.ts'

/** The Guids of a session whose gateway changes them. */
export const [firstGuid, secondGuid, thirdGuid] = [
  '279fe21d-2caa-4437-84c3-ab9e9dae20f0.AgentGateway0',
  '279fe21d-2caa-4437-84c3-ab9e9dae20f1.AgentGateway0',
  '279fe21d-2caa-4437-84c3-ab9e9dae20f2.AgentGateway0',
] as const

/** A reply's header that brings this Guid. */
export const setGuidReply = (guid: string) => ({ headers: { 'set-guid': `JSESSIONID=${guid}` } })

/** A client of agent 20001 whose gateway answers by this script. */
export function createScriptedClient(guid: string | null, ...script: Answer[]) {
  const transport = new ScriptedTransport(...script)
  const cookies = new RecordingJar()
  const clock = new ManualClock()
  const onGuidReplaced = vi.fn<(guid: string) => void>()
  const limits = { requestTimeoutMs: 10_000, replyLimitBytes: 1_048_576 }
  const client = new GatewayClient({ agentId: '20001', transport, cookies, clock, limits, guid, onGuidReplaced })
  return { client, transport, cookies, clock, onGuidReplaced }
}
