/** Brings the part of the page that the address names into view; the router changes addresses without the browser. */
import { tick } from 'svelte'
import { router } from './router.svelte.ts'

/** To be called while a page is being set up. */
export function followHash(): void {
  $effect(() => {
    void router.search
    const id = router.hash.slice(1)
    if (!id) return
    void tick().then(() => document.getElementById(id)?.scrollIntoView())
  })
}
