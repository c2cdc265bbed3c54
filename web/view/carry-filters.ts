/** The last filters follow the reader from page to page, in the links. Pure. */
import { formatParams } from './params.ts'
import type { Page } from './route.ts'

const SHARED = ['within', 'years', 'sector', 'agencyLevel'] as const
const COUNTED = ['scope', 'quality'] as const

/** Which filters a page has in its address; the other pages have none. */
const FILTERS: Partial<Record<Page, readonly string[]>> = {
  overview: [...SHARED, ...COUNTED],
  compare: [...SHARED, ...COUNTED],
  quality: SHARED,
}

/** What belongs to the figures that were on show under the filters before. */
const LOOKED_AT = ['focus', 'behind']

/**
 * The search of a link to another page: as the reader left that page, with the filters of the present one.
 * @param left the search with which the other page was left; '' when it has not been seen
 */
export function carryFilters(to: Page, left: string, from: Page, search: string): string {
  const known = FILTERS[to]
  const here = FILTERS[from]
  if (to === from || !known || !here) return left
  const params = new URLSearchParams(left)
  const current = new URLSearchParams(search)
  const before = params.toString()
  for (const name of known) {
    if (!here.includes(name)) continue
    const value = current.get(name)
    if (value) params.set(name, value)
    else params.delete(name)
  }
  if (params.toString() !== before) for (const name of LOOKED_AT) params.delete(name)
  return formatParams(Object.fromEntries(params))
}
