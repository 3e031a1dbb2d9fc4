import type { Attachment } from 'svelte/attachments'

/**
 * Reports an element's height in CSS pixels, not rounded: once at the start and on each change.
 * The first report does not wait for the observer, which is silent while the window is hidden.
 */
export function observeHeight(report: (height: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const measure = (): void => report(element.getBoundingClientRect().height)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }
}
