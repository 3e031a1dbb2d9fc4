import { cleanup } from '@testing-library/svelte'
import { afterEach } from 'vitest'

/** jsdom has no layout: nothing to observe, nowhere to scroll. */
class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = SilentResizeObserver
Element.prototype.scrollIntoView = () => undefined
Element.prototype.scrollBy = () => undefined

afterEach(cleanup)
