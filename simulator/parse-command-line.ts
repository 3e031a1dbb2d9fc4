import { parseArgs } from 'node:util'
import type { SimulatorOptions } from './simulator-options.ts'

/** The parsed command line. */
export interface CommandLine {
  readonly options: SimulatorOptions
  readonly certificateOut: string | undefined
  readonly demoProfile: string | undefined
  readonly isQuiet: boolean
  readonly endsWithParent: boolean
}

export const usageText = `Usage: simulator [options]

  --port N                port to listen on (default: any free one)
  --mode static|dynamic   authentication mode (default: static)
  --guid-interval-ms N    dynamic mode: age at which a Guid is replaced (default: 60000)
  --guid-timeout-ms N     dynamic mode: age at which a Guid fails
  --poll-hold-ms N        how long a poll without an event is held (default: 10000)
  --idle-limit-ms N       sign-out after this long without a poll (default: 120000)
  --seed N                seed of the colleagues and their workday (default: 20011)
  --colleagues N          number of colleagues whose states change (default: 300)
  --workno-pattern P      work numbers accepted in paths: old, new, 2025 (default: new)
  --tls KIND              certificate: self-signed, ca, expired, not-yet-valid, wrong-host, weak (default: self-signed)
  --plain-http            plain HTTP instead of TLS
  --no-cookie             do not require the load balancer's cookies
  --certificate-out FILE  write the certificate to trust (PEM)
  --demo-profile FILE     write address, certificate and sign-in data of the demo agent (JSON, mode 0600)
  --quiet                 no log on standard error
  --end-with-parent       stop when standard input closes
  --help                  show this text
`

const flags = {
  port: { type: 'string' },
  mode: { type: 'string' },
  'guid-interval-ms': { type: 'string' },
  'guid-timeout-ms': { type: 'string' },
  'poll-hold-ms': { type: 'string' },
  'idle-limit-ms': { type: 'string' },
  seed: { type: 'string' },
  colleagues: { type: 'string' },
  'workno-pattern': { type: 'string' },
  tls: { type: 'string' },
  'plain-http': { type: 'boolean' },
  'no-cookie': { type: 'boolean' },
  'certificate-out': { type: 'string' },
  'demo-profile': { type: 'string' },
  quiet: { type: 'boolean' },
  'end-with-parent': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/**
 * Parses the arguments; returns 'help' for --help.
 * @throws Error with one sentence for the user.
 */
export function parseCommandLine(args: readonly string[]): CommandLine | 'help' {
  const { values } = parseArgs({ args: [...args], options: flags, strict: true })
  if (values.help === true) return 'help'
  return {
    options: {
      ...number('port', '--port', values.port, 0, 65_535),
      ...choice('mode', '--mode', values.mode, ['static', 'dynamic'] as const),
      ...number('guidIntervalMs', '--guid-interval-ms', values['guid-interval-ms'], 1),
      ...number('guidTimeoutMs', '--guid-timeout-ms', values['guid-timeout-ms'], 1),
      ...number('pollHoldMs', '--poll-hold-ms', values['poll-hold-ms'], 1),
      ...number('idleLimitMs', '--idle-limit-ms', values['idle-limit-ms'], 1),
      ...number('seed', '--seed', values.seed, 0, 4_294_967_295),
      ...number('colleagueCount', '--colleagues', values.colleagues, 0, 57_000),
      ...choice('worknoPattern', '--workno-pattern', values['workno-pattern'], ['old', 'new', '2025'] as const),
      ...choice('tls', '--tls', values.tls, [
        'self-signed',
        'ca',
        'expired',
        'not-yet-valid',
        'wrong-host',
        'weak',
      ] as const),
      plainHttp: values['plain-http'] ?? false,
      requireCookie: values['no-cookie'] !== true,
    },
    certificateOut: values['certificate-out'],
    demoProfile: values['demo-profile'],
    isQuiet: values.quiet ?? false,
    endsWithParent: values['end-with-parent'] ?? false,
  }
}

function number<Name extends string>(
  name: Name,
  flag: string,
  text: string | undefined,
  low: number,
  high = 86_400_000,
): { [key in Name]?: number } {
  if (text === undefined) return {}
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < low || value > high)
    throw new Error(`${flag} must be a whole number from ${low} to ${high}`)
  return { [name]: value } as { [key in Name]?: number }
}

function choice<Name extends string, Choice extends string>(
  name: Name,
  flag: string,
  text: string | undefined,
  choices: readonly Choice[],
): { [key in Name]?: Choice } {
  if (text === undefined) return {}
  const chosen = choices.find((candidate) => candidate === text)
  if (chosen === undefined) throw new Error(`${flag} must be one of ${choices.join(', ')}`)
  return { [name]: chosen } as { [key in Name]?: Choice }
}
