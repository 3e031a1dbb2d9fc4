import { describe, expect, it } from 'vitest'
import { startTestSimulator } from '../testing/start-test-simulator.ts'
import { createTestClient, sendRequest } from '../testing/test-client.ts'

describe('the request log', () => {
  it('keeps header names as received, and the reply', async () => {
    const simulator = await startTestSimulator()
    const client = createTestClient(simulator)
    await client.signIn()
    await client.lookUp('20011')
    const entry = simulator.requests.at(-1)
    expect(entry).toMatchObject({
      method: 'GET',
      path: '/agentgateway/resource/agentgroup/20010/agentbyworkno/20011',
      name: 'queryAgentInfoByWorkNo',
      status: 200,
      retcode: '0',
      outcome: 'answered',
    })
    expect(entry?.headerNames).toEqual(expect.arrayContaining(['Content-Type', 'Guid', 'Cookie']))
    expect(entry?.headers).toContainEqual(['Guid', '(replaced)'])
  })

  it('gives tests in the same process the request as received', async () => {
    const simulator = await startTestSimulator()
    const client = createTestClient(simulator)
    await client.signIn()
    await client.lookUp('20011')
    const raw = simulator.control.rawRequests().at(-1)
    expect(raw?.rawHeaders.join('\n')).toContain(`Guid\n${simulator.control.guidOf('20010') ?? '?'}`)
  })

  it('has no Guid, password, cookie or phone in its entries and lines', async () => {
    const lines: string[] = []
    const simulator = await startTestSimulator({ log: (line) => lines.push(line) })
    const client = createTestClient(simulator, { agentId: '20010', password: 'Agent@20010', phone: '7091055512' })
    await client.signIn()
    await client.lookUp('20011')
    const { guid = '', cookies } = client
    await client.request('GET', `agentevent/${guid}?guid=${guid}`)
    await client.request('PUT', 'onlineagent/20010', { body: { password: 'Canary-1', phonenum: '7091055512' } })
    await client.signOut()
    await sendRequest(simulator, 'GET', `/${guid}`)
    const everything = [...lines, JSON.stringify(simulator.requests)].join('\n')
    expect(lines).toHaveLength(simulator.requests.length)
    expect(lines).toContainEqual(
      expect.stringMatching(/^GET \S+\/agentbyworkno\/20011 queryAgentInfoByWorkNo 200 0 \d+ ms$/),
    )
    const cookieValues = cookies.map((cookie) => cookie.split('=')[1] ?? '')
    for (const secret of [guid, guid.split('.')[0] ?? '', 'Agent@20010', 'Canary-1', '7091055512', ...cookieValues]) {
      expect(everything).not.toContain(secret)
    }
  })

  it('rejects a wait for a request that never comes', async () => {
    const { control } = await startTestSimulator()
    await expect(control.waitForRequest(() => false, 5)).rejects.toThrow('no such request within 5 ms')
  })
})
