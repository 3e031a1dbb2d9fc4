import { describe, expect, it, vi } from 'vitest'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import { ManualClock } from '../../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../../test/fakes/virtual-gateway.ts'
import type { Result } from '../../../shared/result.ts'
import { failure, success } from '../../../shared/result.ts'
import { OpenQuestions } from '../../open-questions.ts'
import { beginSession } from './begin-session.ts'
import { SessionHandOver } from './session-hand-over.ts'

const link = 'agentbar:session/adopt?gateway=gateway.example&agent=20001'

/** A program that knows the example gateway, with a clipboard that holds what is put there. */
function handOverHarness() {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock)
  const harness = createSessionHarness({
    clock,
    openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }),
  })
  harness.settings.activate({ ...exampleProfile, caFile: '/etc/ca.pem' })
  const questions = new OpenQuestions(() => undefined)
  const clipboard = { text: '', read: async () => clipboard.text, clear: () => void (clipboard.text = '') }
  const handOver = new SessionHandOver({ ...harness, questions, clipboard })
  const soon = async (answer: Promise<Result<null>>) => {
    await advanceInSteps(clock, 50, 5)
    return answer
  }
  const idOfQuestion = () => questions.find('hand-over')?.id ?? 'none'
  /** The agent agrees to the question that is open. */
  const accept = () => handOver.accept(idOfQuestion())
  return { ...harness, gateway, questions, clipboard, handOver, accept, idOfQuestion, soon }
}

describe('a session that is handed over by link', () => {
  it('is asked about, and nothing is read or sent before the agent has agreed', () => {
    const { handOver, questions, clipboard, gateway } = handOverHarness()
    const read = vi.spyOn(clipboard, 'read')
    handOver.open(link)
    expect(questions.find('hand-over')).toEqual({
      kind: 'hand-over',
      id: '1',
      gateway: 'https://gateway.example:8043',
      agentId: '20001',
    })
    expect(read).not.toHaveBeenCalled()
    expect(gateway.paths).toEqual([])
  })

  it('is not asked about when the gateway is not configured', () => {
    const { handOver, questions } = handOverHarness()
    handOver.open('agentbar:session/adopt?gateway=evil.example&agent=20001')
    expect(questions.find('hand-over')).toBeUndefined()
  })

  it('is taken over once the agent agrees, with the gateway’s known CA, and the clipboard is cleared', async () => {
    const { handOver, accept, session, settings, questions, clipboard, gateway, soon } = handOverHarness()
    clipboard.text = gateway.beginSession()
    handOver.open(link)
    expect(await soon(accept())).toEqual(success(null))
    expect(session.view).toMatchObject({ state: 'signed-in', kind: 'adopted', agentId: '20001' })
    expect(settings.activeProfile?.caFile).toBe('/etc/ca.pem')
    expect(clipboard.text).toBe('')
    expect(questions.find('hand-over')).toBeUndefined()
  })

  it('leaves a clipboard alone that holds no Guid, and one that nobody has asked for', async () => {
    const { handOver, accept, clipboard } = handOverHarness()
    clipboard.text = 'not a Guid'
    expect(await accept()).toEqual(failure({ code: 'question-outdated' }))
    handOver.open(link)
    expect(await accept()).toEqual(failure({ code: 'guid-invalid' }))
    expect(clipboard.text).toBe('not a Guid')
  })

  it('is not taken over by an answer to a former link, and its clipboard stays', async () => {
    const { handOver, idOfQuestion, questions, clipboard, gateway } = handOverHarness()
    clipboard.text = gateway.beginSession()
    handOver.open(link)
    const read = idOfQuestion()
    handOver.open('agentbar:session/adopt?gateway=gateway.example&agent=20002')
    expect(await handOver.accept(read)).toEqual(failure({ code: 'question-outdated' }))
    expect(questions.find('hand-over')).toMatchObject({ agentId: '20002' })
    expect(clipboard.text).not.toBe('')
    expect(gateway.paths).toEqual([])
  })

  it('is refused while the agent is signed in, for the same reason as the page’s and the command line’s', async () => {
    const harness = handOverHarness()
    await harness.soon(harness.signIn())
    const guid = '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0'
    const adopt = { kind: 'adopt', gateway: 'gateway.example', agentId: '20001', guid } as const
    const refused = failure({ code: 'busy', reason: 'already-signed-in' })
    expect(await harness.soon(beginSession(harness, adopt))).toEqual(refused)
    harness.clipboard.text = guid
    harness.handOver.open(link)
    expect(await harness.soon(harness.accept())).toEqual(refused)
  })

  it('lets a question that was declined be asked again', async () => {
    const { handOver, accept, questions, clipboard, gateway, soon } = handOverHarness()
    const proxy = {
      kind: 'proxy-credentials',
      proxy: 'proxy.example:3128',
      realm: '',
      wasRefused: false,
    } as const
    questions.ask(proxy)
    questions.decline(questions.find('proxy-credentials')?.id ?? '')
    questions.ask(proxy)
    expect(questions.find('proxy-credentials')).toBeUndefined()
    clipboard.text = gateway.beginSession()
    handOver.open(link)
    await soon(accept())
    questions.ask(proxy)
    expect(questions.find('proxy-credentials')).toMatchObject(proxy)
  })
})
