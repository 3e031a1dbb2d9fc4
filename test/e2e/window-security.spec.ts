import { expect, test } from './support/test.ts'

test('every window is sandboxed and isolated, and its page has the strict content security policy', async ({
  panel: { electron },
}) => {
  const windows = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const preferences = (
        webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences()
      return { address: webContents.getURL(), ...preferences } as Record<string, unknown>
    }),
  )
  expect(windows.length).toBeGreaterThan(0)
  for (const preferences of windows) {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    })
    const openDoors = [
      'webviewTag',
      'nodeIntegrationInSubFrames',
      'nodeIntegrationInWorker',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'plugins',
      'navigateOnDragDrop',
    ].filter((name) => preferences[name])
    expect(openDoors).toEqual([])
    // Neither file: nor a server: what the page is made of comes with the program.
    expect(preferences['address']).toMatch(/^app:\/\/panel\//)
  }

  const headers = await electron.evaluate(async ({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session
    const answer = await session?.fetch('app://panel/index.html')
    return Object.fromEntries(answer?.headers.entries() ?? [])
  })
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe|\*|http/)
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('the scheme serves the page’s files alone', async ({ panel: { electron } }) => {
  const statuses = await electron.evaluate(async ({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session
    const addresses = [
      'app://panel/../main/index.js',
      'app://panel/%2e%2e%2fmain%2findex.js',
      'app://other/index.html',
      'app://panel/missing.js',
    ]
    return Promise.all(
      addresses.map(async (address) => (await session?.fetch(address).catch(() => ({ status: 0 })))?.status),
    )
  })
  expect(statuses.every((status) => status === 0 || status === 403 || status === 404)).toBe(true)
})
