import { describe, expect, it } from 'vitest'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { failure, success } from '../../shared/result.ts'
import { exampleAnswer } from '../testing/example-data.ts'
import { openSettings as openSettingsTab, type SettingsTab } from '../testing/open-settings.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]

async function openSettings(script: Script = {}, tab?: SettingsTab): ReturnType<typeof renderPage> {
  const page = await renderPage({}, script)
  await openSettingsTab(tab)
  return page
}

describe('the settings view', () => {
  it.each([
    ['中文', { language: 'zh-CN' }],
    ['Dark', { theme: 'dark' }],
    ['Keep the panel above other windows', { isAlwaysOnTop: false }],
    ['Larger text', { textSizePercent: 110 }],
  ])('asks main for the change when "%s" is chosen', async (label, patch) => {
    const page = await openSettings({ updateSettings: () => success(null) })
    await userEvent.click(screen.getByLabelText(label))
    expect(page.calls).toEqual([['updateSettings', patch]])
  })

  it('shows what main holds, not what was clicked', async () => {
    await openSettings({ updateSettings: () => failure({ code: 'settings-not-saved' }) })
    await userEvent.click(screen.getByRole('button', { name: 'Larger text' }))
    expect(screen.getByTestId('text-size').textContent).toBe('100%')
    expect((await screen.findByTestId('error')).dataset['code']).toBe('settings-not-saved')
  })

  it('signs out', async () => {
    const page = await openSettings({ signOut: () => success(null) }, 'Sign-in')
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(page.calls).toEqual([['signOut', undefined]])
  })

  it.each([
    [{ code: 'gateway-unreachable' } as const, 'the gateway has not confirmed it'],
    [{ code: 'gateway-refused', retcode: '100-010' } as const, '100-010'],
  ])('says what became of a sign-out that failed with %j', async (problem, words) => {
    await openSettings({ signOut: () => failure(problem) }, 'Sign-in')
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    const note = await screen.findByTestId('error')
    expect(note.dataset['code']).toBe(problem.code)
    expect(note.textContent).toContain(words)
  })

  it('forgets the stored password', async () => {
    const page = await openSettings({ forgetPassword: () => success(null) }, 'Sign-in')
    await userEvent.click(screen.getByRole('button', { name: 'Forget the password' }))
    expect(page.calls).toEqual([['forgetPassword', undefined]])
  })

  it('quits the program, by the keyboard too', async () => {
    const page = await openSettings({ quit: () => success(null) }, 'Administration')
    const button = screen.getByRole('button', { name: 'Quit AgentBar' })
    button.focus()
    await userEvent.keyboard('{Enter}')
    expect(page.calls).toEqual([['quit', undefined]])
  })

  it.each([
    ['Preferences', ['General', 'Hotkey', 'Search', 'Panel']],
    ['Sign-in', ['Session', 'Gateways']],
    ['Administration', ['Work numbers', 'Password storage', 'Trusted certificates']],
  ] as const)('has a heading for each group of %s', async (tab, headings) => {
    await openSettings({}, tab)
    expect(screen.getByRole('tab', { selected: true }).textContent.trim()).toBe(tab)
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(headings)
  })

  it('tells the version at the end of the administration', async () => {
    await openSettings({}, 'Administration')
    expect(screen.getByTestId('settings').textContent.trim()).toMatch(/AgentBar 0\.1\.0$/)
  })

  it('goes back to the panel on Escape, and has lost no card', async () => {
    await renderPage({}, { queryAgentInfoByWorkNo: () => success(exampleAnswer()) })
    await userEvent.type(screen.getByRole('combobox'), '20011{Enter}')
    await screen.findByTestId('card')
    await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
    expect(screen.queryByTestId('card')).toBeNull()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByTestId('card').textContent).toContain('Li Lei')
  })
})
