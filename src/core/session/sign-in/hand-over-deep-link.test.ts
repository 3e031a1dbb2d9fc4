import { describe, expect, it } from 'vitest'
import { parseHandOverDeepLink } from './hand-over-deep-link.ts'

const profiles = [{ gateway: 'https://gateway.example:8043' }]
const guid = '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0'

describe('a link that hands a session over', () => {
  it.each([
    'agentbar:session/adopt?gateway=gateway.example:8043&agent=20010',
    'agentbar://session/adopt?agent=20010&gateway=https%3A%2F%2Fgateway.example%3A8043',
    'AGENTBAR:session/adopt?gateway=gateway.example&agent=20010',
  ])('names gateway and agent: %s', (link) => {
    expect(parseHandOverDeepLink(link, profiles)).toEqual({ gateway: 'https://gateway.example:8043', agentId: '20010' })
  })

  it.each([
    ['of a gateway that is not configured', 'agentbar:session/adopt?gateway=evil.example&agent=20010'],
    ['without an agent', 'agentbar:session/adopt?gateway=gateway.example'],
    ['with more than is known', 'agentbar:session/adopt?gateway=gateway.example&agent=20010&x=1'],
    ['that carries a Guid', `agentbar:session/adopt?gateway=gateway.example&agent=20010&guid=${guid}`],
    ['with a broken escape', 'agentbar:session/adopt?gateway=%E0%A4%A&agent=20010'],
    ['of another kind', 'agentbar:session/sign-out?gateway=gateway.example&agent=20010'],
    ['of another scheme', 'https://session/adopt?gateway=gateway.example&agent=20010'],
    ['with plain http', 'agentbar:session/adopt?gateway=http://gateway.example:8043&agent=20010'],
    ['with an agent that is none', 'agentbar:session/adopt?gateway=gateway.example&agent=../20010'],
  ])('is passed over: one %s', (_, link) => {
    expect(parseHandOverDeepLink(link, profiles)).toBeNull()
  })
})
