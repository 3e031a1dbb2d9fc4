import { describe, expect, it } from 'vitest'
import { panelActionOf } from './panel-keys.ts'

const plain = { keyCode: 0, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const inBox = { isInBox: true, hasSelection: false }
const outside = { isInBox: false, hasSelection: false }

describe('panelActionOf', () => {
  it.each([
    ['Enter', 'look-up'],
    ['ArrowDown', 'next-recent'],
    ['ArrowUp', 'previous-recent'],
    ['Escape', 'escape'],
    ['F1', 'toggle-keys'],
    ['5', null],
  ])('takes %s in the box for %s', (key, action) => {
    expect(panelActionOf({ ...plain, key }, inBox)).toBe(action)
  })

  it.each(['Enter', 'ArrowDown'])('leaves %s outside the box to the control that has the focus', (key) => {
    expect(panelActionOf({ ...plain, key }, outside)).toBeNull()
  })

  it.each(['Enter', 'Escape', 'ArrowDown', 'F1'])('does nothing on %s while an input method composes', (key) => {
    expect(panelActionOf({ ...plain, key, isComposing: true }, inBox)).toBeNull()
    expect(panelActionOf({ ...plain, key, keyCode: 229 }, inBox)).toBeNull()
  })

  it.each(['ctrlKey', 'metaKey'] as const)(
    'copies the phone with %s and C only when nothing is selected',
    (modifier) => {
      const press = { ...plain, key: 'c', [modifier]: true }
      expect(panelActionOf(press, outside)).toBe('copy-phone')
      expect(panelActionOf(press, { ...inBox, hasSelection: true })).toBeNull()
    },
  )

  it('lets a character typed elsewhere begin a new number, but leaves Space to a button', () => {
    expect(panelActionOf({ ...plain, key: '2' }, outside)).toBe('type-in-box')
    expect(panelActionOf({ ...plain, key: ' ' }, outside)).toBeNull()
  })

  it('selects the box with Ctrl+L, from anywhere', () => {
    expect(panelActionOf({ ...plain, key: 'L', ctrlKey: true }, outside)).toBe('select-box')
  })

  it('leaves Ctrl+Shift+C and Alt+Enter to the system', () => {
    expect(panelActionOf({ ...plain, key: 'C', ctrlKey: true, shiftKey: true }, inBox)).toBeNull()
    expect(panelActionOf({ ...plain, key: 'Enter', altKey: true }, inBox)).toBeNull()
  })
})
