/**
 * What a page asks of the API, in its four honest states. A new request aborts the old one, and only the newest
 * may say "loaded". The last answer stays readable while the next one is under way (`stale`), so nothing jumps.
 */
import { untrack } from 'svelte'

export type Loading = { kind: 'loading' }
export type Failed = { kind: 'failed'; error: unknown }
export type Empty = { kind: 'empty' }
export type Loaded<T> = { kind: 'data'; data: T }
export type Condition<T> = Loading | Failed | Empty | Loaded<T>

export type Request<T> = (signal: AbortSignal) => Promise<T>

export class Resource<T> {
  #condition = $state.raw<Condition<T>>({ kind: 'loading' })
  #stale = $state(false)
  #attempt = $state(0)

  /**
   * @param request read inside an effect: whatever state it reads starts a new request; null waits.
   * @param isEmpty says whether an answer holds nothing to show.
   */
  constructor(request: () => Request<T> | null, isEmpty: (data: T) => boolean = () => false) {
    $effect(() => {
      void this.#attempt
      const run = request()
      if (!run) {
        // Nothing is awaited any more: what is shown is not about to change.
        untrack(() => (this.#stale = false))
        return
      }
      const controller = new AbortController()
      // What is shown now decides nothing about when to ask: only `request` does.
      untrack(() => {
        if (this.#condition.kind === 'data' || this.#condition.kind === 'empty') this.#stale = true
        else this.#condition = { kind: 'loading' }
      })
      run(controller.signal).then(
        (data) => {
          if (controller.signal.aborted) return
          this.#stale = false
          this.#condition = isEmpty(data) ? { kind: 'empty' } : { kind: 'data', data }
        },
        (error: unknown) => {
          if (controller.signal.aborted) return
          this.#stale = false
          this.#condition = { kind: 'failed', error }
        },
      )
      return () => controller.abort()
    })
  }

  get condition(): Condition<T> {
    return this.#condition
  }
  /** The answer, or null in every other state. */
  get data(): T | null {
    return this.#condition.kind === 'data' ? this.#condition.data : null
  }
  /** True while a newer answer is awaited behind the one shown. */
  get stale(): boolean {
    return this.#stale
  }
  retry = (): void => {
    this.#condition = { kind: 'loading' }
    this.#attempt++
  }
}

/** To be called while a component is being set up. */
export function resource<T>(request: () => Request<T> | null, isEmpty?: (data: T) => boolean): Resource<T> {
  return new Resource(request, isEmpty)
}
