/** The tree of regions, as the rollup walks it; and the parts of the administration that are summed apart. */
import type { Level } from '../../server/report/report.ts'
import { ROOT } from '../queries/filter-values.ts'
import type { Row } from '../schema.ts'

export interface Place {
  adcode: string
  name: string
  /** Its number among all, from 0. */
  index: number
  level: Row<'region'>['level']
  parent: Place | null
  parts: Place[]
}

export interface Places {
  root: Place
  /** @throws RangeError for a code that no region has. */
  of: (adcode: string) => Place
}

type RegionRow = Pick<Row<'region'>, 'adcode' | 'name' | 'level' | 'parent'>

/** @param regions with one root. */
export function placesOf(regions: Iterable<RegionRow>): Places {
  const places = new Map<string, Place>()
  for (const { adcode, name, level } of regions)
    places.set(adcode, { adcode, name, index: places.size, level, parent: null, parts: [] })
  const of = (adcode: string): Place => {
    const place = places.get(adcode)
    if (!place) throw new RangeError(`No region ${adcode}`)
    return place
  }
  for (const { adcode, parent } of regions) {
    if (parent === null) continue
    const [place, above] = [of(adcode), of(parent)]
    place.parent = above
    above.parts.push(place)
  }
  for (const { parts } of places.values()) parts.sort((a, b) => (a.adcode < b.adcode ? -1 : 1))
  return { root: of(ROOT), of }
}

/** From the place itself up to the root. */
export function lineOf(place: Place): Place[] {
  const line: Place[] = []
  for (let at: Place | null = place; at; at = at.parent) line.push(at)
  return line
}

/** All organs together. */
export const ALL = ''
export const sectorSlice = (sector: string): string => `s:${sector}`
export const levelSlice = (level: Level | string | null): string => `l:${level ?? ''}`

/**
 * In a county a sector is one body, and the rollup would be no shorter than the reports; but counties directly under a
 * province stand in one row with prefectures.
 */
export function isSliced({ level, parent }: Place): boolean {
  return level === 'country' || level === 'province' || level === 'prefecture' || parent?.level === 'province'
}

/** The slices that an organ belongs to. */
export function allSlices(sector: string, level: string | null): string[] {
  return [ALL, sectorSlice(sector), levelSlice(level)]
}

/** Those of them that a place keeps. */
export function slicesOf(place: Place, sector: string, level: string | null): string[] {
  return isSliced(place) ? allSlices(sector, level) : [ALL]
}
