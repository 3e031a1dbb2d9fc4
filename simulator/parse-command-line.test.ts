import { describe, expect, it } from 'vitest'
import { parseCommandLine } from './parse-command-line.ts'

describe('the command line', () => {
  it('reads every option', () => {
    const args = '--port 8043 --mode dynamic --guid-interval-ms 2000 --guid-timeout-ms 4000 --poll-hold-ms 50'
    const more = '--idle-limit-ms 9000 --seed 7 --colleagues 5 --workno-pattern old --tls ca --no-cookie'
    const files = '--certificate-out c.pem --demo-profile d.json --quiet --end-with-parent'
    expect(parseCommandLine(`${args} ${more} ${files}`.split(' '))).toEqual({
      options: {
        port: 8043,
        mode: 'dynamic',
        guidIntervalMs: 2000,
        guidTimeoutMs: 4000,
        pollHoldMs: 50,
        idleLimitMs: 9000,
        seed: 7,
        colleagueCount: 5,
        worknoPattern: 'old',
        tls: 'ca',
        plainHttp: false,
        requireCookie: false,
      },
      certificateOut: 'c.pem',
      demoProfile: 'd.json',
      isQuiet: true,
      endsWithParent: true,
    })
  })

  it('leaves everything to the defaults without arguments', () => {
    expect(parseCommandLine([])).toMatchObject({ options: { plainHttp: false, requireCookie: true }, isQuiet: false })
  })

  it.each([
    [['--port', '99999'], '--port must be a whole number from 0 to 65535'],
    [['--seed', '1.5'], '--seed must be a whole number'],
    [['--mode', 'lazy'], '--mode must be one of static, dynamic'],
    [['--moed', 'static'], "Unknown option '--moed'"],
  ])('refuses %j with a message', (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(message)
  })

  it('returns help for --help', () => {
    expect(parseCommandLine(['--help'])).toBe('help')
  })
})
