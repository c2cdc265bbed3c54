/** Title and year as the opening of the text states them: asked for by identification and by what reads the text. */
import type { Passage } from '../claims/passages.ts'
import { findTitle, type Title } from './title.ts'
import { countYears, establishYear, findPeriod, type YearResult } from './year.ts'

export interface Dating {
  title: Title | null
  year: YearResult
}

const memory = new WeakMap<readonly Passage[], Dating>()

/** Asked again for the same passages, it answers the same. */
export function datingOf(passages: readonly Passage[]): Dating {
  const known = memory.get(passages)
  if (known) return known
  const title = findTitle(passages)
  const year = establishYear(title?.year ?? null, findPeriod(passages), () => countYears(passages))
  const dating = { title, year }
  memory.set(passages, dating)
  return dating
}
