import { describe, expect, it } from 'vitest'
import { guidFromHeader, isGuid } from './guid.ts'

const guid = '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0'

describe('guidFromHeader', () => {
  it.each([
    `JSESSIONID=${guid}`,
    `jsessionid=${guid}`,
    `  JSESSIONID=${guid}  `,
    `JSESSIONID=${guid}; Path=/agentgateway; HttpOnly`,
    guid,
  ])('reads %j with the node’s suffix', (header) => {
    expect(guidFromHeader(header)).toBe(guid)
  })

  it('cuts only the prefix, not at a later equals sign', () => {
    expect(guidFromHeader('JSESSIONID=abcdefgh==.AgentGateway1')).toBe('abcdefgh==.AgentGateway1')
  })

  it.each([null, '', ' ', 'JSESSIONID=', 'JSESSIONID=;', 'JSESSIONID=short', 'JSESSIONID=with a blank inside'])(
    'finds none in %j',
    (header) => {
      expect(guidFromHeader(header)).toBeNull()
    },
  )
})

describe('isGuid', () => {
  it('refuses what could not be sent back as a header', () => {
    expect(isGuid(guid)).toBe(true)
    for (const value of [
      'line\nbreak-abc',
      'cr\r\nX-Evil: 1',
      'tab\tabcdef',
      '会话-abcdefgh',
      '\u0000abcdefgh',
      'x'.repeat(201),
    ])
      expect(isGuid(value)).toBe(false)
  })
})
