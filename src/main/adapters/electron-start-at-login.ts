import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { failure, success, type Result } from '../../shared/result.ts'

/** How the program is started again: its executable, and the folder of an unpacked one. */
const command = (): string[] => [process.execPath, ...(process.defaultApp ? [app.getAppPath()] : []), '--hidden']

/** Whether the system has started the program at login by itself, where it says so (macOS). */
export const wasStartedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin

/** Has the system start the program at login, hidden, or no longer. `start-at-login-refused` when the system does not let it. */
export function setStartAtLogin(isWanted: boolean): Result<null> {
  try {
    const [path = process.execPath, ...args] = command()
    if (process.platform === 'linux') writeAutostart(isWanted)
    else app.setLoginItemSettings({ openAtLogin: isWanted, path, args })
    return success(null)
  } catch (fault) {
    return failure({ code: 'start-at-login-refused', detail: (fault as NodeJS.ErrnoException).code ?? '' })
  }
}

/** The autostart folder of the XDG desktops: there is no call for it. */
function writeAutostart(isWanted: boolean): void {
  const folder = join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart')
  const file = join(folder, 'agentbar.desktop')
  if (!isWanted) return rmSync(file, { force: true })
  mkdirSync(folder, { recursive: true })
  const lines = ['Type=Application', 'Name=AgentBar', `Exec=${command().map(quoted).join(' ')}`, 'Terminal=false']
  writeFileSync(file, `[Desktop Entry]\n${lines.join('\n')}\n`)
}

/** One argument of an `Exec` line (Desktop Entry Specification): in double quotes, with what is special in them escaped. */
const quoted = (argument: string): string => `"${argument.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%')}"`
