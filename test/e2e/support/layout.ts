import { expect, type Page } from '@playwright/test'

/** What in the page is wider than its place, or reaches over the window's edge. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.closest('.visually-hidden, svg, [inert]') === null)
      .filter((element) => {
        const { right, left, width } = element.getBoundingClientRect()
        // A field's own text may be longer than the field: it moves with the cursor.
        const isWide =
          element.tagName !== 'INPUT' && element.clientWidth > 0 && element.scrollWidth > element.clientWidth
        return width > 0 && (isWide || right > window.innerWidth + 0.5 || left < -0.5)
      })
      .map(
        (element) =>
          `${element.tagName}.${element.className} ${element.dataset['field'] ?? ''} ${element.innerText.slice(0, 40)}`,
      ),
  )
}

/**
 * Makes every text of the page longer by about two fifths and marks its ends, as a translation into a wordier language would: what does not
 * fit then, will not fit in some language. Names and numbers stay as they are told apart by `data-field` and `kbd`.
 */
export function lengthenTexts(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? ''
      const isWords = /\p{L}/u.test(text) && node.parentElement?.closest('kbd, .visually-hidden, svg') === null
      if (isWords) node.nodeValue = `[${text}${' ~~~'.repeat(Math.ceil((text.trim().length * 0.4) / 4))}]`
    }
  })
}

/** Resolves when the window is as high as its content wants it, within the least and the greatest height (docs/product.md §5). */
export async function untilFitted(page: Page): Promise<void> {
  const misfit = (): Promise<number> =>
    page.evaluate(() => {
      // A question lies over the view, and the window is as high as that wants.
      const shown = document.querySelector('.cover') ?? document
      const parts = ['.top', 'main > .content', 'main > .bottom'].map((part) => shown.querySelector(part))
      const wanted = Math.ceil(parts.reduce((sum, part) => sum + (part?.getBoundingClientRect().height ?? 0), 0)) + 2
      return Math.abs(window.innerHeight - Math.max(120, Math.min(560, wanted)))
    })
  await expect.poll(misfit).toBeLessThanOrEqual(1)
}
