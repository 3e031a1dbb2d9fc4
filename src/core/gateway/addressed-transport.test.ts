import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../shared/i18n/translator.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { GatewayReply, GatewayRequest, Transport } from '../ports.ts'
import { AddressedTransport } from './addressed-transport.ts'
import { agentByWorknoRequest } from './gateway-requests.ts'

const reply: GatewayReply = { status: 200, header: () => null, setCookies: [], text: '' }

function addressed(gateway: string, answer: Result<GatewayReply>) {
  const paths: string[] = []
  const inner: Transport = {
    send: async (request: GatewayRequest) => {
      paths.push(request.path)
      return answer
    },
    renew: () => undefined,
    close: async () => undefined,
  }
  const limits = { headers: {}, timeoutMs: 1_000, replyLimitBytes: 1_000 }
  const lookUp = () =>
    new AddressedTransport(gateway, inner).send({ ...agentByWorknoRequest('20010', '20011'), ...limits })
  return { lookUp, paths }
}

describe('the transport under a whole address', () => {
  it.each([
    ['https://gateway.example:8043', '/agentgateway/resource/agentgroup/20010/agentbyworkno/20011'],
    ['https://gateway.example:443/cc', '/cc/agentgateway/resource/agentgroup/20010/agentbyworkno/20011'],
    ['https://[2001:db8::1]:443/a/b', '/a/b/agentgateway/resource/agentgroup/20010/agentbyworkno/20011'],
  ])('sends below the path of %s', async (gateway, path) => {
    const { lookUp, paths } = addressed(gateway, success(reply))
    await lookUp()
    expect(paths).toEqual([path])
  })

  it.each(['gateway-unreachable', 'gateway-timeout'] as const)(
    'names host and port that were tried, also port 443, in the text of %s',
    async (code) => {
      const answer = await addressed('https://gateway.example:443/cc', failure({ code })).lookUp()
      expect(answer).toEqual(failure({ code, address: 'gateway.example:443' }))
      if (answer.ok) return
      for (const language of ['en', 'zh-CN'] as const)
        expect(describeError(createTranslator(language), answer.error).nextStep).toContain('gateway.example:443')
    },
  )

  it('leaves other failures alone', async () => {
    const answer = failure({ code: 'cancelled' })
    expect(await addressed('https://gateway.example:8043', answer).lookUp()).toEqual(answer)
  })
})
