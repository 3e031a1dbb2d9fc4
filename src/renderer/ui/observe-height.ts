import type { Attachment } from 'svelte/attachments'

/**
 * Reports an element's height in CSS pixels, with its fraction: at once (a hidden window draws no frame, so its observers are silent),
 * then on each change.
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
