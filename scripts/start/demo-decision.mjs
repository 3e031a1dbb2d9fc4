import path from 'node:path'

const commandWords = ['lookup', 'session']
const questions = ['--help', '-h', '--version', '-v']

/** What the arguments after `npm start --` ask for: a window, or an answer on standard output without one. */
export function isWindowless(args) {
  return commandWords.includes(args[0]) || args.some((arg) => questions.includes(arg))
}

/**
 * Whether the app is to run against the simulator: when no gateway is configured or named and none is about to be.
 * @param args the arguments after `npm start --`.
 * @param settingsText the settings file's text, `undefined` when there is none. One that cannot be read counts as
 * configured: whoever had a gateway must not be shown invented colleagues instead.
 */
export function isDemo(args, settingsText) {
  if (args[0] === 'session' || args.some((arg) => questions.includes(arg))) return false
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

/** The app's settings file: in the folder of --user-data-dir, else where Electron puts an app of this name. */
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
