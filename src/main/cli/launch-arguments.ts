import { parseArgs, type ParseArgsConfig } from 'node:util'
import { failure, success, type Result } from '../../shared/result.ts'

/** A start of the panel. A second start passes it on to the running program. */
export interface PanelLaunch {
  readonly kind: 'panel'
  readonly demoProfile: string | null
  readonly link: string | null
  /** Not validated yet: the panel reports an invalid number. */
  readonly workno: string | null
  /** Hides the panel if it has the focus, else shows it. For desktops without global shortcuts. */
  readonly isToggle: boolean
  /** Starts without showing the panel, as at login. */
  readonly isHidden: boolean
}

/**
 * A command that changes the session. Options that were not given are missing; `caFile: null` is
 * `--ca=`.
 */
export type SessionCommandLine =
  | {
      readonly kind: 'sign-in'
      readonly gateway: string
      readonly agentId: string
      readonly phone?: string
      readonly caFile?: string | null
      readonly mode?: 'login' | 'forcelogin' | 'loginex'
    }
  | { readonly kind: 'adopt'; readonly gateway: string; readonly agentId: string; readonly caFile?: string | null }
  | { readonly kind: 'sign-out' }

/** What the program was started for. */
export type Launch =
  | PanelLaunch
  | { readonly kind: 'lookup'; readonly workno: string; readonly isJson: boolean; readonly demoProfile: string | null }
  | SessionCommandLine
  | { readonly kind: 'status'; readonly isJson: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }

const commands = new Set(['lookup', 'session', 'help'])

/**
 * Reads our arguments (see `ownArguments`). Unknown switches before the command are Chromium's and
 * are ignored; from the command on, everything must be known. Fails with `bad-input` and the wrong
 * part as detail.
 */
export function parseLaunchArguments(args: readonly string[]): Result<Launch> {
  if (args.includes('--help') || args.includes('-h')) return success({ kind: 'help' })
  if (args.includes('--version')) return success({ kind: 'version' })
  const demoProfile = args.find((arg) => arg.startsWith('--demo-profile='))?.slice('--demo-profile='.length) ?? null
  const link = args.find((arg) => arg.startsWith('agentbar:')) ?? null
  const lookup = readLookupSwitch(args)
  const words = lookup.others.filter((arg) => !arg.startsWith('--demo-profile=') && arg !== link)
  const at = words.findIndex((arg) => commands.has(arg))
  const unexpected = words.slice(0, at < 0 ? undefined : at).find((arg) => !arg.startsWith('-'))
  if (unexpected !== undefined) return wrong(unexpected)
  if (at < 0) {
    const [isToggle, isHidden] = [words.includes('--toggle'), words.includes('--hidden')]
    return success({ kind: 'panel', demoProfile, link, workno: lookup.workno, isToggle, isHidden })
  }
  const rest = words.slice(at + 1)
  if (words[at] === 'lookup') return readLookup(rest, demoProfile)
  if (words[at] === 'session') return readSession(rest)
  return success({ kind: 'help' })
}

/**
 * Reads `--lookup 20011` or `--lookup=20011` before the command. The number is empty if none
 * follows.
 */
function readLookupSwitch(args: readonly string[]): { workno: string | null; others: readonly string[] } {
  const at = args.findIndex((arg) => arg === '--lookup' || arg.startsWith('--lookup='))
  if (at < 0 || args.slice(0, at).some((arg) => commands.has(arg))) return { workno: null, others: args }
  const isJoined = args[at] !== '--lookup'
  const next = isJoined ? args[at]?.slice('--lookup='.length) : args[at + 1]
  const isGiven = next !== undefined && (isJoined || !next.startsWith('-'))
  return {
    workno: isGiven ? next.slice(0, 40) : '',
    others: args.toSpliced(at, isGiven && !isJoined ? 2 : 1),
  }
}

function readLookup(args: readonly string[], demoProfile: string | null): Result<Launch> {
  const parsed = parse(args, { json: { type: 'boolean' } })
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const workno = positionals[0]
  if (workno === undefined || positionals.length > 1) return wrong('lookup N')
  return success({ kind: 'lookup', workno, isJson: values['json'] === true, demoProfile })
}

function readSession(args: readonly string[]): Result<Launch> {
  const [command, ...rest] = args
  if (command === 'status') {
    const parsed = parse(rest, { json: { type: 'boolean' } })
    if (!parsed.ok || parsed.value.positionals.length > 0) return wrong('session status')
    return success({ kind: 'status', isJson: parsed.value.values['json'] === true })
  }
  if (command === 'sign-out') return rest.length === 0 ? success({ kind: 'sign-out' }) : wrong('session sign-out')
  if (command !== 'sign-in' && command !== 'adopt') return wrong(`session ${command ?? ''}`.trim())
  const text = { type: 'string' } as const
  const parsed = parse(rest, {
    gateway: text,
    agent: text,
    ca: text,
    ...(command === 'adopt' ? {} : { phone: text, mode: text }),
  })
  if (!parsed.ok) return parsed
  if (parsed.value.positionals.length > 0) return wrong(`session ${command}`)
  const { gateway, agent: agentId, phone, ca, mode } = parsed.value.values as Record<string, string | undefined>
  if (gateway === undefined) return wrong('--gateway')
  if (agentId === undefined) return wrong('--agent')
  const trust = ca === undefined ? {} : { caFile: ca === '' ? null : ca }
  if (command === 'adopt') return success({ kind: 'adopt', gateway, agentId, ...trust })
  if (mode !== undefined && !Object.hasOwn(signInModes, mode)) return wrong('--mode')
  const signInMode = signInModes[mode ?? '']
  const options = {
    ...(phone === undefined ? {} : { phone }),
    ...(signInMode === undefined ? {} : { mode: signInMode }),
  }
  return success({ kind: 'sign-in', gateway, agentId, ...options, ...trust })
}

/** The command line's `force` is the gateway's `forcelogin`. */
const signInModes: Readonly<Record<string, 'login' | 'forcelogin' | 'loginex'>> = {
  login: 'login',
  loginex: 'loginex',
  force: 'forcelogin',
}

function parse(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return success(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }))
  } catch (error) {
    return wrong(error instanceof Error ? error.message.replace(/\. .*/s, '') : 'arguments')
  }
}

const wrong = (detail: string): Result<never> => failure({ code: 'bad-input', detail })

/**
 * Our own arguments: those after the executable or, if the app is not packaged, after the app's
 * folder. Those before the folder are Electron's.
 */
export function ownArguments(argv: readonly string[], isAppFolder: ((arg: string) => boolean) | null): string[] {
  return argv.slice(isAppFolder ? argv.findIndex((arg, index) => index > 0 && isAppFolder(arg)) + 1 : 1)
}
