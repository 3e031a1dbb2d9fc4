import { describe, expect, it } from 'vitest'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { failure, success } from '../../shared/result.ts'
import { exampleSignedInSnapshot } from '../testing/example-data.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]
const { settings } = exampleSignedInSnapshot

async function openSettings(differences: Partial<AppSnapshot> = {}, script: Script = {}) {
  const page = await renderPage(differences, { updateSettings: () => success(null), ...script })
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
  return page
}

describe('the panel’s settings', () => {
  it.each([
    ['Keep the panel open when another window is used', { isPanelPinned: false }],
    ['Keep details open for the next colleague', { areDetailsKeptOpen: true }],
    ['Start at login, hidden', { isStartedAtLogin: true }],
    ['For dark bars', { trayIcon: 'dark' }],
    ['More translucent', { opacityPercent: 90 }],
  ])('ask main for the change when "%s" is chosen', async (label, patch) => {
    const page = await openSettings()
    await userEvent.click(screen.getByLabelText(label))
    expect(page.calls).toEqual([['updateSettings', patch]])
  })

  it.each([
    [40, 'More translucent', 'Less translucent', { opacityPercent: 50 }],
    [100, 'Less translucent', 'More translucent', { opacityPercent: 90 }],
    [45, null, 'More translucent', { opacityPercent: 40 }],
  ])('let the panel be from 40 to 100 %% opaque: at %i %%', async (opacityPercent, end, way, patch) => {
    const page = await openSettings({ settings: { ...settings, opacityPercent } })
    expect(screen.getByTestId('opacity').textContent).toBe(`${opacityPercent}%`)
    if (end) expect(screen.getByRole('button', { name: end })).toHaveProperty('disabled', true)
    await userEvent.click(screen.getByRole('button', { name: way }))
    expect(page.calls).toEqual([['updateSettings', patch]])
  })

  it('offer no opacity where a window cannot have one', async () => {
    await openSettings({ desktop: { limits: [], hasOpacity: false } })
    expect(screen.queryByText('Opacity of the panel')).toBeNull()
  })

  it('offer no look of the tray icon on macOS, which chooses it', async () => {
    await openSettings({ platform: 'darwin' })
    expect(screen.queryByText('Tray icon')).toBeNull()
  })

  it('say beside "above other windows" where the desktop does not let it', async () => {
    await openSettings({ desktop: { limits: ['wayland'], hasOpacity: false } })
    const hint = screen.getByText(/^This desktop \(Wayland\)/)
    expect(screen.getByLabelText('Keep the panel above other windows').getAttribute('aria-describedby')).toBe(hint.id)
  })

  it('put the panel back to its first place', async () => {
    const page = await openSettings({}, { resetPanelPosition: () => success(null) })
    await userEvent.click(screen.getByRole('button', { name: 'Reset panel position' }))
    expect(page.calls).toEqual([['resetPanelPosition', undefined]])
    expect(screen.getByTestId('announcement').textContent).toBe('Panel position reset.')
  })

  it('lose no change that is chosen while another one is under way', async () => {
    const page = await openSettings({}, { updateSettings: () => new Promise(() => undefined) })
    await userEvent.click(screen.getByLabelText('Start at login, hidden'))
    await userEvent.click(screen.getByLabelText('For dark bars'))
    expect(page.calls).toEqual([
      ['updateSettings', { isStartedAtLogin: true }],
      ['updateSettings', { trayIcon: 'dark' }],
    ])
  })

  it('say when one could not be saved, until another one could', async () => {
    let isFull = true
    const updateSettings = () => (isFull ? failure({ code: 'settings-not-saved' }) : success(null))
    await openSettings({}, { updateSettings })
    await userEvent.click(screen.getByLabelText('For dark bars'))
    expect((await screen.findByTestId('error')).dataset['code']).toBe('settings-not-saved')
    isFull = false
    await userEvent.click(screen.getByLabelText('For light bars'))
    expect(screen.queryByTestId('error')).toBeNull()
  })
})
