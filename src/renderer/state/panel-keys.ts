export type PanelAction =
  | 'look-up'
  | 'escape'
  | 'next-recent'
  | 'previous-recent'
  | 'copy-phone'
  | 'select-box'
  | 'toggle-keys'
  /** A character typed elsewhere in the panel begins a new number; it still has to arrive in the box. */
  | 'type-in-box'

/** What a key event says of itself. `keyCode` is an old member, yet the only one that tells of a key taken by an input method. */
interface KeyPress {
  readonly key: string
  readonly keyCode: number
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

interface Situation {
  readonly isInBox: boolean
  /** Something is selected, in the box or on the page: copying is the system's business then. */
  readonly hasSelection: boolean
}

/** What a key means in the panel; null leaves it to the system. No key acts while an input method composes. */
export function panelActionOf(press: KeyPress, situation: Situation): PanelAction | null {
  if (isComposing(press)) return null
  const { key, altKey, shiftKey } = press
  const isCommand = (press.ctrlKey || press.metaKey) && !altKey && !shiftKey
  if (isCommand) {
    if (key.toLowerCase() === 'l') return 'select-box'
    return key.toLowerCase() === 'c' && !situation.hasSelection ? 'copy-phone' : null
  }
  if (press.ctrlKey || press.metaKey || altKey) return null
  if (key === 'Escape') return 'escape'
  if (key === 'F1') return 'toggle-keys'
  // Space stays with the button that has the focus.
  if (!situation.isInBox) return key.length === 1 && key !== ' ' ? 'type-in-box' : null
  if (key === 'Enter') return 'look-up'
  if (key === 'ArrowDown') return 'next-recent'
  return key === 'ArrowUp' ? 'previous-recent' : null
}

/** Key code 229 is a key that the input method has taken; the Enter that ends a composition is one. */
export const isComposing = (press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean =>
  press.isComposing || press.keyCode === 229
