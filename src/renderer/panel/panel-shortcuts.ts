export type PanelAction =
  | 'look-up'
  | 'escape'
  | 'next-suggestion'
  | 'previous-suggestion'
  | 'copy-phone'
  | 'copy-number'
  | 'toggle-favourite'
  | 'open-actions'
  /** Takes the chosen colleague out of those looked up before. */
  | 'forget'
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

interface KeyContext {
  readonly isInBox: boolean
  /** Whether something is selected, in the box or on the page: copying is the system's business then. Asked only when it matters: looking takes a layout. */
  readonly hasSelection: () => boolean
  /** The keys are about a suggestion that can be taken out of its list. */
  readonly canForget: boolean
}

/** What a key means in the panel; null leaves it to the system. No key acts while an input method composes. */
export function panelActionForKey(press: KeyPress, situation: KeyContext): PanelAction | null {
  if (isComposing(press)) return null
  const { key, altKey, shiftKey } = press
  const isCommand = press.ctrlKey || press.metaKey
  if (isCommand) return altKey ? null : commandOf(key.toLowerCase(), shiftKey, situation)
  if (altKey) return null
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return 'open-actions'
  if (key === 'Escape') return 'escape'
  if (key === 'F1') return 'toggle-keys'
  if (key === 'Delete' && !shiftKey && situation.canForget) return 'forget'
  // Space stays with the button that has the focus.
  if (!situation.isInBox) return key.length === 1 && key !== ' ' ? 'type-in-box' : null
  if (key === 'Enter') return 'look-up'
  if (key === 'ArrowDown') return 'next-suggestion'
  return key === 'ArrowUp' ? 'previous-suggestion' : null
}

function commandOf(letter: string, isShifted: boolean, { hasSelection }: KeyContext): PanelAction | null {
  if (isShifted) return letter === 'c' ? 'copy-number' : null
  switch (letter) {
    case 'c':
      return hasSelection() ? null : 'copy-phone'
    case 'k':
      return 'open-actions'
    case 'l':
      return 'select-box'
    case 'p':
      return 'toggle-favourite'
    default:
      return null
  }
}

/** Key code 229 is a key that the input method has taken; the Enter that ends a composition is one. */
export const isComposing = (press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean =>
  press.isComposing || press.keyCode === 229

/** The keys of these actions, as they are printed on this system's keyboard. */
export function shortcutLabels(isMac: boolean) {
  const command = isMac ? '⌘' : 'Ctrl'
  return {
    'look-up': 'Enter',
    'copy-phone': `${command} C`,
    'copy-number': isMac ? '⇧ ⌘ C' : 'Ctrl Shift C',
    'toggle-favourite': `${command} P`,
    'open-actions': `${command} K`,
    'select-box': `${command} L`,
    forget: isMac ? '⌦' : 'Delete',
  } as const satisfies Partial<Record<PanelAction, string>>
}
