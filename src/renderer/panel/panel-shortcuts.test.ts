import { describe, expect, it } from 'vitest'
import { shortcutLabels, panelActionForKey } from './panel-shortcuts.ts'

const plain = {
  code: '',
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
}
const inBox = { isInBox: true, hasSelection: () => false, canForget: false }
const outside = { ...inBox, isInBox: false }
const everyKey = ['Enter', 'Escape', 'ArrowDown', 'F1', 'ContextMenu', 'Delete']

describe('panelActionForKey', () => {
  it.each([
    ['Enter', 'look-up'],
    ['ArrowDown', 'next-suggestion'],
    ['ArrowUp', 'previous-suggestion'],
    ['Escape', 'escape'],
    ['F1', 'toggle-shortcuts'],
    ['ContextMenu', 'open-actions'],
    ['5', null],
    ['F10', null],
  ])('takes %s in the box for %s', (key, action) => {
    expect(panelActionForKey({ ...plain, key }, inBox)).toBe(action)
  })

  it.each(['ctrlKey', 'metaKey'] as const)('takes %s with Enter, from anywhere, to copy and hide', (modifier) => {
    for (const context of [inBox, outside])
      expect(panelActionForKey({ ...plain, key: 'Enter', [modifier]: true }, context)).toBe('copy-and-hide')
    expect(panelActionForKey({ ...plain, key: 'Enter', [modifier]: true, isComposing: true }, inBox)).toBeNull()
    expect(panelActionForKey({ ...plain, key: 'Enter', [modifier]: true, shiftKey: true }, inBox)).toBeNull()
  })

  it.each(['Enter', 'ArrowDown'])('leaves %s outside the box to the control that has the focus', (key) => {
    expect(panelActionForKey({ ...plain, key }, outside)).toBeNull()
  })

  it.each(everyKey)('does nothing on %s while an input method composes', (key) => {
    const situation = { ...inBox, canForget: true }
    expect(panelActionForKey({ ...plain, key, isComposing: true }, situation)).toBeNull()
    expect(panelActionForKey({ ...plain, key, keyCode: 229 }, situation)).toBeNull()
  })

  it.each(['ctrlKey', 'metaKey'] as const)('takes %s with a letter for a command, from anywhere', (modifier) => {
    const command = (key: string, isShifted = false) =>
      panelActionForKey({ ...plain, key, [modifier]: true, shiftKey: isShifted }, outside)
    expect(['c', 'k', 'L', 'p', 'x'].map((key) => command(key))).toEqual([
      'copy-phone',
      'open-actions',
      'select-box',
      'toggle-favourite',
      null,
    ])
    expect(['C', 'K', 'L', 'P'].map((key) => command(key, true))).toEqual(['copy-number', null, null, null])
  })

  it.each([
    ['Russian', 'с', 'л', 'д', 'з'],
    ['Greek', 'ψ', 'κ', 'λ', 'π'],
    ['Hebrew', 'ב', 'ל', 'ך', 'פ'],
    ['Arabic', 'ؤ', 'ن', 'م', 'ح'],
    ['a layout that names no letter', 'Unidentified', 'Dead', 'Process', 'Unidentified'],
  ])('finds its letters by their place under %s', (_, ...keys) => {
    const codes = ['KeyC', 'KeyK', 'KeyL', 'KeyP']
    const actions = (isShifted: boolean) =>
      keys.map((key, index) =>
        panelActionForKey(
          { ...plain, key, code: codes[index] ?? '', ctrlKey: true, shiftKey: isShifted },
          { ...inBox, isInBox: false },
        ),
      )
    expect(actions(false)).toEqual(['copy-phone', 'open-actions', 'select-box', 'toggle-favourite'])
    expect(actions(true)).toEqual(['copy-number', null, null, null])
  })

  it('goes by the letter, not by its place, where the layout has Latin letters elsewhere', () => {
    const press = (key: string, code: string) => panelActionForKey({ ...plain, key, code, ctrlKey: true }, inBox)
    // Dvorak has c, k, l and p elsewhere, and other letters in their places.
    expect([press('c', 'KeyI'), press('k', 'KeyV'), press('l', 'KeyP'), press('p', 'KeyR')]).toEqual([
      'copy-phone',
      'open-actions',
      'select-box',
      'toggle-favourite',
    ])
    expect([press('j', 'KeyC'), press('t', 'KeyK'), press('n', 'KeyL'), press('ç', 'KeyC')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('leaves copying to the system while something is selected', () => {
    expect(panelActionForKey({ ...plain, key: 'c', ctrlKey: true }, { ...inBox, hasSelection: () => true })).toBeNull()
  })

  it('opens the menu with Shift+F10', () => {
    expect(panelActionForKey({ ...plain, key: 'F10', shiftKey: true }, inBox)).toBe('open-actions')
  })

  it('leaves Delete to the text unless it is about a suggestion', () => {
    expect(panelActionForKey({ ...plain, key: 'Delete' }, inBox)).toBeNull()
    expect(panelActionForKey({ ...plain, key: 'Delete' }, { ...inBox, canForget: true })).toBe('forget')
    expect(panelActionForKey({ ...plain, key: 'Delete', shiftKey: true }, { ...inBox, canForget: true })).toBeNull()
  })

  it('lets a character typed elsewhere begin a new number, but leaves Space to a button', () => {
    expect(panelActionForKey({ ...plain, key: '2' }, outside)).toBe('type-in-box')
    expect(panelActionForKey({ ...plain, key: ' ' }, outside)).toBeNull()
  })

  it('leaves Alt, and with it AltGr, to the system', () => {
    expect(panelActionForKey({ ...plain, key: 'Enter', altKey: true }, inBox)).toBeNull()
    expect(panelActionForKey({ ...plain, key: 'c', ctrlKey: true, altKey: true }, inBox)).toBeNull()
  })
})

describe('shortcutLabels', () => {
  it('names the keys as this system’s keyboard has them', () => {
    expect(shortcutLabels(false)).toMatchObject({
      'copy-number': 'Ctrl Shift C',
      'toggle-favourite': 'Ctrl P',
      forget: 'Delete',
    })
    expect(shortcutLabels(true)).toMatchObject({ 'copy-number': '⇧ ⌘ C', 'toggle-favourite': '⌘ P', forget: '⌦' })
  })
})
