import { expect } from 'vitest'
import { exampleSnapshot } from '../../../test/fixtures/example-snapshot.ts'
import type { CommandName } from '../../shared/commands.ts'
import { success } from '../../shared/result.ts'
import { certificateQuestion, createCommandHarness, type CommandTests } from './command-harness.testkit.ts'

/** The commands that look up, and those that sign in and out. */
export const sessionCommandCases = {
  queryAgentInfoByWorkNo: {
    'notes the colleague who answered among the recent ones': async () => {
      const { call, signIn, recent } = createCommandHarness()
      await signIn()
      expect(await call('queryAgentInfoByWorkNo', '20011')).toMatchObject({ value: { agent: { workno: '20011' } } })
      expect(recent()).toEqual(['20011'])
    },
    'notes nobody when the lookup fails': async () => {
      const { call, signIn, gateway, recent } = createCommandHarness()
      await signIn()
      gateway.lookupFault = '100-007'
      expect(await call('queryAgentInfoByWorkNo', '20011')).toMatchObject({ error: { code: 'colleague-not-found' } })
      expect(recent()).toEqual([])
    },
  },
  refreshAgentInfoByWorkNo: {
    'answers and updates the state in the lists, but neither their order nor what is saved': async () => {
      const { call, signIn, recent, settings, colleagues, clock } = createCommandHarness()
      await signIn()
      for (const workno of ['20011', '20012']) await call('queryAgentInfoByWorkNo', workno)
      const saved = settings.current
      clock.advance(5_000)
      const asked = await call('refreshAgentInfoByWorkNo', '20011')
      expect(asked).toMatchObject({ value: { agent: { workno: '20011' } } })
      expect(recent()).toEqual(['20012', '20011'])
      expect(settings.current).toBe(saved)
      const answeredAt = asked.ok ? asked.value?.answeredAt : null
      expect(colleagues.view.recentColleagues[1]?.last?.at).toBe(answeredAt)
    },
    'asks no more than the seat’s budget, whatever the page does': async () => {
      const { call, signIn, gateway, clock } = createCommandHarness()
      await signIn()
      clock.advance(60_000)
      const before = gateway.paths.length
      const answers = await Promise.all(Array.from({ length: 20 }, () => call('refreshAgentInfoByWorkNo', '20011')))
      const asked = gateway.paths.slice(before).filter((path) => path.endsWith('/20011'))
      expect(answers.filter((answer) => answer.ok && answer.value !== null)).toHaveLength(asked.length)
      expect(asked.length).toBeLessThanOrEqual(5)
      expect(answers.every(({ ok }) => ok)).toBe(true)
    },
    'lets the agent look up when the budget is spent': async () => {
      const { call, signIn } = createCommandHarness()
      await signIn()
      for (let asks = 0; asks < 20; asks += 1) await call('refreshAgentInfoByWorkNo', '20011')
      expect(await call('queryAgentInfoByWorkNo', '20011')).toMatchObject({ value: { agent: { workno: '20011' } } })
    },
    'asks nothing while the panel is hidden, the machine sleeps, or nobody is signed in': async () => {
      const { call, signIn, gateway, panel, session } = createCommandHarness()
      const lookups = (): number => gateway.paths.filter((path) => path.endsWith('/20011')).length
      expect(await call('refreshAgentInfoByWorkNo', '20011')).toEqual(success(null))
      await signIn()
      panel.isOnScreen = false
      expect(await call('refreshAgentInfoByWorkNo', '20011')).toEqual(success(null))
      panel.isOnScreen = true
      session.notify({ type: 'slept' })
      expect(await call('refreshAgentInfoByWorkNo', '20011')).toEqual(success(null))
      expect(lookups()).toBe(0)
      session.notify({ type: 'resumed' })
      await call('retryNow')
      expect(await call('refreshAgentInfoByWorkNo', '20011')).toMatchObject({ value: { agent: { workno: '20011' } } })
      expect(lookups()).toBe(1)
    },
    'gives the code of a failure and notes nobody': async () => {
      const { call, signIn, gateway, recent } = createCommandHarness()
      await signIn()
      gateway.lookupFault = '100-007'
      expect(await call('refreshAgentInfoByWorkNo', '20011')).toMatchObject({ error: { code: 'colleague-not-found' } })
      expect(recent()).toEqual([])
    },
  },
  readSnapshot: {
    'gives the whole snapshot of the moment': async () => {
      const { call, store } = createCommandHarness()
      store.update({ keyring: 'locked' })
      expect(await call('readSnapshot')).toEqual(success({ ...exampleSnapshot, revision: 2, keyring: 'locked' }))
    },
  },
  signIn: {
    'signs in, and keeps the password when the agent wants that': async () => {
      const { signIn, session, settings } = createCommandHarness()
      expect(await signIn()).toEqual(success(null))
      expect(session.view).toMatchObject({ state: 'signed-in', agentId: '20001', kind: 'owned' })
      expect(settings.activeProfile).toMatchObject({ isPasswordStored: true })
    },
    'keeps no password otherwise': async () => {
      const { call, signInInput, settings } = createCommandHarness()
      expect(await call('signIn', { ...signInInput, isPasswordToBeStored: false })).toEqual(success(null))
      expect(settings.activeProfile).toMatchObject({ isPasswordStored: false })
    },
    'says what is wrong with an address before anything is sent': async () => {
      const { call, signInInput, gateway } = createCommandHarness()
      const refused = await call('signIn', { ...signInInput, gateway: 'ftp://gateway.example' })
      expect(refused).toMatchObject({ ok: false, error: { code: 'address-invalid' } })
      expect(gateway.paths).toEqual([])
    },
    'lets a declined question be asked again': async () => {
      const { call, signIn, questions } = createCommandHarness()
      questions.ask(certificateQuestion)
      const id = questions.find('certificate')?.id ?? 'none'
      await call('answerQuestion', { kind: 'certificate', id, isPinned: false })
      await signIn()
      questions.ask(certificateQuestion)
      expect(questions.find('certificate')).toMatchObject(certificateQuestion)
    },
  },
  signOut: {
    'signs out at the gateway': async () => {
      const { call, signIn, session, gateway } = createCommandHarness()
      await signIn()
      expect(await call('signOut')).toEqual(success(null))
      expect(session.view).toEqual({ state: 'signed-out', problem: null })
      expect(gateway.guid).toBeUndefined()
    },
    'is answered with the refusal of a gateway that keeps the session': async () => {
      const { call, signIn, session, gateway } = createCommandHarness()
      await signIn()
      gateway.signOutFault = '100-010'
      expect(await call('signOut')).toMatchObject({ ok: false, error: { retcode: '100-010' } })
      expect(session.view).toMatchObject({ state: 'signed-in' })
    },
  },
  adoptSession: {
    'goes on with the session of another client, and never polls it': async () => {
      const { call, session, gateway } = createCommandHarness()
      const guid = gateway.beginSession()
      const input = { gateway: 'gateway.example', agentId: '20001', guid, caFile: null }
      expect(await call('adoptSession', input)).toEqual(success(null))
      expect(session.view).toMatchObject({ state: 'signed-in', kind: 'adopted' })
      expect(gateway.paths.filter((path) => path.includes('agentevent'))).toEqual([])
    },
    'is refused while a session goes on': async () => {
      const { call, signIn, gateway } = createCommandHarness()
      await signIn()
      const input = { gateway: 'gateway.example', agentId: '20001', guid: gateway.guid ?? '', caFile: null }
      expect(await call('adoptSession', input)).toMatchObject({ ok: false, error: { code: 'busy' } })
    },
  },
  retryNow: {
    'ends the wait before the next recovery step': async () => {
      const { call, signIn, session, gateway, clock } = createCommandHarness()
      await signIn()
      gateway.isDown = true
      await call('retryNow')
      expect(session.view).toMatchObject({ state: 'recovering', retryAt: clock.now() + 60_000 - 95 })
      gateway.isDown = false
      expect(await call('retryNow')).toEqual(success(null))
      expect(session.view).toMatchObject({ state: 'signed-in' })
    },
    'lets a declined question be asked again': async () => {
      const { call, questions } = createCommandHarness()
      questions.ask(certificateQuestion)
      questions.decline('certificate')
      await call('retryNow')
      questions.ask(certificateQuestion)
      expect(questions.find('certificate')).toMatchObject(certificateQuestion)
    },
  },
  forgetPassword: {
    'removes the stored password and leaves the session': async () => {
      const { call, signIn, session, settings } = createCommandHarness()
      await signIn()
      expect(await call('forgetPassword')).toEqual(success(null))
      expect(settings.activeProfile).toMatchObject({ isPasswordStored: false })
      expect(session.view).toMatchObject({ state: 'signed-in' })
    },
  },
  probeKeyring: {
    'asks the keyring again': async () => {
      const { call, probeKeyring } = createCommandHarness()
      expect(await call('probeKeyring')).toEqual(success(null))
      expect(probeKeyring).toHaveBeenCalledOnce()
    },
  },
} satisfies Partial<CommandTests<CommandName>>
