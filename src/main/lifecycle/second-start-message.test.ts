import { describe, expect, it } from 'vitest'
import { parseSecondStartMessage, secondStartMessage } from './second-start-message.ts'

describe('the message of a second start', () => {
  it.each([
    [['--x=a张三', '--lookup', '20102'], '20102'],
    [['--user-data-dir=/home/张三', '--lookup=20102'], '20102'],
    [['--lookup=é😀\ud83d\u2028"\\'], 'é😀\ud83d\u2028"\\'],
    [['--toggle'], null],
    [[], null],
  ])('carries %j in ASCII alone', (args, workno) => {
    const message = secondStartMessage(args)
    expect(message.arguments).toMatch(/^[\x20-\x7e]*$/)
    expect(parseSecondStartMessage(message)).toMatchObject({ ok: true, value: { kind: 'panel', workno } })
  })

  it.each([
    null,
    undefined,
    {},
    { args: ['--lookup', '20102'] },
    { arguments: '["--lookup"' },
    { arguments: '[1]' },
    secondStartMessage(['lookup', '20102']),
    secondStartMessage(['20102']),
  ])('says that it cannot be read: %j', (data) => {
    expect(parseSecondStartMessage(data)).toEqual({ ok: false, error: { code: 'bad-input', detail: 'arguments' } })
  })
})
