import { describe, expect, it } from 'vitest'
import { documentedReply } from './testing/documented-reply.ts'
import { createManualClock, startTestSimulator } from './testing/start-test-simulator.ts'
import { createTestClient, sendRequest } from './testing/test-client.ts'

describe('the look-up of 20011', () => {
  it('returns the documented sample, value by value and in its order', async () => {
    const client = createTestClient(await startTestSimulator({ now: createManualClock().now }))
    await client.signIn()
    const reply = await client.lookUp('20011')
    expect(reply.text).toBe(JSON.stringify(JSON.parse(documentedReply().toString())))
    expect(reply.headers['content-type']).toBe('application/json; charset=UTF-8')
  })

  it('counts the time in state while the state stays', async () => {
    const clock = createManualClock()
    const client = createTestClient(await startTestSimulator(clock))
    await client.signIn()
    clock.advance(65_900)
    const { result } = (await client.lookUp('20011')).json()
    expect(result).toMatchObject({ currentstatetime: 1275, logindate: 1501125758000 })
  })
})

describe('a session from sign-in to sign-out', () => {
  it('begins with the Guid in both headers, two cookies and the documented result', async () => {
    const client = createTestClient(await startTestSimulator())
    const reply = await client.signIn()
    expect(reply.headers['set-guid']).toMatch(/^JSESSIONID=[0-9a-f-]{36}\.AgentGateway0$/)
    expect(reply.headers['guid']).toBe(client.guid)
    expect(reply.headers['set-cookie']).toHaveLength(2)
    const { message, retcode, result } = reply.json()
    expect({ message, retcode }).toEqual({ message: '', retcode: '0' })
    expect(result).toEqual({
      vdnid: 6,
      workno: '20010',
      mediatype: 'TTF',
      loginTime: expect.stringMatching(/^\d{13}$/) as unknown,
      isForceChange: 'false',
      serverName: 'AgentGateway',
      timeRemaining: '',
    })
  })

  it('shows the agent in the roster while it lasts, and refuses its Guid afterwards', async () => {
    const { control, ...rest } = await startTestSimulator()
    const client = createTestClient({ control, ...rest })
    await client.signIn('login', { status: '3' })
    expect(control.agentInfo('20010')).toMatchObject({ status: '3', ctiStatus: '7', phonenumber: '70910' })
    expect((await client.signOut()).text).toBe('{"message":"success","retcode":"0","result":{}}')
    expect(control.agentInfo('20010')).toMatchObject({ status: '2', ctiStatus: '0', logindate: 4294967295000 })
    expect((await client.lookUp('20011')).json()['retcode']).toBe('100-006')
  })

  it('answers handshake, heartbeat, agentstatus and the skill interfaces as documented', async () => {
    const client = createTestClient(await startTestSimulator())
    await client.signIn()
    const ask = async (method: string, action: string): Promise<unknown> =>
      (await client.request(method, `onlineagent/20010/${action}`)).json()
    expect(await ask('POST', 'handshake')).toEqual({ message: 'success', retcode: '0' })
    expect(await ask('PUT', 'heartbeat')).toMatchObject({ result: { loginTime: expect.any(String) as unknown } })
    expect(await ask('GET', 'agentstatus')).toMatchObject({ result: { agentState: 4, isWorking: false } })
    expect(await ask('GET', 'agentskills')).toHaveProperty('result.0.mediatype')
    expect(await ask('GET', 'agentskillsbyworkno/20011')).toMatchObject({ message: 'success' })
    expect(await ask('GET', 'agentskillsbyworkno/20124')).toMatchObject({ retcode: '600-001' })
    expect(await ask('GET', 'agentskillsbyworkno/30001')).toMatchObject({ retcode: '100-007' })
  })

  it('ends by each of the three sign-outs, and refuses logout in a call', async () => {
    const simulator = await startTestSimulator()
    const client = createTestClient(simulator)
    const end = async (action: string): Promise<unknown> =>
      (await client.request('DELETE', `onlineagent/20010/${action}`)).json()
    await client.signIn()
    simulator.control.setState('20010', { status: 7 })
    expect(await end('logout')).toMatchObject({ retcode: '100-010' })
    expect(await end('forcelogout')).toEqual({ message: 'success', retcode: '0' })
    await client.signIn()
    expect(await end('forcelogoutwithreason/256')).toMatchObject({ retcode: '100-005' })
    expect(await end('forcelogoutwithreason/7')).toEqual({ message: 'success', retcode: '0' })
    expect(simulator.control.sessions().map(({ agentId }) => agentId)).not.toContain('20010')
  })

  it('lets another client of the agent change its state, with the event that goes with it', async () => {
    const simulator = await startTestSimulator()
    const client = createTestClient(simulator)
    await client.signIn()
    await client.poll()
    await client.poll()
    await client.request('POST', 'onlineagent/20010/rest/600/3?prolong=false')
    expect((await client.poll()).json().event?.eventType).toBe('AgentState_SetRest_Success')
    expect(simulator.control.agentInfo('20010')).toMatchObject({ status: '8', ctiStatus: '8', currentStateReason: 3 })
  })
})

describe('the server', () => {
  it('serves plain http when asked', async () => {
    const plain = await startTestSimulator({ plainHttp: true })
    expect(plain.url).toMatch(/^http:/)
    expect((await createTestClient(plain).signIn()).status).toBe(200)
  })

  it('answers HTTP 404 outside the gateway', async () => {
    expect((await sendRequest(await startTestSimulator(), 'GET', '/')).status).toBe(404)
  })

  it('breaks all connections when it goes down, and keeps the sessions until it comes back', async () => {
    const simulator = await startTestSimulator({ pollHoldMs: 60_000 })
    const client = createTestClient(simulator)
    await client.signIn()
    await client.poll()
    await client.poll()
    const held = client.poll()
    await simulator.control.waitForHeldPoll('20010')
    await Promise.all([expect(held).rejects.toThrow(), simulator.control.goDown()])
    await expect(client.lookUp('20011')).rejects.toThrow('ECONNREFUSED')
    await simulator.control.comeBack()
    expect((await client.lookUp('20011')).json()['retcode']).toBe('0')
  })
})
