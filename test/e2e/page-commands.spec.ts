import { join } from 'node:path'
import { searchBox } from './support/panel.ts'
import { projectFolder } from '../support/project-folder.ts'
import { expect, test } from './support/test.ts'

test('invalid input is refused with the name of its field, and never echoed', async ({ signedIn: { page } }) => {
  const junk = 'JUNK-CANARY-7431'
  const replies = await page.evaluate(async (canary) => {
    const api = window.agentBar as unknown as Record<string, (input?: unknown) => Promise<unknown>>
    const inputs = [null, [canary], { [canary]: canary }, { gateway: { deep: canary } }, true, 'x'.repeat(5_000)]
    // Except for these two: null is no hotkey, or a paused one.
    const takes: Record<string, number[]> = { changeHotkey: [0], pauseHotkey: [4] }
    const found: { name: string; reply: unknown }[] = []
    for (const name of Object.keys(api).filter((each) => each !== 'on'))
      for (const [index, input] of inputs.entries())
        if (!takes[name]?.includes(index)) found.push({ name, reply: await api[name]?.(input) })
    return found
  }, junk)
  for (const { name, reply } of replies) {
    expect.soft(JSON.stringify(reply), name).not.toContain(junk)
    expect.soft(reply, name).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  }
  expect(replies.length).toBeGreaterThan(70)
  await expect(searchBox(page)).toBeVisible()
})

test('another page’s calls are refused, even with our own preload', async ({ panel: { electron } }) => {
  const replies = await electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const ours = BrowserWindow.getAllWindows()[0]
      const webPreferences = { preload, sandbox: true, ...(ours ? { session: ours.webContents.session } : {}) }
      const other = new BrowserWindow({ show: false, webPreferences })
      await other.loadURL('app://panel/index.html')
      const ask = "agentBar.queryAgentInfoByWorkNo('20011')"
      const reply: unknown = await other.webContents.executeJavaScript(ask)
      other.destroy()
      return reply
    },
    join(projectFolder, 'out/preload/index.cjs'),
  )
  expect(replies).toEqual({ ok: false, error: { code: 'untrusted-sender' } })
})
