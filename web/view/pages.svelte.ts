/**
 * A list that is read page by page. The first page is a resource with its four states; the following ones are added
 * behind it when asked for, and forgotten as soon as another list begins.
 */
import { untrack } from 'svelte'
import { resource, type Resource } from './resource.svelte.ts'

interface Page {
  /** Cursor of the page behind this one; null at the end. */
  next: string | null
  /** Entries of the whole list. */
  total: number
}

/** Reads one page; without a cursor the first. */
export type ReadPage<P extends Page> = (cursor: string | undefined, signal?: AbortSignal) => Promise<P>

export class Pages<P extends Page, T> {
  readonly first: Resource<P>
  readonly #request: () => ReadPage<P> | null
  readonly #itemsOf: (page: P) => readonly T[]
  #after = $state.raw<{ behind: P | null; pages: P[] }>({ behind: null, pages: [] })
  #busy = $state(false)
  #error = $state.raw<unknown>(null)
  readonly #read: P[] = $derived.by(() => {
    const first = this.first.data
    if (!first) return []
    return this.#after.behind === first ? [first, ...this.#after.pages] : [first]
  })
  readonly items: T[] = $derived(this.#read.flatMap((page) => [...this.#itemsOf(page)]))
  /** Whether there are further pages. */
  readonly open: boolean = $derived((this.#read[this.#read.length - 1]?.next ?? null) !== null)

  /**
   * To be called while a component is being set up.
   * @param request read inside an effect: whatever state it reads starts the list anew; null waits.
   */
  constructor(request: () => ReadPage<P> | null, itemsOf: (page: P) => readonly T[]) {
    this.#request = request
    this.#itemsOf = itemsOf
    this.first = resource(
      () => {
        const read = request()
        return read && ((signal) => read(undefined, signal))
      },
      (page) => itemsOf(page).length === 0,
    )
  }

  /** Entries of the whole list, read or not; 0 while nothing is known. */
  get total(): number {
    return this.first.data?.total ?? 0
  }
  get busy(): boolean {
    return this.#busy
  }
  /** Why the last further page did not come; null when it did. */
  get error(): unknown {
    return this.#error
  }

  /** Reads the next page; nothing happens while one is under way or at the end. */
  more = async (): Promise<void> => {
    const behind = this.first.data
    const read = untrack(() => this.#request())
    const cursor = this.#read[this.#read.length - 1]?.next
    if (this.#busy || !behind || !read || !cursor) return
    this.#busy = true
    this.#error = null
    try {
      const page = await read(cursor)
      // Another list may have begun meanwhile.
      if (this.first.data === behind)
        this.#after = {
          behind,
          pages: this.#after.behind === behind ? [...this.#after.pages, page] : [page],
        }
    } catch (reason) {
      if (this.first.data === behind) this.#error = reason
    } finally {
      this.#busy = false
    }
  }
}
