import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exampleCommandInputs } from '../../test/fixtures/example-command-inputs.ts'
import { commandNames, commands, type CommandName } from './commands.ts'

const accepts = (name: CommandName, input: unknown): boolean => v.is(commands[name].schema, input)
const examples = commandNames.flatMap((name) => exampleCommandInputs[name].map((input) => ({ name, input })))
const objects = examples.filter((example): example is { name: CommandName; input: Record<string, unknown> } =>
  v.is(v.looseObject({}), example.input),
)
/** What fits no command but those that have it among their examples. */
const junk = [null, true, Number.NaN, Number.POSITIVE_INFINITY, -1, 10_001, ['20011'], 10n, () => '20011', Symbol('x')]

describe('the commands', () => {
  it.each(examples)('$name accepts $input', ({ name, input }) => {
    expect(accepts(name, input)).toBe(true)
  })

  it.each(commandNames)('%s refuses junk', (name) => {
    const meant: readonly unknown[] = exampleCommandInputs[name]
    for (const input of junk) expect(accepts(name, input)).toBe(meant.includes(input))
  })

  it('take an empty list for an empty change of settings at most', () => {
    expect(v.parse(commands.updateSettings.schema, [])).toEqual({})
    for (const name of commandNames.filter((other) => other !== 'updateSettings')) expect(accepts(name, [])).toBe(false)
  })

  it.each(commandNames.filter((name) => (exampleCommandInputs[name][0] as unknown) !== undefined))(
    '%s refuses to be called with nothing',
    (name) => {
      expect(accepts(name, undefined)).toBe(false)
    },
  )

  it.each(commandNames.filter((name) => (exampleCommandInputs[name][0] as unknown) === undefined))(
    '%s refuses to be called with anything',
    (name) => {
      for (const input of ['', 0, false, {}, 'text']) expect(accepts(name, input)).toBe(false)
    },
  )

  it.each(objects)('$name refuses keys that it does not know ($input)', ({ name, input }) => {
    for (const key of ['stranger', 'guid2', 'toString', '__proto__', 'constructor']) {
      const text = JSON.stringify(input).replace(
        '{',
        `{ ${JSON.stringify(key)}: {}${Object.keys(input).length > 0 ? ',' : ''}`,
      )
      expect(accepts(name, JSON.parse(text))).toBe(false)
    }
  })

  it.each(objects.filter(({ name }) => name !== 'updateSettings'))(
    '$name refuses a missing key ($input)',
    ({ name, input }) => {
      for (const missing of Object.keys(input))
        expect(accepts(name, Object.fromEntries(Object.entries(input).filter(([key]) => key !== missing)))).toBe(false)
    },
  )

  it.each(objects)('$name refuses a value of another type ($input)', ({ name, input }) => {
    for (const key of Object.keys(input)) expect(accepts(name, { ...input, [key]: { not: 'this' } })).toBe(false)
  })

  it.each(commandNames)('%s refuses what is longer than anything meant', (name) => {
    expect(accepts(name, 'x'.repeat(10_000))).toBe(false)
    for (const input of exampleCommandInputs[name] as readonly unknown[])
      for (const [key, value] of Object.entries(v.is(v.looseObject({}), input) ? input : {}))
        if (typeof value === 'string')
          expect(accepts(name, { ...(input as object), [key]: 'x'.repeat(10_000) })).toBe(false)
  })

  it.each([
    '',
    'F25',
    'Space',
    'Shift+F',
    'Control+C',
    'Ctrl+Shift+Space',
    'control+shift+space',
    'Shift+Control+Space',
    'Control+Shift+Space ',
    'Control+Shift+Space\n',
    'Control+Shift+',
    'Control+Shift+MediaPlayPause',
  ])('take no hotkey %j, which would disturb other programs or is none', (accelerator) => {
    expect(accepts('changeHotkey', accelerator)).toBe(false)
  })

  it.each(['', '99', '020011', '1000000', '2001a', ' 20011', '20011\n', '２００１１', '__proto__'])(
    'take %j for no colleague',
    (workno) => {
      expect(accepts('setFavourite', { workno, isFavourite: true })).toBe(false)
      expect(accepts('forgetColleague', workno)).toBe(false)
    },
  )

  it('take a pin for set or not set, and nothing between', () => {
    for (const isFavourite of ['true', 1, 0, null, undefined])
      expect(accepts('setFavourite', { workno: '20011', isFavourite })).toBe(false)
  })

  it('bear any value', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    })
    fc.assert(fc.property(fc.constantFrom(...commandNames), value, (name, input) => void accepts(name, input)))
  })
})
