/**
 * The answer to a question from the rollup: the same groups and sums as from the reports one by one, or null where the
 * question asks for what the rollup does not hold. Nothing here waits for anything.
 */
import { readPlaces } from '../known-reference.ts'
import { KNOWN, SPEAKERS } from '../rollup/keys.ts'
import { isEmpty, openPages, readRow, valueAt, type Pages } from '../rollup/pages.ts'
import { isSliced, type Place } from '../rollup/places.ts'
import { isRolledUp } from '../rollup/state.ts'
import { KNOWLEDGE } from '../rollup/store.ts'
import type { Db } from '../schema.ts'
import type { Aside } from './aggregate-cells.ts'
import { rowPlacesFor, type RowPlace } from './aggregate-places.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { planFor, type Source } from './aggregate-sums.ts'
import { Gathering } from './rolled-gathering.ts'
import type { Mode } from './rolled-known.ts'
import { isAsked, partsOf, type Parts } from './rolled-parts.ts'

export function readRolled(db: Db, question: AggregateQuestion): Source | null {
  const parts = partsOf(question)
  if (!parts || !isRolledUp(db)) return null
  const { tops, rows } = rowPlacesFor(readPlaces(db), question)
  if (parts.kind !== 'all' && ![...tops, ...rows.map(({ place }) => place)].every(isSliced)) return null
  const pages = openPages(db)
  const mode = modeOf(question, parts, pages, tops)
  if (!mode) return null
  const plan = planFor(question)
  const years = yearsBehind(question, mode, pages, tops)
  return {
    plan,
    rows: new Gathering(question, { parts, pages, mode, plan, years }).rowsOf(rows),
    aside: asideOf(question, mode, pages, tops, rows),
  }
}

/** Null when the parts of some may speak for others, which only the reports tell. */
function modeOf(
  { scope, quality }: AggregateQuestion,
  { kind, slices }: Parts,
  pages: Pages,
  tops: readonly Place[],
): Mode | null {
  if (scope === 'own' || kind === 'all') return scope
  if (scope === 'consolidated' || slices === null) return null
  // Parts of the administration that never give consolidated reports are their own reports, in every scope.
  const speaks = (place: Place): boolean => {
    const page = pages.parts('own', place)
    return page.slices.some(
      (slice, row) =>
        page.years[row]! === KNOWLEDGE &&
        slices.includes(slice) &&
        valueAt(page, quality, row, KNOWN.consolidated) > 0,
    )
  }
  return tops.some(speaks) ? null : 'own'
}

/**
 * Years of the question in which anything was reported at all: in these an agency could have. Of own reports only
 * whether there are any matters, which every group shows itself.
 */
function yearsBehind(
  question: AggregateQuestion,
  mode: Mode,
  pages: Pages,
  tops: readonly Place[],
): readonly number[] {
  if (mode === 'own') return []
  const found = new Set<number>()
  for (const top of tops) {
    const page = pages.whole(mode === 'consolidated' ? 'speakers' : mode, top)
    for (let row = 0; row < page.years.length; row++) {
      const year = page.years[row]!
      if (isAsked(question, year) && !isEmpty(page, question.quality, row)) found.add(year)
    }
  }
  return [...found]
}

function asideOf(
  question: AggregateQuestion,
  mode: Mode,
  pages: Pages,
  tops: readonly Place[],
  rows: readonly RowPlace[],
): Aside {
  const aside = { duplicate: 0, above: 0, below: 0 }
  if (mode === 'own') return aside
  const read = (place: Place, each: (key: number, value: number) => void): void => {
    const page = pages.whole('speakers', place)
    for (let row = 0; row < page.years.length; row++)
      if (isAsked(question, page.years[row]!)) readRow(page, question.quality, row, each)
  }
  for (const top of tops) {
    read(top, (key, value) => {
      if (key === SPEAKERS.duplicate) aside.duplicate += value
    })
  }
  for (const { place, direct } of rows) {
    read(place, (key, value) => {
      if (direct) aside.above += key === SPEAKERS.here ? value : 0
      else if (key === SPEAKERS.within) aside.below += value
      else if (key === SPEAKERS.here) aside.below -= value
    })
  }
  return aside
}
