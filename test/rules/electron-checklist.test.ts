import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../support/project-folder.ts'

const sources = readdirSync(join(projectFolder, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte|html)$/.test(file) && !/\.(test|testkit)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(projectFolder, 'src', file), 'utf8') }))

const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file.replaceAll('\\', '/'))

/**
 * The points of Electron's security checklist that hold by what the program never writes. The
 * others are tried on the running program: test/e2e/window-security, page-security, page-network,
 * page-commands and uncaught-errors.
 */
describe('of Electron’s security checklist', () => {
  it('the sources are read', () => expect(sources.length).toBeGreaterThan(100))

  it.each([
    ['opens no address in another program', /\bopenExternal\b/, []],
    [
      'opens its own log folder in another program alone',
      /\bshell\b.*from 'electron'|\bopenPath\(/,
      ['main/window/recover-crashed-page.ts'],
    ],
    ['has no web view', /<webview|webviewTag/, []],
    [
      'switches no protection of a page off',
      /(webSecurity|contextIsolation|sandbox): false|nodeIntegration\w*: true/,
      [],
    ],
    ['asks for no feature of a page', /enableBlinkFeatures|experimentalFeatures|allowRunningInsecureContent/, []],
    ['loads no file and no server into a window', /\bloadFile\(|loadURL\((?!pageUrl\))/, []],
    [
      'makes windows in one place',
      /new (BrowserWindow|BrowserView|WebContentsView)\(/,
      ['main/window/create-panel-window.ts'],
    ],
    ['gives the page nothing of Electron’s', /exposeInMainWorld/, ['preload/index.ts']],
    [
      'shows a modal box only where no panel can start',
      /showErrorBox|showMessageBoxSync/,
      ['main/end-second-start.ts'],
    ],
    ['catches what nobody caught in one place', /'uncaughtException'/, ['main/catch-uncaught-errors.ts']],
  ] as const)('the program %s', (_, pattern, files) => {
    expect(filesWith(pattern)).toEqual(files)
  })
})
