import { expect, type Page } from '@playwright/test'

/** The elements that overflow their box or the window. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.closest('.visually-hidden, svg, [inert]') === null)
      .filter((element) => {
        const { right, left, width } = element.getBoundingClientRect()
        // The text of an input may be longer than the field, because it scrolls.
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
 * Makes every text of the page about 40 % longer and marks its ends, as a translation into a longer
 * language would. What does not fit then will not fit in some language.
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

/**
 * Resolves when the window has the height of its content, within the limits of docs/product.md §5.
 */
export async function untilFitted(page: Page): Promise<void> {
  const misfit = (): Promise<number> =>
    page.evaluate(() => {
      // A question covers the view, and the window has the height of the question.
      const shown = document.querySelector('.cover') ?? document
      const parts = ['.top', 'main > .content', 'main > .bottom'].map((part) => shown.querySelector(part))
      const wanted = Math.ceil(parts.reduce((sum, part) => sum + (part?.getBoundingClientRect().height ?? 0), 0)) + 2
      return Math.abs(window.innerHeight - Math.max(120, Math.min(560, wanted)))
    })
  await expect.poll(misfit).toBeLessThanOrEqual(1)
}
