import { describe, expect, it } from 'vitest'
import { accounts } from '../sessions/accounts.ts'
import type { Account } from '../sessions/accounts.ts'
import type { SimulatorOptions } from '../simulator-options.ts'
import type { Simulator } from '../simulator.ts'
import { createManualClock, startTestSimulator } from '../testing/start-test-simulator.ts'
import { createTestClient } from '../testing/test-client.ts'
import type { TestClient } from '../testing/test-client.ts'

type Kind = 'login' | 'forcelogin' | 'loginex'

async function retcodeOf(client: TestClient, kind: Kind = 'login', fields = {}): Promise<unknown> {
  return (await client.signIn(kind, fields)).json()['retcode']
}

function clientWith(simulator: Simulator, trait: Account['trait']): TestClient {
  const account = accounts.find((candidate) => candidate.trait === trait)
  if (account === undefined) throw new Error(`no account with ${String(trait)}`)
  return createTestClient(simulator, account)
}

async function resultOf(trait: Account['trait'], options: SimulatorOptions = {}): Promise<unknown> {
  return (await clientWith(await startTestSimulator(options), trait).signIn()).json()
}

describe('signing in', () => {
  it('refuses a second login with 100-002, and forcelogin replaces the first session', async () => {
    const simulator = await startTestSimulator()
    const first = createTestClient(simulator)
    const second = createTestClient(simulator)
    expect(await retcodeOf(first)).toBe('0')
    expect(await retcodeOf(second)).toBe('100-002')
    expect(await retcodeOf(second, 'forcelogin')).toBe('0')
    expect((await first.lookUp('20011')).json()['retcode']).toBe('100-006')
    expect((await second.lookUp('20011')).json()['retcode']).toBe('0')
  })

  it('knows agents who are signed in elsewhere, one of whom cannot be forced', async () => {
    const simulator = await startTestSimulator()
    const forcible = clientWith(simulator, 'signed-in-elsewhere')
    expect(await retcodeOf(forcible)).toBe('100-002')
    expect(await retcodeOf(forcible, 'forcelogin')).toBe('0')
    const firm = clientWith(simulator, 'signed-in-elsewhere-for-good')
    expect(await retcodeOf(firm)).toBe('100-015')
    expect(await retcodeOf(firm, 'forcelogin')).toBe('100-015')
  })

  it('locks the account after five wrong passwords, and unlocks it after a while', async () => {
    const clock = createManualClock()
    const client = createTestClient(await startTestSimulator({ now: clock.now }))
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await retcodeOf(client, 'login', { password: 'wrong' })).toBe('100-004')
    }
    expect(await retcodeOf(client)).toBe('110-016')
    clock.advance(15 * 60_000)
    expect(await retcodeOf(client)).toBe('0')
  })

  it('reports passwords that have expired, must be changed or expire soon, and locked accounts', async () => {
    expect(await resultOf('password-expired')).toMatchObject({ retcode: '100-020' })
    expect(await resultOf('locked')).toMatchObject({ retcode: '110-016' })
    expect(await resultOf('must-change-password')).toMatchObject({ result: { isForceChange: 'true' } })
    expect(await resultOf('password-expires-soon')).toMatchObject({ result: { timeRemaining: '9' } })
  })

  it('refuses requests until the password is changed, but lets the agent sign out', async () => {
    const client = clientWith(await startTestSimulator(), 'must-change-password')
    await client.signIn()
    expect((await client.lookUp('20011')).json()['retcode']).toBe('000-003')
    expect((await client.poll()).json()['retcode']).toBe('000-003')
    expect((await client.signOut()).json()['retcode']).toBe('0')
  })

  it.each([
    ['an invalid phone', { phonenum: '70013' }, '100-013'],
    ['a phone out of range', { phonenum: '70014' }, '100-014'],
    ['no phone', { phonenum: '' }, '100-001'],
    ['a password that is no text', { password: 7 }, '100-001'],
    ['a password over 32 characters', { password: 'x'.repeat(33) }, '100-001'],
    ['an unknown agent type', { agenttype: 5 }, '100-012'],
    ['a state that no agent signs in to', { status: 7 }, '100-011'],
    ['a flag that is no boolean', { autoanswer: 'perhaps' }, '100-011'],
    ['an address that is not IPv4', { ip: '::1' }, '100-016'],
    ['a token with special characters', { serviceToken: 'a;b' }, '100-001'],
    ['numbers and booleans as text', { status: '4', agenttype: '11', releasephone: 'true' }, '0'],
  ])('answers %s with the right retcode', async (_what, fields, retcode) => {
    expect(await retcodeOf(createTestClient(await startTestSimulator()), 'login', fields)).toBe(retcode)
  })

  it('accepts loginex without phone and password, and signs in to no media server but CTI', async () => {
    const client = createTestClient(await startTestSimulator())
    const reply = await client.signIn('loginex', { password: '', phonenum: undefined })
    expect(reply.json().result).toMatchObject({ mediatype: 'TFF' })
    expect((await client.lookUp('20011')).json()['retcode']).toBe('0')
  })

  it('can reply as older gateways do', async () => {
    const old = await resultOf(undefined, { assumptions: { signInReply: '2018' } })
    expect(old).not.toHaveProperty('result.serverName')
    const guide = await resultOf(undefined, { assumptions: { signInReply: 'guide' } })
    expect(guide).toEqual({ msg: '', retcode: '0', result: { workno: '20010', mediatype: 'TTF' } })
  })
})

describe('the balancer', () => {
  it('requires its cookies, otherwise another node returns 100-006', async () => {
    const client = createTestClient(await startTestSimulator())
    await client.signIn()
    client.cookies = client.cookies.slice(0, 1)
    expect((await client.lookUp('20011')).json()['retcode']).toBe('100-006')
  })

  it('accepts cookies with all their attributes, and none if it requires none', async () => {
    const strict = createTestClient(await startTestSimulator())
    const complete = (await strict.signIn()).headers['set-cookie'] ?? []
    strict.cookies = complete
    expect((await strict.lookUp('20011')).json()['retcode']).toBe('0')
    const lenient = createTestClient(await startTestSimulator({ requireCookie: false }))
    await lenient.signIn()
    lenient.cookies = []
    expect((await lenient.lookUp('20011')).json()['retcode']).toBe('0')
  })
})

describe('unanswered sign-ins and sign-outs', () => {
  it('refuse others of the same agent', async () => {
    const simulator = await startTestSimulator()
    const { control } = simulator
    const id = control.faults.add({ on: 'onlineagent/20010', fault: 'hang', when: 'after' })
    const hanging = createTestClient(simulator).signIn()
    const lost = expect(hanging).rejects.toThrow()
    await control.waitForRequest(({ name }) => name === 'login')
    expect(await retcodeOf(createTestClient(simulator))).toBe('000-007')
    expect(await retcodeOf(createTestClient(simulator), 'forcelogin')).toBe('100-021')
    expect((await createTestClient(simulator).signOut()).json()['retcode']).toBe('100-010')
    control.faults.remove(id)
    await lost
    expect(await retcodeOf(createTestClient(simulator), 'forcelogin')).toBe('0')
  })

  it('refuse a sign-in while the sign-out is unanswered', async () => {
    const simulator = await startTestSimulator()
    const client = createTestClient(simulator)
    await client.signIn()
    const id = simulator.control.faults.add({ on: '**/logout', fault: 'delay', ms: 60_000 })
    const signOut = client.signOut()
    await simulator.control.waitForRequest(({ name }) => name === 'logout')
    expect(await retcodeOf(createTestClient(simulator))).toBe('100-010')
    simulator.control.faults.remove(id)
    expect((await signOut).json()['retcode']).toBe('0')
    expect(await retcodeOf(createTestClient(simulator))).toBe('0')
  })
})
