import type { Attachment } from 'svelte/attachments'

/**
 * Places an element below another one of the same stack (a grid with one cell). The stack grows
 * with it, so that the window, which is as high as its content, does not cut it off.
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
