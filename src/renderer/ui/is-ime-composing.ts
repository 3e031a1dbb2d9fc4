/** The part of a keyboard event that tells. */
interface KeyPress {
  readonly isComposing: boolean
  readonly keyCode: number
}

/**
 * True while an input method takes the keys; what it composes is not yet what the person means.
 * Key code 229 marks such a key. The Enter that ends a composition is known by it alone.
 */
export const isImeComposing = ({ isComposing, keyCode }: KeyPress): boolean => isComposing || keyCode === 229
