import { expect } from 'vitest'
import { exampleCommandInputs } from '../../../test/fixtures/example-command-inputs.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import type { CommandName } from '../../shared/commands.ts'
import { failure, success } from '../../shared/result.ts'
import { createCommandHarness, type CommandTests } from './command-harness.testkit.ts'

/** The commands of the lists of colleagues, of notices and of the panel itself. */
export const panelAndColleagueCommandCases = {
  setFavourite: {
    'keeps a colleague who was looked up with the name of the answer, and lets go of one': async () => {
      const { call, signIn, favourites } = createCommandHarness()
      await signIn()
      await call('queryAgentInfoByWorkNo', '20011')
      expect(await call('setFavourite', { workno: '20011', isFavourite: true })).toEqual(success(null))
      expect(favourites()).toEqual(['20011'])
      await call('setFavourite', { workno: '20011', isFavourite: false })
      expect(favourites()).toEqual([])
    },
    'keeps nobody before there is a profile': async () => {
      const { call, favourites } = createCommandHarness()
      await call('setFavourite', { workno: '20011', isFavourite: true })
      expect(favourites()).toEqual([])
    },
  },
  forgetColleague: {
    'removes that colleague from the recent ones': async () => {
      const { call, signIn, recent } = createCommandHarness()
      await signIn()
      for (const workno of ['20011', '20012']) await call('queryAgentInfoByWorkNo', workno)
      expect(await call('forgetColleague', '20012')).toEqual(success(null))
      expect(recent()).toEqual(['20011'])
    },
  },
  forgetAllRecent: {
    'removes all recent colleagues and leaves the favourites': async () => {
      const { call, signIn, recent, favourites } = createCommandHarness()
      await signIn()
      for (const workno of ['20011', '20012']) await call('queryAgentInfoByWorkNo', workno)
      await call('setFavourite', { workno: '20011', isFavourite: true })
      expect(await call('forgetAllRecent')).toEqual(success(null))
      expect([recent(), favourites()]).toEqual([[], ['20011']])
    },
  },
  takePanelRequest: {
    'gives what was asked from outside once': async () => {
      const { call, pendingPanelRequest } = createCommandHarness()
      pendingPanelRequest.submit({ kind: 'look-up', workno: '20011' })
      expect(await call('takePanelRequest')).toEqual(success({ kind: 'look-up', workno: '20011' }))
      expect(await call('takePanelRequest')).toEqual(success(null))
    },
  },
  dismissNotice: {
    'does not show a limit of the desktop again at the next start': async () => {
      const { call, notices, store, settings } = createCommandHarness()
      notices.add('limit-no-tray')
      expect(await call('dismissNotice', 'limit-no-tray')).toEqual(success(null))
      expect(store.current.notices).toEqual([])
      await call('dismissNotice', 'limit-no-tray')
      expect(settings.current.dismissedLimits).toEqual(['no-tray'])
    },
    'does not tell of a damaged settings file again at the next start': async () => {
      const { call, settings } = createCommandHarness()
      settings.change({ fileDamage: { isTotal: false, keptAs: 'settings.broken.json', lost: ['theme'] } })
      await call('dismissNotice', 'hotkey-taken')
      expect(settings.damage).not.toBeNull()
      await call('dismissNotice', 'settings-values-lost')
      expect(settings.current.fileDamage).toBeNull()
    },
    'notes nothing of any other notice': async () => {
      const { call, notices, store, settings } = createCommandHarness()
      notices.add('hotkey-taken')
      await call('dismissNotice', 'hotkey-taken')
      expect(store.current.notices).toEqual([])
      expect(settings.current.dismissedLimits).toEqual([])
    },
  },
  copyText: {
    'puts the text on the clipboard': async () => {
      const { call, writeClipboard } = createCommandHarness()
      expect(await call('copyText', '70942')).toEqual(success(null))
      expect(writeClipboard).toHaveBeenCalledExactlyOnceWith('70942')
    },
  },
  copyAndHide: {
    'hides the panel once the text is on the clipboard, not before': async () => {
      const { call, writeClipboard, panel } = createCommandHarness()
      writeClipboard.mockImplementation(async () => {
        await Promise.resolve()
        expect(panel.hide).not.toHaveBeenCalled()
      })
      expect(await call('copyAndHide', '70942')).toEqual(success(null))
      expect(writeClipboard).toHaveBeenCalledExactlyOnceWith('70942')
      expect(panel.hide).toHaveBeenCalledOnce()
    },
  },
  chooseCaFile: {
    'gives the file that the agent chose, or null': async () => {
      const { call, chooseCaFile } = createCommandHarness()
      expect(await call('chooseCaFile')).toEqual(success(null))
      chooseCaFile.mockResolvedValue('/etc/ca.pem')
      expect(await call('chooseCaFile')).toEqual(success('/etc/ca.pem'))
    },
    'is the only way to a file that no profile names: the page may name no other': async () => {
      const { call, chooseCaFile, testConnection } = createCommandHarness()
      const address = { gateway: exampleProfile.gateway, agentId: '20001' }
      const refused = failure({ code: 'ca-file-unreadable', reason: 'file-not-chosen' })
      const [signIn] = exampleCommandInputs.signIn
      if (!signIn) throw new Error('no example')
      chooseCaFile.mockResolvedValue('/etc/ca.pem')
      await call('chooseCaFile')
      for (const caFile of ['/etc/shadow', '/etc/ca.pem/../shadow', '//server/share/ca.pem', '/etc/CA.pem']) {
        expect(await call('signIn', { ...signIn, caFile })).toEqual(refused)
        expect(await call('adoptSession', { ...address, guid: 'x.AgentGateway0', caFile })).toEqual(refused)
        expect(await call('testConnection', { gateway: address.gateway, caFile })).toEqual(refused)
      }
      expect(testConnection).not.toHaveBeenCalled()
      expect(await call('testConnection', { gateway: address.gateway, caFile: '/etc/ca.pem' })).toMatchObject({
        ok: true,
      })
    },
    'is not needed for the file of a profile': async () => {
      const { call, settings } = createCommandHarness()
      settings.activate({ ...exampleProfile, caFile: '/etc/own-ca.pem' })
      const input = { gateway: exampleProfile.gateway, caFile: '/etc/own-ca.pem' }
      expect(await call('testConnection', input)).toMatchObject({ ok: true })
    },
  },
  resizePanel: {
    'gives the panel the height of its content': async () => {
      const { call, panel } = createCommandHarness()
      expect(await call('resizePanel', 360.5)).toEqual(success(null))
      expect(panel.resize).toHaveBeenCalledExactlyOnceWith(360.5)
    },
  },
  hidePanel: {
    'hides the panel': async () => {
      const { call, panel } = createCommandHarness()
      expect(await call('hidePanel')).toEqual(success(null))
      expect(panel.hide).toHaveBeenCalledOnce()
    },
  },
  resetPanelPosition: {
    'puts the panel where it was first': async () => {
      const { call, panel } = createCommandHarness()
      expect(await call('resetPanelPosition')).toEqual(success(null))
      expect(panel.resetPosition).toHaveBeenCalledOnce()
    },
  },
  reportPageError: {
    'logs it and answers with its number': async () => {
      const { call, logPageError } = createCommandHarness()
      expect(await call('reportPageError', 'TypeError')).toEqual(success('report-7'))
      expect(logPageError).toHaveBeenCalledExactlyOnceWith('TypeError')
    },
  },
  quit: {
    'ends the program': async () => {
      const { call, quit } = createCommandHarness()
      expect(await call('quit')).toEqual(success(null))
      expect(quit).toHaveBeenCalledOnce()
    },
  },
} satisfies Partial<CommandTests<CommandName>>
