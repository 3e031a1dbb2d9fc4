import { parseArgs, type ParseArgsConfig } from 'node:util'
import { failure, success, type Result } from '../../shared/result.ts'

/** A start of the panel, or, handed over by a second start, what is wanted of the one that runs. */
export interface PanelLaunch {
  readonly kind: 'panel'
  readonly demoProfile: string | null
  readonly link: string | null
  /** Not yet checked: what is no work number is said in the panel. */
  readonly workno: string | null
  /** Put the panel away when it is there, else show it: for desktops without keys from anywhere. */
  readonly isToggle: boolean
  /** Start without showing the panel, as at login. */
  readonly isHidden: boolean
}

/** What is to become of the session. An option that is not given is no part of it; a CA file of null is none at all. */
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
 * Reads the arguments after the program's own. Switches before the command word belong to Chromium, except ours; from the command word on
 * everything must be known. A wrong call is `bad-input` with what is wrong as detail.
 */
export function readLaunch(args: readonly string[]): Result<Launch> {
  if (args.includes('--help') || args.includes('-h')) return success({ kind: 'help' })
  if (args.includes('--version')) return success({ kind: 'version' })
  const demoProfile = args.find((arg) => arg.startsWith('--demo-profile='))?.slice('--demo-profile='.length) ?? null
  const link = args.find((arg) => arg.startsWith('agentbar:')) ?? null
  const lookup = readLookupSwitch(args)
  const words = lookup.others.filter((arg) => !arg.startsWith('--demo-profile=') && arg !== link)
  const at = words.findIndex((arg) => commands.has(arg))
  const stray = words.slice(0, at < 0 ? undefined : at).find((arg) => !arg.startsWith('-'))
  if (stray !== undefined) return wrong(stray)
  if (at < 0) {
    const [isToggle, isHidden] = [words.includes('--toggle'), words.includes('--hidden')]
    return success({ kind: 'panel', demoProfile, link, workno: lookup.workno, isToggle, isHidden })
  }
  const rest = words.slice(at + 1)
  if (words[at] === 'lookup') return readLookup(rest, demoProfile)
  if (words[at] === 'session') return readSession(rest)
  return success({ kind: 'help' })
}

/** `--lookup 20011` or `--lookup=20011` before the command word, and the arguments without it. Empty when no number follows. */
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
  const ways = { ...(phone === undefined ? {} : { phone }), ...(signInMode === undefined ? {} : { mode: signInMode }) }
  return success({ kind: 'sign-in', gateway, agentId, ...ways, ...trust })
}

/** The command line says `force` where the gateway says `forcelogin`. */
const signInModes: Readonly<Record<string, 'login' | 'forcelogin' | 'loginex'>> = {
  login: 'login',
  loginex: 'loginex',
  force: 'forcelogin',
}

function parse(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return success(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }))
  } catch (fault) {
    return wrong(fault instanceof Error ? fault.message.replace(/\. .*/s, '') : 'arguments')
  }
}

const wrong = (detail: string): Result<never> => failure({ code: 'bad-input', detail })

/**
 * The arguments that are ours: those behind the executable or, for an unpacked program, behind its folder; what stands before that is
 * Electron's own.
 */
export function ownArguments(argv: readonly string[], isAppFolder: ((arg: string) => boolean) | null): string[] {
  return argv.slice(isAppFolder ? argv.findIndex((arg, index) => index > 0 && isAppFolder(arg)) + 1 : 1)
}
