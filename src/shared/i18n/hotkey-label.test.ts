import { describe, expect, it } from 'vitest'
import { hotkeyLabel } from './hotkey-label.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const accelerator = 'Control+Shift+Space'

describe('the hotkey that texts name', () => {
  it('is as the keyboard and the language have it', () => {
    const hotkey = { accelerator, state: 'active' } as const
    expect(hotkeyLabel(en, { hotkey, platform: 'win32' })).toBe('Ctrl+Shift+Space')
    expect(hotkeyLabel(createTranslator('zh-CN'), { hotkey, platform: 'linux' })).toBe('Ctrl+Shift+空格')
    expect(hotkeyLabel(en, { hotkey, platform: 'darwin' })).toBe('⌃ ⇧ Space')
  })

  it('is none while it is switched off, or another program has it', () => {
    expect(hotkeyLabel(en, { hotkey: { accelerator: null, state: 'off' }, platform: 'linux' })).toBeNull()
    expect(hotkeyLabel(en, { hotkey: { accelerator, state: 'taken' }, platform: 'linux' })).toBeNull()
  })
})
