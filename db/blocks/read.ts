/** Which blocks a question needs, and what of each: as little is read as can hold an answer. */
import { hold, onceAConnection, type Held } from '../dialect.ts'
import { isSliced, lineOf, type Place, type Places } from '../rollup/places.ts'
import { ROOT } from '../queries/filter-values.ts'
import type { Db } from '../schema.ts'
import { levelNumber } from './entry.ts'
import { BlockReader } from './format.ts'
import { blockPlace } from './store.ts'

interface StoredBlock {
  year: number
  sector: string
  reports: Uint8Array
}

interface ReadStatements {
  ofPlace: Held<StoredBlock>
  ofYear: Held<StoredBlock>
  ofSector: Held<StoredBlock>
  ofBoth: Held<Pick<StoredBlock, 'reports'>>
  agency: Held<{ region: string | null; sector: string }>
}

const statementsOf = onceAConnection((db: Db): ReadStatements => {
  const ofPlace = db
    .selectFrom('report_block')
    .select(['year', 'sector', 'reports'])
    .where('region', '=', '')
    .orderBy('year')
    .orderBy('sector')
  const ofYear = ofPlace.where('year', '=', 0)
  return {
    ofPlace: hold(db, ofPlace),
    ofYear: hold(db, ofYear),
    ofSector: hold(db, ofPlace.where('sector', '=', '')),
    ofBoth: hold(
      db,
      db
        .selectFrom('report_block')
        .select('reports')
        .where('region', '=', '')
        .where('year', '=', 0)
        .where('sector', '=', ''),
    ),
    agency: hold(db, db.selectFrom('agency').select(['region', 'sector']).where('id', '=', 0)),
  }
})

export interface BlockFilter {
  places: Places
  /** None of which lies in another. */
  tops: readonly Place[]
  /** Empty: all; so in the lists below. */
  years: readonly number[]
  sectors: readonly string[]
  agencies: readonly number[]
  level: string | null
}

/** Where a walk through the blocks stands. */
export interface BlockAt {
  /** The place that the block belongs to; the agency's own region may be one below. */
  place: Place
  year: number
  sector: string
}

export interface BlockVisitor {
  /** A report that the filter lets through; `reader` stands at it. */
  report: (at: BlockAt, reader: BlockReader) => void
  /** All reports of the agencies of a place were visited. */
  placeDone: () => void
}

/** What is to be read of a place. */
interface Visit {
  place: Place
  sectors: readonly string[]
  /** Codes, where not all that lies in the blocks is asked for. */
  regions: ReadonlySet<number> | null
}

/** Visits the reports place by place, within a place in the order of years, sectors and agencies. */
export function visitBlocks(db: Db, filter: BlockFilter, visitor: BlockVisitor): void {
  const agencies = filter.agencies.length > 0 ? new Set(filter.agencies) : null
  const level = filter.level === null ? null : levelNumber(filter.level)
  for (const { place, sectors, regions } of visitsOf(db, filter)) {
    for (const { year, sector, reports } of blocksOf(db, place, filter.years, sectors)) {
      const at = { place, year, sector }
      const reader = new BlockReader(Number(place.adcode), reports)
      while (reader.next()) {
        if (agencies !== null && !agencies.has(reader.agency)) continue
        if (level !== null && (reader.flags & 7) !== level) continue
        if (regions !== null && !regions.has(reader.region)) continue
        visitor.report(at, reader)
      }
    }
    visitor.placeDone()
  }
}

function* blocksOf(
  db: Db,
  { adcode }: Place,
  years: readonly number[],
  sectors: readonly string[],
): Generator<StoredBlock> {
  const { ofPlace, ofYear, ofSector, ofBoth } = statementsOf(db)
  if (years.length === 0 && sectors.length === 0) yield* ofPlace.all(adcode)
  else if (years.length === 0) for (const sector of sectors) yield* ofSector.all(adcode, sector)
  else if (sectors.length === 0) for (const year of years) yield* ofYear.all(adcode, year)
  else {
    for (const year of years)
      for (const sector of sectors) {
        const block = ofBoth.get(adcode, year, sector)
        if (block) yield { year, sector, reports: block.reports }
      }
  }
}

function visitsOf(db: Db, { places, tops, sectors, agencies }: BlockFilter): Visit[] {
  if (agencies.length === 0) return tops.flatMap((top) => visitsWithin(top, sectors))
  const { agency } = statementsOf(db)
  const visits = new Map<Place, Set<string>>()
  for (const id of agencies) {
    const known = agency.get(id)
    if (!known || (sectors.length > 0 && !sectors.includes(known.sector))) continue
    const region = places.of(known.region ?? ROOT)
    if (!lineOf(region).some((place) => tops.includes(place))) continue
    const place = blockPlace(region)
    visits.set(place, (visits.get(place) ?? new Set()).add(known.sector))
  }
  return [...visits].map(([place, own]) => ({ place, sectors: [...own].sort(), regions: null }))
}

function visitsWithin(top: Place, sectors: readonly string[]): Visit[] {
  if (!isSliced(top)) return [{ place: blockPlace(top), sectors, regions: codesWithin(top) }]
  const walk = (place: Place): Place[] => [place, ...place.parts.filter(isSliced).flatMap(walk)]
  return walk(top).map((place) => ({ place, sectors, regions: null }))
}

function codesWithin(top: Place): Set<number> {
  const walk = ({ adcode, parts }: Place): number[] => [Number(adcode), ...parts.flatMap(walk)]
  return new Set(walk(top))
}
