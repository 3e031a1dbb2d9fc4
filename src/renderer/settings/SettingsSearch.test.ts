import { describe, expect, it } from 'vitest'
import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { success } from '../../shared/result.ts'
import { exampleSignedInSnapshot } from '../testing/example-data.ts'
import { openSettings as openSettingsTab, type SettingsTab } from '../testing/open-settings.ts'
import { renderPage } from '../testing/render-page.ts'

type Script = Parameters<typeof renderPage>[1]
const fieldOf = (label: string): HTMLInputElement => screen.getByLabelText(label)

async function openSettings(differences: Partial<AppSnapshot> = {}, script: Script = {}, tab?: SettingsTab) {
  const page = await renderPage(differences, { updateSettings: () => success(null), ...script })
  await openSettingsTab(tab)
  return page
}

async function enter(label: string, text: string): Promise<void> {
  await userEvent.clear(fieldOf(label))
  await userEvent.type(fieldOf(label), `${text}{Tab}`)
}

describe('the settings of the search', () => {
  it.each([
    ['Offer a work number from the clipboard', { isClipboardRead: true }],
    ['Keep recent lookups', { isHistoryKept: false }],
  ])('ask main for the change when "%s" is chosen, after saying what it means', async (label, patch) => {
    const page = await openSettings()
    const hint = fieldOf(label).getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(hint)?.textContent.length).toBeGreaterThan(20)
    await userEvent.click(fieldOf(label))
    expect(page.calls).toEqual([['updateSettings', patch]])
  })

  it.each([
    ['Highest work number', '100', '101 to 999999', '999999', { highestWorkno: 999_999 }, 'Administration'],
    ['Maximum number', '4', '5 to 50', '5', { historyLimit: 5 }],
    ['Maximum number', '100', '5 to 50', '５０', { historyLimit: 50 }],
    ['Days to keep', '0', '1 to 90', ' 1', { historyDays: 1 }],
    ['Days to keep', '91', '1 to 90', '90', { historyDays: 90 }],
  ] as const)('take "%s" within its range only', async (label, wrong, range, right, patch, tab?: SettingsTab) => {
    const page = await openSettings({}, {}, tab)
    await enter(label, wrong)
    const problem = screen.getByText(`Enter a number from ${range}.`)
    expect(fieldOf(label).getAttribute('aria-invalid')).toBe('true')
    expect(fieldOf(label).getAttribute('aria-describedby')?.split(' ')).toContain(problem.id)
    expect(page.calls).toEqual([])
    await enter(label, right)
    expect(screen.queryByText(`Enter a number from ${range}.`)).toBeNull()
    expect(page.calls).toEqual([['updateSettings', patch]])
  })

  it('ask main for nothing when a number is what it was', async () => {
    const page = await openSettings()
    await enter('Maximum number', '20')
    await enter('Maximum number', '15')
    await enter('Days to keep', '014')
    expect(fieldOf('Days to keep').value).toBe('14')
    expect(page.calls).toEqual([['updateSettings', { historyLimit: 20 }]])
  })

  it('follow main, which may have changed a number by itself', async () => {
    const page = await openSettings()
    const { snapshot } = page
    page.push('snapshotChanged', { ...snapshot, revision: 2, settings: { ...snapshot.settings, historyLimit: 30 } })
    await expect.poll(() => fieldOf('Maximum number').value).toBe('30')
  })

  it('show nothing more of the history while none is kept', async () => {
    await openSettings({ settings: { ...exampleSignedInSnapshot.settings, isHistoryKept: false } })
    expect(screen.queryByLabelText('Maximum number')).toBeNull()
    expect(screen.queryByLabelText('Days to keep')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Clear now' })).toBeNull()
  })

  it('forget all colleagues looked up, and say so', async () => {
    const page = await openSettings({}, { forgetAllRecent: () => success(null) })
    await userEvent.click(screen.getByRole('button', { name: 'Clear now' }))
    expect(page.calls).toEqual([['forgetAllRecent', undefined]])
    expect(screen.getByTestId('announcement').textContent).toBe('Recent lookups cleared.')
  })
})
