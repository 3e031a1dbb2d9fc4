import { isImeComposing } from '../ui/is-ime-composing.ts'

export type PanelAction =
  | 'look-up'
  | 'escape'
  | 'next-suggestion'
  | 'previous-suggestion'
  | 'copy-phone'
  | 'copy-number'
  /** Copies what the agent's softphone needs, and hides the panel. */
  | 'copy-and-hide'
  | 'toggle-favourite'
  | 'open-actions'
  /** Removes the active suggestion from the recent colleagues. */
  | 'forget'
  | 'select-box'
  | 'toggle-shortcuts'
  | 'open-settings'
  /** A character typed elsewhere in the panel. The event goes on, so that it arrives in the box. */
  | 'type-in-box'

/** The part of a keyboard event that decides. */
interface KeyPress {
  readonly key: string
  /** The key's place, whatever the layout makes of it. */
  readonly code: string
  readonly keyCode: number
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

interface KeyContext {
  readonly isInBox: boolean
  /**
   * Whether text is selected, in the box or on the page. Then the system copies it. A function,
   * since to read the selection forces a layout.
   */
  readonly hasSelection: () => boolean
  /** The active suggestion can be removed from its list. */
  readonly canForget: boolean
}

/** The action of a key in the panel; null leaves the key to the system or the input method. */
export function panelActionForKey(press: KeyPress, context: KeyContext): PanelAction | null {
  if (isImeComposing(press)) return null
  const { key, altKey, shiftKey } = press
  const isCommand = press.ctrlKey || press.metaKey
  if (isCommand) return altKey ? null : actionForCommandKey(commandLetter(press), shiftKey, context)
  if (altKey) return null
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return 'open-actions'
  if (key === 'Escape') return 'escape'
  if (key === 'F1') return 'toggle-shortcuts'
  if (key === 'Delete' && !shiftKey && context.canForget) return 'forget'
  // Space stays with the button that has the focus.
  if (!context.isInBox) return key.length === 1 && key !== ' ' ? 'type-in-box' : null
  if (key === 'Enter') return 'look-up'
  if (key === 'ArrowDown') return 'next-suggestion'
  return key === 'ArrowUp' ? 'previous-suggestion' : null
}

/**
 * The letter that a shortcut names. The letter of the layout counts, as its keyboard shows it.
 * Where the layout has no Latin letter on the key (Cyrillic, Greek, Hebrew, Arabic), its place
 * counts, as for the system's own shortcuts.
 */
function commandLetter({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  const isLatinLetter = /^\p{Script=Latin}$/u.test(key)
  const place = isLatinLetter ? null : /^Key([A-Z])$/.exec(code)
  return (place?.[1] ?? key).toLowerCase()
}

function actionForCommandKey(letter: string, isShifted: boolean, { hasSelection }: KeyContext): PanelAction | null {
  if (isShifted) return letter === 'c' ? 'copy-number' : null
  switch (letter) {
    case 'c':
      return hasSelection() ? null : 'copy-phone'
    case 'enter':
      return 'copy-and-hide'
    case 'k':
      return 'open-actions'
    case 'l':
      return 'select-box'
    case 'p':
      return 'toggle-favourite'
    // The second one: as an input method for Chinese gives it.
    case ',':
    case '，':
      return 'open-settings'
    default:
      return null
  }
}

/** The shortcuts of these actions, as the system's keyboards label them. */
export function shortcutLabels(isMac: boolean) {
  const command = isMac ? '⌘' : 'Ctrl'
  return {
    'look-up': 'Enter',
    'copy-phone': `${command} C`,
    'copy-number': isMac ? '⇧ ⌘ C' : 'Ctrl Shift C',
    'copy-and-hide': `${command} Enter`,
    'toggle-favourite': `${command} P`,
    'open-actions': `${command} K`,
    'select-box': `${command} L`,
    'open-settings': `${command} ,`,
    forget: isMac ? '⌦' : 'Delete',
  } as const satisfies Partial<Record<PanelAction, string>>
}
