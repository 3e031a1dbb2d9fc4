import { describe, expect, it, vi } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import type { AgentInfo } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { SessionAnswer } from '../session/session-effect-runner.ts'
import { LookupService } from './lookup-service.ts'

const noReasons = () => Promise.resolve(failure({ code: 'gateway-http-status' }))

const answerAbout = (workno: string): SessionAnswer => ({
  agent: agentNamed(workno),
  profileId: 'profile-1',
  gatewayTime: null,
})

const agentNamed = (workno: string): AgentInfo => ({
  workno,
  name: workno,
  status: 4,
  ctiStatus: 1,
  groupid: null,
  groupname: '',
  skilllist: [],
  callids: [],
  mediatype: 'TTT',
  vdnid: null,
  phonenumber: '',
  currentstatetime: 0,
  logindate: null,
  inMultimediaConf: false,
  currentStateReason: null,
})

function serviceWith(highest = 59_999) {
  const clock = new ManualClock()
  const open: { workno: string; answer: (result: Result<SessionAnswer>) => void }[] = []
  const ask = vi.fn(
    (workno: string) => new Promise<Result<SessionAnswer>>((answer) => void open.push({ workno, answer })),
  )
  const settings = { current: { highestWorkno: highest, requestTimeoutMs: 10_000 }, activeProfile: exampleProfile }
  const service = new LookupService({
    clock,
    settings,
    session: { queryAgentInfoByWorkNo: ask, queryRestReasons: noReasons },
  })
  return { service, clock, ask, open, settings }
}

describe('queryAgentInfoByWorkNo', () => {
  it.each([
    ['', 'workno-not-a-number'],
    ['2oo11', 'workno-not-a-number'],
    ['100', 'workno-out-of-range'],
    ['60000', 'workno-out-of-range'],
  ])('refuses %j before anything is sent', async (typed, code) => {
    const { service, ask } = serviceWith()
    expect(await service.queryAgentInfoByWorkNo(typed)).toMatchObject({ ok: false, error: { code } })
    expect(ask).not.toHaveBeenCalled()
  })

  it('goes by the highest number of the moment', () => {
    const { service, ask } = serviceWith(999_999)
    void service.queryAgentInfoByWorkNo('700001')
    expect(ask).toHaveBeenCalledExactlyOnceWith('700001')
  })

  it('answers with the time at which the reply came', async () => {
    const { service, clock, open } = serviceWith()
    const asked = service.queryAgentInfoByWorkNo(' ２００１１ ')
    expect(open[0]?.workno).toBe('20011')
    clock.advance(1_500)
    const answeredAt = clock.now()
    open[0]?.answer(success(answerAbout('20011')))
    expect(await asked).toEqual(success({ ...answerAbout('20011'), answeredAt, reasonName: null }))
  })

  it('shares one request among equal lookups in flight, however they were typed', async () => {
    const { service, ask, open } = serviceWith()
    const asked = ['20011', ' 20011', '２００１１'].map((typed) => service.queryAgentInfoByWorkNo(typed))
    expect(ask).toHaveBeenCalledTimes(1)
    open[0]?.answer(success(answerAbout('20011')))
    const answers = await Promise.all(asked)
    expect(new Set(answers).size).toBe(1)
  })

  it('sends different lookups side by side, each with its own answer', async () => {
    const { service, open } = serviceWith()
    const first = service.queryAgentInfoByWorkNo('20011')
    const second = service.queryAgentInfoByWorkNo('20012')
    expect(open.map(({ workno }) => workno)).toEqual(['20011', '20012'])
    open[1]?.answer(success(answerAbout('20012')))
    open[0]?.answer(failure({ code: 'gateway-timeout' }))
    expect(await second).toMatchObject({ ok: true, value: { agent: { workno: '20012' } } })
    expect(await first).toEqual(failure({ code: 'gateway-timeout' }))
  })

  it('asks again once the first was answered, with success or failure', async () => {
    const { service, ask, open } = serviceWith()
    const failed = service.queryAgentInfoByWorkNo('20011')
    open[0]?.answer(failure({ code: 'gateway-timeout' }))
    await failed
    const again = service.queryAgentInfoByWorkNo('20011')
    expect(ask).toHaveBeenCalledTimes(2)
    open[1]?.answer(success(answerAbout('20011')))
    expect(await again).toMatchObject({ ok: true })
  })

  it('ends with its time-out, whatever the session waits for, and asks again then', async () => {
    const { service, clock, ask } = serviceWith()
    const asked = service.queryAgentInfoByWorkNo('20011')
    clock.advance(10_250)
    expect(await asked).toEqual(failure({ code: 'gateway-timeout', reason: 'session-not-ready', timeoutMs: 10_000 }))
    void service.queryAgentInfoByWorkNo('20011')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('says what a request that ended by its own time-out waited for, and leaves no timer', async () => {
    const { service, clock, open } = serviceWith()
    const asked = service.queryAgentInfoByWorkNo('20011')
    clock.advance(10_000)
    const late = failure({ code: 'gateway-timeout', reason: 'proxy-settings', timeoutMs: 10_000 })
    open[0]?.answer(late)
    expect(await asked).toEqual(late)
    expect(clock.waiting).toBe(0)
  })

  it.each([
    ['another gateway', { ...exampleProfile, id: 'profile-9', gateway: 'https://other.example:8043' }],
    ['another agent of the same gateway', { ...exampleProfile, agentId: '20999' }],
  ])('drops the answer to a question that was put before %s was selected', async (_, selected) => {
    const { service, open, settings } = serviceWith()
    const asked = service.queryAgentInfoByWorkNo('20011')
    settings.activeProfile = selected
    open[0]?.answer(success(answerAbout('20011')))
    expect(await asked).toEqual(failure({ code: 'cancelled' }))
  })

  it('asks the gateway that is selected now, whatever is still in flight to the former one', async () => {
    const { service, ask, open, settings } = serviceWith()
    void service.queryAgentInfoByWorkNo('20011')
    settings.activeProfile = { ...exampleProfile, id: 'profile-9', gateway: 'https://other.example:8043' }
    const asked = service.queryAgentInfoByWorkNo('20011')
    expect(ask).toHaveBeenCalledTimes(2)
    open[1]?.answer(success(answerAbout('20011')))
    expect(await asked).toMatchObject({ ok: true })
    // The first one's end must not let go of a later question.
    void service.queryAgentInfoByWorkNo('20012')
    open[0]?.answer(failure({ code: 'gateway-timeout' }))
    await Promise.resolve()
    void service.queryAgentInfoByWorkNo('20012')
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it('asks again after an unexpected error', async () => {
    const ask = vi.fn(async (): Promise<Result<SessionAnswer>> => Promise.reject(new Error('surprise')))
    const service = new LookupService({
      clock: new ManualClock(),
      settings: { current: { highestWorkno: 59_999, requestTimeoutMs: 10_000 }, activeProfile: exampleProfile },
      session: { queryAgentInfoByWorkNo: ask, queryRestReasons: noReasons },
    })
    await expect(service.queryAgentInfoByWorkNo('20011')).rejects.toThrow('surprise')
    await expect(service.queryAgentInfoByWorkNo('20011')).rejects.toThrow('surprise')
    expect(ask).toHaveBeenCalledTimes(2)
  })
})
