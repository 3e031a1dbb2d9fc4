import { describe, expect, it } from 'vitest'
import { acceleratorFromKeyEvent, formatAccelerator, isAllowedHotkey, modifiersFromKeyEvent } from './accelerator.ts'

const press = (code: string, held = ''): Parameters<typeof acceleratorFromKeyEvent>[0] => ({
  code,
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  metaKey: held.includes('m'),
})

describe('a hotkey', () => {
  it.each([
    'Control+Shift+Space',
    'Control+Alt+Space',
    'F9',
    'Shift+F12',
    'F24',
    'Control+Alt+K',
    'Alt+Super+7',
    'Alt+Home',
  ])('may be %s', (text) => expect(isAllowedHotkey(text)).toBe(true))

  it.each([
    ['a letter alone', 'K'],
    ['what copies in every program', 'Control+C'],
    ['a capital letter', 'Shift+K'],
    ['the space bar alone', 'Space'],
    ['a blank with Shift', 'Shift+Space'],
    ['another order of the modifiers', 'Shift+Control+K'],
    ['a modifier alone', 'Control+Shift+'],
    ['an unknown key', 'Control+Shift+Enter'],
    ['no such function key', 'F25'],
    ['the help of every program', 'F1'],
    ['what closes a window', 'Alt+F4'],
    ['what changes the input method', 'Control+Space'],
    ['nothing', ''],
    ['two keys', 'Control+Shift+K+L'],
  ])('may not be %s', (_, text) => expect(isAllowedHotkey(text)).toBe(false))
})

describe('a pressed combination', () => {
  it.each([
    [press('Space', 'cs'), 'Control+Shift+Space'],
    [press('KeyK', 'sca'), 'Control+Alt+Shift+K'],
    [press('Digit7', 'm'), 'Super+7'],
    [press('F9'), 'F9'],
    [press('ArrowUp', 'a'), 'Alt+Up'],
    [press('PageDown', 'c'), 'Control+PageDown'],
  ])('%j is %s', (event, expected) => expect(acceleratorFromKeyEvent(event)).toBe(expected))

  it.each(['ControlLeft', 'ShiftRight', 'Enter', 'Backquote', 'F', 'Numpad1'])('%s is none', (code) =>
    expect(acceleratorFromKeyEvent(press(code, 'c'))).toBeNull(),
  )

  it('of any held keys is named in one order', () => {
    for (const held of ['cs', 'sc']) expect(acceleratorFromKeyEvent(press('Space', held))).toBe('Control+Shift+Space')
  })

  it('begins with the modifiers that are held so far, in the same order', () => {
    expect(modifiersFromKeyEvent(press('ShiftLeft', 'sc'))).toEqual(['Control', 'Shift'])
    expect(modifiersFromKeyEvent(press('ShiftLeft'))).toEqual([])
  })
})

describe('the name of a combination', () => {
  it('is the keyboard’s own', () => {
    expect(formatAccelerator('Control+Shift+Space', false, '空格')).toBe('Ctrl+Shift+空格')
    expect(formatAccelerator('Alt+Super+F9', false, 'Space')).toBe('Alt+Win+F9')
    expect(formatAccelerator('Control+Alt+Shift+Super+K', true, 'Space')).toBe('⌃ ⌥ ⇧ ⌘ K')
  })
})
