/**
 * A key combination for the whole desktop, in Electron's names and our order:
 * `Control+Alt+Shift+Super+Key`, for example `Control+Shift+Space`. On macOS `Super` is the Command
 * key.
 */
export type Accelerator = string

const modifiers = ['Control', 'Alt', 'Shift', 'Super'] as const
export type Modifier = (typeof modifiers)[number]

const namedKeys = ['Space', 'Insert', 'Home', 'End', 'PageUp', 'PageDown', 'Up', 'Down', 'Left', 'Right'] as const
const key = `[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|${namedKeys.join('|')}`
const form = new RegExp(`^((?:Control\\+)?(?:Alt\\+)?(?:Shift\\+)?(?:Super\\+)?)(${key})$`)

/**
 * What systems and programs use one or two keys for: help, search, reload, full screen, closing,
 * the input method, the window's menu.
 */
const taken = new Set(['F1', 'F3', 'F5', 'F10', 'F11', 'F12', 'Alt+F4', 'Control+F4', 'Control+Space', 'Alt+Space'])

/**
 * Whether this may be a hotkey: it must not take a key that programs use every day. A function key
 * may stand alone. Other named keys need Control, Alt or Super; letters and digits need two
 * modifiers (Ctrl+C for the whole desktop would end copying).
 */
export function isAllowedHotkey(text: string): boolean {
  const parts = taken.has(text) ? null : form.exec(text)
  if (!parts) return false
  const held = (parts[1] ?? '').split('+').filter((part) => part !== '')
  const pressed = parts[2] ?? ''
  if (/^F\d+$/.test(pressed)) return true
  const isStrong = held.some((modifier) => modifier !== 'Shift')
  return isStrong && (pressed.length > 1 || held.length > 1)
}

/**
 * What a key event says. `code` is the key's place, whatever the layout and the modifiers make of
 * it.
 */
export interface KeyCombination {
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/**
 * The combination that is pressed; null while only modifiers are held, or for a key that cannot be
 * one.
 */
export function acceleratorFromKeyEvent(press: KeyCombination): Accelerator | null {
  const name = keyName(press.code)
  return name === null ? null : [...modifiersFromKeyEvent(press), name].join('+')
}

/** The modifiers that are held, in our order. */
export function modifiersFromKeyEvent(press: Omit<KeyCombination, 'code'>): readonly Modifier[] {
  const held: Readonly<Record<Modifier, boolean>> = {
    Control: press.ctrlKey,
    Alt: press.altKey,
    Shift: press.shiftKey,
    Super: press.metaKey,
  }
  return modifiers.filter((modifier) => held[modifier])
}

function keyName(code: string): string | null {
  const plain = /^(?:Key([A-Z])|Digit([0-9])|(F[0-9]{1,2})|Arrow(Up|Down|Left|Right))$/.exec(code)
  if (plain) return plain.slice(1).find((part) => part) ?? null
  return namedKeys.find((name) => name === code) ?? null
}

const onMac: Readonly<Record<string, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' }

/** The combination as keyboards name it; `spaceWord` is the word for the space bar. */
export function formatAccelerator(accelerator: Accelerator, isMac: boolean, spaceWord: string): string {
  const words = accelerator.split('+').map((part) => {
    if (part === 'Space') return spaceWord
    if (isMac) return onMac[part] ?? part
    if (part === 'Control') return 'Ctrl'
    return part === 'Super' ? 'Win' : part
  })
  return words.join(isMac ? ' ' : '+')
}
