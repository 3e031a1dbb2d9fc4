import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact, redactGuids } from './redact.ts'

const guid = '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0'
const older = `${'0a1b2c3d4e5f6789'.repeat(3)}.AgentGateway1`

describe('redact', () => {
  it.each([
    `bare ${guid} in a text`,
    `JSESSIONID=${guid}; Path=/`,
    `Guid: ${guid}`,
    `{"guid":"${guid}"}`,
    `https://gateway.example/x?guid=${guid}&y=1`,
    guid.toUpperCase(),
    `bare ${older} in a text, and ${older.slice(0, 48)}, without the node`,
    `JSESSIONID=${older}; Path=/`,
    `{"what":"line\\f${older}"}`,
    `https://gateway.example/x/${older}/y`,
    older.toUpperCase(),
  ])('takes the Guid out of %j', (line) => {
    for (const text of [redact(line), redactGuids(line)]) {
      expect(text.toLowerCase()).not.toContain('279fe21d')
      expect(text.toLowerCase()).not.toContain('0a1b2c3d')
    }
  })

  it.each([
    'password: canary',
    'password=canary',
    'PASSWORD = canary',
    'password: "canary one two"',
    '{"password":"canary"}',
    '{"password": "with \\"quotes\\" and canary"}',
    '{"password":"ends in a backslash\\\\","phonenum":"canary"}',
    '{"oldPassword":"canary","newPassword":"canary"}',
    "{ password: 'two words of canary' }",
    JSON.stringify({ what: JSON.stringify({ password: 'canary', phonenum: 'canary' }) }),
    JSON.stringify({ what: JSON.stringify({ inner: JSON.stringify({ password: 'say "canary" canary' }) }) }),
    'Guid: canary.AgentGateway1',
    '{"Guid":"canary.AgentGateway1"}',
    'Set-GUID: JSESSIONID=canary.AgentGateway1',
    'JSESSIONID=canary.AgentGateway1',
    'Cookie: NSLB=canary; other=canary',
    'set-cookie: NSLB=canary; Path=/; HttpOnly',
    '{"cookie":"NSLB=canary; other=canary"}',
    '{"cookies":"{\\"cookies\\":[{\\"value\\":\\"canary\\"}]}"}',
    '{"setCookies":["NSLB=canary; Path=/","other=canary"]}',
    '{"set-cookie":["NSLB=canary"]}',
    '{"phonenum":"canary"}',
    '{"phonenumber":"canary"}',
    '{"phone":"canary"}',
    '{"serviceToken":"canary"}',
    'service_token: canary',
    'https://agent:canary@gateway.example:8043/agentgateway',
    'password=canary&phonenum=canary',
  ])('lets no secret through in %j', (line) => {
    expect(redact(line)).not.toContain('canary')
  })

  it('leaves what is no secret readable', () => {
    for (const line of [
      'session {"from":"signing-in","to":"signed-in"}',
      'command failed {"reportId":"a1b2c3d4","command":"signIn","what":"TypeError: x is not a function"}',
      'not stored in the keyring {"what":"password","code":"keyring-locked"}',
      'GET https://gateway.example:8043/agentgateway/resource/agentgroup/20001/agentbyworkno/20011 200 in 12 ms',
      '{"code":"phone-invalid","retcode":"100-013"}',
      `certificate with SHA-256 ${'ab'.repeat(32)}, SHA-1 ${'ab'.repeat(20)}`,
    ])
      expect(redact(line)).toBe(line)
  })

  it('keeps what stands beside a secret', () => {
    expect(redact('{"password":"x","agentId":"20001"}')).toMatch(/^\{"password":.*"agentId":"20001"\}$/)
    expect(redact('password=x&agent=20001')).toContain('agent=20001')
  })

  it('lets no password through that was written as JSON, however deep', () => {
    const secret = fc.string({ minLength: 1, unit: 'binary' }).map((text) => `canary${text}canary`)
    fc.assert(
      fc.property(secret, fc.integer({ min: 0, max: 3 }), (password, depth) => {
        let line = JSON.stringify({ agentId: '20001', password, last: true })
        for (let level = 0; level < depth; level += 1) line = JSON.stringify({ what: line })
        expect(redact(`request failed ${line}`)).not.toContain('canary')
      }),
    )
  })

  it('is as quick with a long line as with many short ones', () => {
    const line = `${'password"'.repeat(20_000)}${'\\'.repeat(20_000)}`
    expect(redact(line)).toHaveLength(line.length)
  })
})
