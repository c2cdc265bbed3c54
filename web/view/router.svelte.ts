/** The address bar as state. Links stay ordinary links; the router only saves the reader a page load. */
import { keepLanguage } from './keep-language.ts'
import { parseRoute, type Page } from './route.ts'

class Router {
  #pathname = $state(location.pathname)
  #search = $state(location.search)
  #hash = $state(location.hash)
  /** The last search of each page in this visit: the filters follow the reader through the navigation. */
  #last: Partial<Record<Page, string>> = {}

  readonly route = $derived(parseRoute(this.#pathname))

  get search(): string {
    return this.#search
  }
  get hash(): string {
    return this.#hash
  }
  get pathname(): string {
    return this.#pathname
  }

  /** For `popstate` and `hashchange`, and after every change of our own. */
  reread = (): void => {
    this.#pathname = location.pathname
    this.#search = location.search
    this.#hash = location.hash
    this.#last[parseRoute(location.pathname).page] = location.search
  }

  /** Goes to an address of this site. `replace` leaves no step to go back to (typing in a search box). */
  go(href: string, { replace = false, keepScroll = false } = {}): void {
    const before = location.pathname
    if (replace) history.replaceState(null, '', href)
    else history.pushState(null, '', href)
    this.reread()
    if (location.pathname !== before && !keepScroll && !location.hash) {
      scrollTo(0, 0)
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
    }
  }

  /** Changes the search of this page, keeping the language. */
  choose(search: string, options: { replace?: boolean } = {}): void {
    this.go(keepLanguage(search, location.search) || location.pathname, {
      ...options,
      keepScroll: true,
    })
  }

  /** A link to another page of the site that keeps the language. */
  href(address: string): string {
    const url = new URL(address, location.origin)
    return url.pathname + keepLanguage(url.search, this.#search) + url.hash
  }

  lastSearch(page: Page): string {
    return this.#last[page] ?? ''
  }

  /** Takes over plain clicks on links into the site; all others are the browser's. */
  onclick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element | null)?.closest('a')
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    if (link.pathname.startsWith('/api/')) return
    const samePage = link.pathname === location.pathname && link.search === location.search
    if (samePage && link.hash) return // the browser scrolls; hashchange tells us
    event.preventDefault()
    this.go(link.pathname + link.search + link.hash)
  }
}

export const router = new Router()
