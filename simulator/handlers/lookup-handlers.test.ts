import { describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../simulator-options.ts'
import type { Simulator } from '../simulator.ts'
import { createManualClock, startTestSimulator } from '../testing/start-test-simulator.ts'
import { createTestClient } from '../testing/test-client.ts'
import type { ReceivedReply, TestClient } from '../testing/test-client.ts'

type Info = Readonly<Record<string, unknown>>

async function signedIn(options: SimulatorOptions = {}): Promise<{ simulator: Simulator; client: TestClient }> {
  const simulator = await startTestSimulator({ now: createManualClock().now, ...options })
  const client = createTestClient(simulator)
  await client.signIn()
  return { simulator, client }
}

function group(client: TestClient, path: string, body?: unknown): Promise<ReceivedReply> {
  const method = path === 'agentinfonoskills' ? 'POST' : 'GET'
  return client.request(method, `agentgroup/20010/${path}`, body === undefined ? {} : { body })
}

async function list(client: TestClient, path: string, body?: unknown): Promise<Info[]> {
  return (await group(client, path, body)).json().result as Info[]
}

describe('the look-up of one colleague', () => {
  it('treats numbers that are unknown or of another VDN alike, as assumed', async () => {
    const { client } = await signedIn()
    expect((await client.lookUp('59999')).json()).toMatchObject({ retcode: '100-007' })
    expect((await client.lookUp('30001')).json()).toMatchObject({ retcode: '100-007' })
    const asNull = await signedIn({ assumptions: { unknownWorkno: 'null' } })
    expect((await asNull.client.lookUp('59999')).json()).toEqual({ message: '', retcode: '0', result: null })
    const asEmpty = await signedIn({ assumptions: { unknownWorkno: 'empty' } })
    expect((await asEmpty.client.lookUp('59999')).json()).toEqual({ message: '', retcode: '0', result: {} })
  })

  it('returns the sentinels of the platform for a signed-out colleague', async () => {
    const { client } = await signedIn()
    expect((await client.lookUp('20110')).json().result).toMatchObject({
      status: '2',
      ctiStatus: '0',
      mediatype: 'FFF',
      currentstatetime: 4294967295,
      logindate: 4294967295000,
      currentStateReason: 65535,
    })
  })

  it('returns each known deviation of a record', async () => {
    const { client } = await signedIn()
    const info = async (workno: string): Promise<unknown> => (await client.lookUp(workno)).json().result
    expect(await info('20134')).toMatchObject({ status: 4, ctiStatus: 1 })
    expect(await info('20133')).not.toHaveProperty('ctiStatus')
    expect(await info('20135')).toMatchObject({ skilllist: null, groupname: null })
    expect(await info('20136')).toMatchObject({ jsonKey: ['workno', 'name'] })
    expect(await info('20123')).toMatchObject({ groupid: -1, groupname: '' })
    expect(await info('20118')).toMatchObject({ inMultimediaConf: 1 })
  })
})

describe('paths', () => {
  it.each([
    ['GET', 'agentgroup/20010/agentbyworkno/0101', 404],
    ['GET', 'agentgroup/20010/agentbyworkno/60000', 404],
    ['GET', 'agentgroup/20010/agentbyworkno/20011/', 404],
    ['GET', 'agentgroup/20010/agentinfo', 404],
    ['GET', 'agentevent/allagentevent', 404],
    ['POST', 'agentgroup/20010/agentbyworkno/20011', 405],
    ['POST', 'onlineagent/20010', 405],
  ])('%s %s gives HTTP %i with a page', async (method, path, status) => {
    const { client } = await signedIn()
    const reply = await client.request(method, path)
    expect(reply.status).toBe(status)
    expect(reply.headers['content-type']).toContain('text/html')
    expect(reply.headers['allow']).toBe(status === 405 ? (path.startsWith('online') ? 'PUT' : 'GET') : undefined)
  })

  it('accept the work numbers of the chosen pattern', async () => {
    const statusOf = async (options: SimulatorOptions, agentId: string, workno: string): Promise<number> => {
      const account = { agentId, password: `Agent@${agentId}`, phone: '70901' }
      const client = createTestClient(await startTestSimulator(options), account)
      await client.signIn()
      return (await client.lookUp(workno)).status
    }
    expect(await statusOf({ worknoPattern: 'old' }, '1010', '20011')).toBe(404)
    expect(await statusOf({ worknoPattern: 'old' }, '1010', '1011')).toBe(200)
    expect(await statusOf({ worknoPattern: '2025' }, '700010', '700001')).toBe(200)
  })

  it('with a number below 101 match but give 000-002', async () => {
    const { client } = await signedIn()
    expect((await client.lookUp('100')).json()['retcode']).toBe('000-002')
  })
})

describe('the lists', () => {
  it('name all colleagues of the VDN in one map, offline or not', async () => {
    const { simulator, client } = await signedIn()
    const names = (await group(client, 'agentwasnameonvdn')).json().result as Record<string, string>
    expect(names['20011']).toBe('20011')
    expect(names['20110']).toBe('陈静')
    expect(names).not.toHaveProperty('30001')
    expect(Object.keys(names)).toHaveLength(simulator.control.roster.list().length)
  })

  it('return states without skills for a list of numbers, without unknown ones', async () => {
    const { client } = await signedIn()
    const infos = await list(client, 'agentinfonoskills', { agentlist: ['20011', 20101, '59999'] })
    expect(infos.map(({ workno }) => workno)).toEqual(['20011', '20101'])
    expect(infos[0]).not.toHaveProperty('skilllist')
    expect((await group(client, 'agentinfonoskills', { agents: [] })).json()['retcode']).toBe('000-002')
  })

  it('find agents by skill, within the limits given in the body, without those who take no inbound calls', async () => {
    const { client } = await signedIn()
    const all = await list(client, 'agentbyskill/6')
    expect(all.map(({ workno }) => workno)).toContain('20011')
    expect(all.every(({ status }) => status !== '2')).toBe(true)
    const limited = await list(client, 'agentbyskill/6', { agentLimit: 2, agentStatus: [4] })
    expect(limited).toHaveLength(2)
    expect(limited.every(({ status }) => status === '4')).toBe(true)
    expect((await group(client, 'agentbyskill/6', { agentLimit: 501, agentStatus: [4] })).json()['retcode']).toBe(
      '000-002',
    )
    expect((await group(client, 'agentbyskill/06')).status).toBe(404)
    const listed = await list(client, 'agentbylist', ['20011', '20137'])
    expect(listed.map(({ workno }) => workno)).toEqual(['20011'])
  })

  it('return the agents of the VDN and of a team, and the teams', async () => {
    const { simulator, client } = await signedIn()
    const everybody = await list(client, 'allagentstatus')
    expect(everybody).toHaveLength(simulator.control.roster.list().length)
    const online = await list(client, 'onlineagentonvdn')
    expect(online.map(({ workno }) => workno)).toContain('20010')
    expect(online.length).toBeLessThan(everybody.length)
    expect((await list(client, 'agentongroupex?groupid=4')).every(({ groupid }) => groupid === 4)).toBe(true)
    expect(await list(client, 'grouponvdn')).toHaveLength(8)
    expect((await group(client, 'groupbyagent/20011')).json().result).toMatchObject({ id: 1, name: 'jst' })
    expect((await group(client, 'groupbyagent/20123')).json().result).toBeNull()
    expect((await group(client, 'agentongroupex')).json()['retcode']).toBe('000-002')
  })

  it('group the signed-in agents by queue', async () => {
    const { client } = await signedIn()
    const queues = await list(client, 'allonlineagents')
    expect(queues).toContainEqual(
      expect.objectContaining({ skillId: 4, skillMediaType: 6, agent: expect.any(Array) as unknown }),
    )
  })

  it('all need a session', async () => {
    const client = createTestClient(await startTestSimulator())
    for (const path of ['agentwasnameonvdn', 'allagentstatus', 'onlineagentonvdn', 'agentbyskill/6', 'grouponvdn']) {
      expect((await group(client, path)).json()['retcode']).toBe('000-003')
    }
  })
})
