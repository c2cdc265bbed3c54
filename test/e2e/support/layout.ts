/** What is wrong with the layout of a page, as it stands in the browser. */
import type { Page } from 'playwright-core'

/**
 * Sideways scrolling of the page, controls that stand out of it, whose text is cut off, or that lie over each other.
 * What floats by design (the filters of a phone) and what a region of its own scrolls sideways are left out.
 */
export function layoutTroubles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const wide = document.documentElement.scrollWidth - innerWidth
    if (wide > 0) found.push(`the page scrolls sideways by ${wide} px`)
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`
    const ancestors = (element: Element) => {
      const all: Element[] = []
      for (let at = element.parentElement; at; at = at.parentElement) all.push(at)
      return all
    }
    const floats = (element: Element) =>
      [element, ...ancestors(element)].some((one) => getComputedStyle(one).position === 'fixed')
    const scrolls = (element: Element) =>
      ancestors(element).some(
        (one) =>
          one !== document.documentElement &&
          one !== document.body &&
          one.scrollWidth > one.clientWidth + 1 &&
          ['auto', 'scroll'].includes(getComputedStyle(one).overflowX),
      )
    const controls = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, select, input, textarea, summary'),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter(
        (element) =>
          !element.closest('dialog, .visually-hidden, .skip') && !floats(element) && !scrolls(element),
      )
      .map((element) => ({ element, boxes: [...element.getClientRects()].filter((box) => box.width > 1) }))
    for (const { element, boxes } of controls) {
      if (boxes.some((box) => box.left < -1 || box.right > innerWidth + 1))
        found.push(`${nameOf(element)} stands out of the page`)
      const style = getComputedStyle(element)
      // A list of choices shortens its own words; a button or a field may not.
      const inline = style.display === 'inline' || element instanceof HTMLSelectElement
      if (!inline && element.scrollWidth > element.clientWidth + 2 && !(element instanceof HTMLInputElement))
        found.push(`${nameOf(element)} is cut off`)
    }
    const inside = 2
    controls.forEach((one, index) => {
      for (const other of controls.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue
        const over = one.boxes.some((a) =>
          other.boxes.some(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > inside &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > inside,
          ),
        )
        if (over) found.push(`${nameOf(one.element)} lies over ${nameOf(other.element)}`)
      }
    })
    return found
  })
}
