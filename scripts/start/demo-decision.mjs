import path from 'node:path'

const commandWords = ['lookup', 'session']
const infoOptions = ['--help', '-h', '--version', '-v']

/** Whether the arguments after `npm start --` ask for output without a window. */
export function isWindowless(args) {
  return commandWords.includes(args[0]) || args.some((arg) => infoOptions.includes(arg))
}

/**
 * Whether the app runs against the simulator: when no gateway is configured or named.
 * @param args the arguments after `npm start --`.
 * @param settingsText the text of the settings file, `undefined` without one. An unreadable file
 * counts as configured: nobody who has a gateway may see invented colleagues instead.
 */
export function isDemo(args, settingsText) {
  if (args[0] === 'session' || args.some((arg) => infoOptions.includes(arg))) return false
  if (hasOption(args, 'gateway') || hasOption(args, 'demo-profile')) return false
  if (settingsText === undefined) return true
  try {
    const { profiles } = JSON.parse(settingsText)
    return !Array.isArray(profiles) || profiles.length === 0
  } catch {
    return false
  }
}

function hasOption(args, name) {
  return args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
}

/** The app's settings file: in --user-data-dir, or where Electron keeps the app's data. */
export function settingsFile(args, platform, environment, home) {
  const given = args.find((arg) => arg.startsWith('--user-data-dir='))
  if (given !== undefined) return path.join(given.slice('--user-data-dir='.length), 'settings.json')
  return path.join(applicationDataFolder(platform, environment, home), 'AgentBar', 'settings.json')
}

function applicationDataFolder(platform, environment, home) {
  if (platform === 'win32') return environment.APPDATA || path.join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support')
  return environment.XDG_CONFIG_HOME || path.join(home, '.config')
}
