import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { reply, ScriptedTransport } from '../../../test/fakes/scripted-transport.ts'
import { failure, type Result } from '../../shared/result.ts'
import type { GatewayReply } from '../ports.ts'
import { testConnection } from './connection-test.ts'

const limits = { requestTimeoutMs: 5_000, replyLimitBytes: 65_536 }
const gateway = 'https://gateway.example:8043'

async function tested(answer: Result<GatewayReply>) {
  const clock = new ManualClock()
  const transport = new ScriptedTransport(() => {
    clock.advance(42)
    return answer
  })
  return { result: await testConnection(gateway, transport, limits, clock), transport }
}

describe('testConnection', () => {
  it('asks without a Guid, and changes nothing at the gateway', async () => {
    const { transport } = await tested(reply({ retcode: '100-006' }))
    expect(transport.requests).toEqual([
      {
        method: 'GET',
        path: '/agentgateway/resource/onlineagent/101/agentstatus',
        headers: { 'Content-Type': 'application/json; charset=UTF-8' },
        timeoutMs: 5_000,
        replyLimitBytes: 65_536,
      },
    ])
  })

  it.each([
    reply({ retcode: '100-006', message: 'not signed in' }),
    reply({ retcode: '000-003' }, { status: 401 }),
    reply({ retcode: '0', result: {} }),
  ])('knows a gateway by its own words (%#), and says how long it took', async (answer) => {
    expect((await tested(answer)).result).toEqual({ ok: true, value: { gateway, tookMs: 42 } })
  })

  it.each([
    [reply('<html>', { status: 302 }), { code: 'gateway-redirect', detail: '302' }],
    [reply('<html>', { status: 404 }), { code: 'gateway-http-status', detail: '404' }],
    [reply('<html>welcome</html>'), { code: 'reply-not-understood', detail: 'envelope' }],
    [reply(''), { code: 'reply-not-understood', reason: 'empty-reply', detail: 'empty' }],
    [failure({ code: 'certificate-unknown' }), { code: 'certificate-unknown' }],
  ])('takes anything else for no gateway (%#)', async (answer, error) => {
    expect((await tested(answer)).result).toEqual({ ok: false, error })
  })
})
