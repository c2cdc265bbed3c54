/** Which regions a question has rows for, and which of them are regions above the level asked. */
import type { Place, Places } from '../rollup/places.ts'
import type { AggregateQuestion, RegionLevel } from './aggregate-question.ts'
import { ROOT } from './filter-values.ts'

/** Depth from the root; a development zone ranks with the counties. Ranks never fall along a path. */
export const RANK = { country: 0, province: 1, prefecture: 2, county: 3, development_zone: 3 } as const

export interface RowPlace {
  place: Place
  /** Above the level asked: its own organs only, which belong to none of its parts. */
  direct: boolean
}

/** The regions asked about, none of which lies in another. */
export function topPlaces(places: Places, { within }: AggregateQuestion): Place[] {
  return (within.length > 0 ? within : [ROOT]).map((adcode) => places.of(adcode))
}

export function rowPlaces(tops: readonly Place[], level: RegionLevel | null): RowPlace[] {
  if (level === null) return tops.map((place) => ({ place, direct: false }))
  const least = RANK[level]
  const walk = (place: Place): RowPlace[] =>
    RANK[place.level] >= least
      ? [{ place, direct: false }]
      : [{ place, direct: true }, ...place.parts.flatMap(walk)]
  return tops.flatMap(walk)
}

interface QuestionPlaces {
  tops: readonly Place[]
  rows: readonly RowPlace[]
}

const placesFor = new WeakMap<AggregateQuestion, QuestionPlaces & { places: Places }>()

/** Both at once, looked up once for each question. */
export function rowPlacesFor(places: Places, question: AggregateQuestion): QuestionPlaces {
  let found = placesFor.get(question)
  if (found?.places !== places) {
    const tops = topPlaces(places, question)
    found = { places, tops, rows: rowPlaces(tops, question.level) }
    placesFor.set(question, found)
  }
  return found
}

/** The row that a region's reports stand in. @param tops regions of which one holds it. */
export function rowPlaceOf(region: Place, tops: readonly Place[], level: RegionLevel | null): RowPlace {
  let place = region
  if (level === null) {
    while (!tops.includes(place) && place.parent) place = place.parent
    return { place, direct: false }
  }
  const least = RANK[level]
  if (RANK[place.level] < least) return { place, direct: true }
  while (!tops.includes(place) && place.parent && RANK[place.parent.level] >= least) place = place.parent
  return { place, direct: false }
}
