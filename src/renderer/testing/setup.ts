import { afterEach } from 'vitest'
import { cleanup } from '@testing-library/svelte'

/** jsdom has no layout, so nothing to observe or scroll, and does not reflect `inert`. */
class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = SilentResizeObserver
Element.prototype.scrollIntoView = () => undefined
Element.prototype.scrollBy = () => undefined
Object.defineProperty(HTMLElement.prototype, 'inert', {
  configurable: true,
  get(this: HTMLElement) {
    return this.hasAttribute('inert')
  },
  set(this: HTMLElement, isInert: boolean) {
    this.toggleAttribute('inert', isInert)
  },
})

afterEach(cleanup)
