import { expect } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import type { OpenQuestions } from '../../core/open-questions.ts'
import type { CommandName } from '../../shared/commands.ts'
import { failure, success } from '../../shared/result.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { certificateQuestion, createCommandHarness, type CommandTests } from './command-harness.testkit.ts'

const { gateway, certificate } = certificateQuestion
const shown = certificate.fingerprint256
const another = Array(32).fill('0B').join(':')
/** The answer to the question that is open. */
const answerTo = (questions: OpenQuestions, isPinned: boolean) =>
  ({ kind: 'certificate', id: questions.find('certificate')?.id ?? 'none', isPinned }) as const
const pin = { gateway, fingerprint256: shown }

/** The commands that change what the settings hold, and those that answer a question. */
export const settingsCommandCases = {
  answerQuestion: {
    'pins the certificate that was shown, and asks the gateway at once': async () => {
      const { call, signIn, questions, settings, gateway: gatewayOfAgent } = createCommandHarness()
      await signIn()
      const asked = gatewayOfAgent.paths.length
      questions.ask(certificateQuestion)
      expect(await call('answerQuestion', answerTo(questions, true))).toEqual(success(null))
      expect(settings.current.pins).toEqual([pin])
      expect(questions.find('certificate')).toBeUndefined()
      expect(gatewayOfAgent.paths.length).toBeGreaterThan(asked)
    },
    'may ask again about a certificate that was pinned, since the pin may be removed': async () => {
      const { call, questions } = createCommandHarness()
      questions.ask(certificateQuestion)
      await call('answerQuestion', answerTo(questions, true))
      questions.ask(certificateQuestion)
      expect(questions.find('certificate')).toMatchObject(certificateQuestion)
    },
    'pins no certificate but the one that was shown': async () => {
      const { call, questions, settings } = createCommandHarness()
      questions.ask(certificateQuestion)
      const answer = answerTo(questions, true)
      questions.ask({ ...certificateQuestion, gateway: 'https://other.example' })
      expect(await call('answerQuestion', answer)).toEqual(failure({ code: 'question-outdated' }))
      expect(settings.current.pins).toEqual([])
      expect(questions.find('certificate')).toMatchObject({ gateway: 'https://other.example' })
    },
    'pins none without an open question': async () => {
      const { call, questions, settings } = createCommandHarness()
      await call('answerQuestion', answerTo(questions, true))
      expect(settings.current.pins).toEqual([])
    },
    'pins none that replaced a pinned one': async () => {
      const { call, questions, settings } = createCommandHarness()
      questions.ask({ ...certificateQuestion, reason: 'certificate-changed', mayBePinned: false })
      await call('answerQuestion', answerTo(questions, true))
      expect(settings.current.pins).toEqual([])
    },
    'does not ask again about a certificate that was declined': async () => {
      const { call, questions, settings } = createCommandHarness()
      questions.ask(certificateQuestion)
      await call('answerQuestion', answerTo(questions, false))
      questions.ask(certificateQuestion)
      expect(questions.find('certificate')).toBeUndefined()
      expect(settings.current.pins).toEqual([])
    },
    'keeps the credentials of the proxy that asks for them, and tries again at once': async () => {
      const { call, signIn, questions, settings, gateway: gatewayOfAgent } = createCommandHarness()
      await signIn()
      const asked = gatewayOfAgent.paths.length
      questions.ask({ kind: 'proxy-credentials', proxy: 'proxy.example:8080', realm: 'office', wasRefused: false })
      const credentials = { username: 'agent', password: 'secret' }
      const id = questions.find('proxy-credentials')?.id ?? 'none'
      expect(await call('answerQuestion', { kind: 'proxy-credentials', id, credentials })).toEqual(success(null))
      expect(settings.current.proxiesWithCredentials).toEqual(['proxy.example:8080'])
      expect(questions.find('proxy-credentials')).toBeUndefined()
      expect(gatewayOfAgent.paths.length).toBeGreaterThan(asked)
    },
    'takes a hand-over only when it was accepted': async () => {
      const { call, questions, acceptHandOver } = createCommandHarness()
      questions.ask({ kind: 'hand-over', gateway, agentId: '20001' })
      const id = questions.find('hand-over')?.id ?? 'none'
      await call('answerQuestion', { kind: 'hand-over', id: 'another', isAccepted: false })
      expect(questions.find('hand-over')).toBeDefined()
      await call('answerQuestion', { kind: 'hand-over', id, isAccepted: false })
      expect(acceptHandOver).not.toHaveBeenCalled()
      expect(questions.find('hand-over')).toBeUndefined()
      acceptHandOver.mockResolvedValue(failure({ code: 'session-lost' }))
      expect(await call('answerQuestion', { kind: 'hand-over', id, isAccepted: true })).toEqual(
        failure({ code: 'session-lost' }),
      )
      expect(acceptHandOver).toHaveBeenCalledWith(id)
    },
  },
  removeCertificatePin: {
    'no longer trusts the certificate of that gateway, and asks the gateway at once': async () => {
      const { call, signIn, settings, gateway: gatewayOfAgent } = createCommandHarness()
      await signIn()
      const asked = gatewayOfAgent.paths.length
      const other = { gateway: 'https://other.example:8043', fingerprint256: another }
      settings.change({ pins: [pin, other] })
      expect(await call('removeCertificatePin', gateway)).toEqual(success(null))
      expect(settings.current.pins).toEqual([other])
      expect(gatewayOfAgent.paths.length).toBeGreaterThan(asked)
    },
  },
  testConnection: {
    'is answered with the address as it will be used': async () => {
      const { call, testConnection } = createCommandHarness()
      const input = { gateway: exampleProfile.gateway, caFile: null }
      expect(await call('testConnection', input)).toEqual(success({ gateway: input.gateway, tookMs: 12 }))
      expect(testConnection).toHaveBeenCalledExactlyOnceWith(input)
    },
    'lets a declined question be asked again': async () => {
      const { call, questions } = createCommandHarness()
      questions.ask(certificateQuestion)
      questions.decline('certificate')
      await call('testConnection', { gateway, caFile: null })
      questions.ask(certificateQuestion)
      expect(questions.find('certificate')).toMatchObject(certificateQuestion)
    },
  },
  updateSettings: {
    'saves what the page changes': async () => {
      const { call, settings } = createCommandHarness()
      expect(await call('updateSettings', { theme: 'dark', historyDays: 3 })).toEqual(success(null))
      expect(settings.current).toEqual({ ...defaultSettings, theme: 'dark', historyDays: 3 })
    },
    'does not save a start at login that the system refuses, nor what came with it': async () => {
      const { call, settings, setStartAtLogin } = createCommandHarness()
      const refused = failure({ code: 'start-at-login-refused', detail: 'EACCES' })
      setStartAtLogin.mockReturnValue(refused)
      expect(await call('updateSettings', { isStartedAtLogin: true, theme: 'dark' })).toEqual(refused)
      expect(settings.current).toEqual(defaultSettings)
    },
    'asks the system only when the start at login changes': async () => {
      const { call, settings, setStartAtLogin } = createCommandHarness()
      await call('updateSettings', { theme: 'dark' })
      await call('updateSettings', { isStartedAtLogin: false })
      expect(setStartAtLogin).not.toHaveBeenCalled()
      expect(await call('updateSettings', { isStartedAtLogin: true })).toEqual(success(null))
      expect(setStartAtLogin).toHaveBeenCalledExactlyOnceWith(true)
      expect(settings.current.isStartedAtLogin).toBe(true)
    },
  },
  changeHotkey: {
    'takes over when the system gives the combination': async () => {
      const { call, settings, hotkeyPort } = createCommandHarness()
      expect(await call('changeHotkey', 'Control+Alt+K')).toEqual(success(null))
      expect(settings.current.hotkey).toBe('Control+Alt+K')
      expect(await call('changeHotkey', null)).toEqual(success(null))
      expect(hotkeyPort.release).toHaveBeenCalledExactlyOnceWith('Control+Alt+K')
      expect(settings.current.hotkey).toBeNull()
    },
    'leaves the former one when another program has the new one': async () => {
      const { call, settings, hotkeyPort } = createCommandHarness()
      hotkeyPort.claim.mockReturnValue(false)
      expect(await call('changeHotkey', 'Control+Alt+K')).toMatchObject({ error: { code: 'hotkey-taken' } })
      expect(settings.current.hotkey).toBe(defaultSettings.hotkey)
    },
  },
  pauseHotkey: {
    'releases the combination while its keys are recorded, and claims it again afterwards': async () => {
      const { call, hotkeyPort } = createCommandHarness()
      await call('changeHotkey', 'F9')
      expect(await call('pauseHotkey', true)).toEqual(success(null))
      expect(hotkeyPort.release).toHaveBeenCalledExactlyOnceWith('F9')
      hotkeyPort.claim.mockClear()
      await call('pauseHotkey', false)
      expect(hotkeyPort.claim).toHaveBeenCalledExactlyOnceWith('F9', expect.any(Function))
    },
  },
} satisfies Partial<CommandTests<CommandName>>
