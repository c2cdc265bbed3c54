/** The reference data that every question needs, in memory: regions and sectors. */
import { hold, onceAConnection } from './dialect.ts'
import { keptForReference } from './revision.ts'
import { placesOf, type Places } from './rollup/places.ts'
import type { Db, Row } from './schema.ts'

const statementsOf = onceAConnection((db: Db) => ({
  regions: hold(db, db.selectFrom('region').select(['adcode', 'name', 'level', 'parent']).orderBy('adcode')),
  sectors: hold(db, db.selectFrom('sector').selectAll().orderBy('position')),
}))

export type KnownRegion = Pick<Row<'region'>, 'adcode' | 'name' | 'level' | 'parent'>

/** By code. */
export const knownRegions: (db: Db) => ReadonlyMap<string, KnownRegion> = keptForReference(
  (db) =>
    new Map(
      statementsOf(db)
        .regions.all()
        .map((region) => [region.adcode, region]),
    ),
)

/** The tree of regions. @throws RangeError while there are none. */
export const readPlaces: (db: Db) => Places = keptForReference((db) =>
  placesOf([...knownRegions(db).values()]),
)

/** By code, in their order. */
export const knownSectors: (db: Db) => ReadonlyMap<string, Row<'sector'>> = keptForReference(
  (db) =>
    new Map(
      statementsOf(db)
        .sectors.all()
        .map((sector) => [sector.code, sector]),
    ),
)

/** Their places in that order. */
export const sectorPlaces: (db: Db) => ReadonlyMap<string, number> = keptForReference(
  (db) => new Map([...knownSectors(db).values()].map(({ code, position }) => [code, position])),
)
