import type { Attachment } from 'svelte/attachments'

/**
 * Puts an element placeBelow another one that stands in the same stack (a grid of one cell). The stack grows with it, so that the window, which
 * is only as high as its content, never cuts it off.
 */
export function placeBelow(anchorId: string): Attachment<HTMLElement> {
  return (element) => {
    const place = (): void => {
      const anchor = document.getElementById(anchorId)
      const stack = element.parentElement
      if (!anchor || !stack) return
      element.style.marginTop = `${anchor.getBoundingClientRect().bottom - stack.getBoundingClientRect().top}px`
    }
    const observer = new ResizeObserver(place)
    const below = element.parentElement?.firstElementChild
    if (below) observer.observe(below)
    place()
    element.scrollIntoView({ block: 'nearest' })
    return () => observer.disconnect()
  }
}
