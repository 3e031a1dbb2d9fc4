import { describe, expect, it } from 'vitest'
import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot, ProfileView } from '../../shared/app-snapshot.ts'
import { failure, success } from '../../shared/result.ts'
import { exampleCertificateQuestion, exampleProfileView } from '../testing/example-data.ts'
import { openSettings as openSettingsTab, type SettingsTab } from '../testing/open-settings.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]
const test: ProfileView = { ...exampleProfileView, id: 'test', name: '', gateway: 'https://test.example:8043' }
const profiles = [exampleProfileView, test]
const signedOut = { state: 'signed-out', problem: null } as const
const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }))
const fieldOf = (label: string): HTMLInputElement => screen.getByLabelText(label)

async function openSettings(script: Script = {}, differences: Partial<AppSnapshot> = {}, tab: SettingsTab = 'Sign-in') {
  const page = await renderPage({ profiles, ...differences }, script)
  await openSettingsTab(tab)
  return page
}

describe('the gateways in the settings', () => {
  it('are listed by name or by agent and address, with the one in use marked', async () => {
    await openSettings()
    const rows = screen.getAllByTestId('profile')
    expect(rows.map((row) => row.dataset['active'])).toEqual(['true', 'false'])
    expect(within(rows[0]!).getByText('Gateway')).toBeTruthy()
    expect(within(rows[0]!).getByText('In use')).toBeTruthy()
    expect(within(rows[1]!).getByText('20010 at test.example:8043')).toBeTruthy()
  })

  it('are listed though a settings file has the same one twice', async () => {
    await openSettings({}, { profiles: [...profiles, test] })
    expect(screen.getAllByTestId('profile')).toHaveLength(2)
  })

  it('are changed over only after the agent has read that the session ends', async () => {
    const page = await openSettings({ selectProfile: () => success(null) })
    await press('Switch to 20010 at test.example:8043')
    expect(screen.getByText('This ends the session of 20010 here first.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }))
    expect(page.calls).toEqual([])
    await press('Switch')
    expect(page.calls).toEqual([['selectProfile', 'test']])
  })

  it('are changed over at once when nobody is signed in', async () => {
    const page = await openSettings({ selectProfile: () => success(null) }, { session: signedOut })
    await press('Switch to 20010 at test.example:8043')
    expect(page.calls).toEqual([['selectProfile', 'test']])
  })

  it('are renamed in place; Escape leaves the name and stays in the settings', async () => {
    const page = await openSettings({ renameProfile: () => success(null) })
    await press('Rename Gateway')
    await userEvent.keyboard('Other{Escape}')
    expect(page.calls).toEqual([])
    expect(screen.getByTestId('settings')).toBeTruthy()
    await press('Rename Gateway')
    expect(document.activeElement).toBe(fieldOf('Name'))
    await userEvent.keyboard('Production{Enter}')
    expect(page.calls).toEqual([['renameProfile', { id: exampleProfileView.id, name: 'Production' }]])
    expect(screen.queryByLabelText('Name')).toBeNull()
  })

  it('are removed only after a second word, with the first key on the safe one', async () => {
    const page = await openSettings({ removeProfile: () => success(null) })
    await press('Remove Gateway')
    expect(screen.getByText(/You are signed out there first/)).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(page.calls).toEqual([])
    await press('Remove Gateway')
    await press('Remove')
    expect(page.calls).toEqual([['removeProfile', exampleProfileView.id]])
  })

  it('say why a change failed', async () => {
    await openSettings({ selectProfile: () => failure({ code: 'busy' }) }, { session: signedOut })
    await press('Switch to 20010 at test.example:8043')
    expect((await screen.findByTestId('error')).dataset['code']).toBe('busy')
  })

  it('grow by another one in an empty sign-in view, which ends the session in use only when it is sent', async () => {
    const page = await openSettings({ signOut: () => success(null), signIn: () => success(null) })
    await press('Add another gateway')
    expect(fieldOf('Gateway address').value).toBe('')
    expect(screen.getByText('This ends the session of 20010 here first.')).toBeTruthy()
    await userEvent.type(fieldOf('Gateway address'), 'third.example')
    await userEvent.type(fieldOf('Your work number'), '20010')
    await userEvent.type(fieldOf('Phone number'), '70910')
    await userEvent.type(fieldOf('Password'), 's3cret')
    expect(page.calls).toEqual([])
    await press('Sign in')
    expect(page.calls.map(([name]) => name)).toEqual(['signOut', 'signIn'])
    expect(page.calls[1]?.[1]).toMatchObject({ gateway: 'third.example', password: 's3cret' })
  })
})

describe('the keyring in the settings', () => {
  it.each(['available', 'locked', 'absent', 'changed', 'not-answering', 'unknown'] as const)(
    'is said to be %s in words, and can be asked again',
    async (keyring) => {
      const page = await openSettings({ probeKeyring: () => success(null) }, { keyring }, 'Administration')
      const state = screen.getByTestId('keyring-state')
      expect(state.dataset['state']).toBe(keyring)
      expect(state.textContent.length).toBeGreaterThan(10)
      await press('Check again')
      expect(page.calls).toEqual([['probeKeyring', undefined]])
      expect(screen.getByTestId('announcement').textContent).toBe(state.textContent)
    },
  )
})

describe('the trusted certificates in the settings', () => {
  it('are listed with their fingerprints, and each can be removed', async () => {
    const { gateway, certificate } = exampleCertificateQuestion()
    const pins = [{ gateway, fingerprint256: certificate.fingerprint256 }]
    const page = await openSettings({ removeCertificatePin: () => success(null) }, { pins }, 'Administration')
    expect(within(screen.getByTestId('pin')).getByTestId('fingerprint').textContent).toBe(certificate.fingerprint256)
    await press(`No longer trust the certificate of ${gateway}`)
    expect(page.calls).toEqual([['removeCertificatePin', gateway]])
  })
})
