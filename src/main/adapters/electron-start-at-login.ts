import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { failure, success, type Result } from '../../shared/result.ts'

/**
 * The command that starts the program: the executable, and the app's folder if it is not packaged.
 */
const command = (): string[] => [process.execPath, ...(process.defaultApp ? [app.getAppPath()] : []), '--hidden']

/** Whether the system started the program at login. Known on macOS only; false elsewhere. */
export const wasStartedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin

/**
 * Sets whether the system starts the program, hidden, at login. Can fail with
 * `start-at-login-refused`.
 */
export function setStartAtLogin(isEnabled: boolean): Result<null> {
  try {
    const [path = process.execPath, ...args] = command()
    if (process.platform === 'linux') writeAutostartEntry(isEnabled)
    else app.setLoginItemSettings({ openAtLogin: isEnabled, path, args })
    return success(null)
  } catch (error) {
    return failure({ code: 'start-at-login-refused', detail: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

/** Electron has no call for Linux, so this writes the entry in the XDG autostart folder. */
function writeAutostartEntry(isEnabled: boolean): void {
  const folder = join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart')
  const file = join(folder, 'agentbar.desktop')
  if (!isEnabled) return rmSync(file, { force: true })
  mkdirSync(folder, { recursive: true })
  const lines = ['Type=Application', 'Name=AgentBar', `Exec=${command().map(quote).join(' ')}`, 'Terminal=false']
  writeFileSync(file, `[Desktop Entry]\n${lines.join('\n')}\n`)
}

/** Quotes one argument of an `Exec` line (Desktop Entry Specification). */
const quote = (argument: string): string => `"${argument.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%')}"`
