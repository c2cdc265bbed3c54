/** Blocks read and written while reports change; written out once, at the end. */
import { hold, onceAConnection, type Held } from '../dialect.ts'
import type { AgencyState } from '../rollup/agency-state.ts'
import { isSliced, type Place, type Places } from '../rollup/places.ts'
import type { Db } from '../schema.ts'
import { entryOf, type BlockEntry } from './entry.ts'
import { decodeBlock, encodeBlock } from './format.ts'

interface BlockStatements {
  read: Held<{ reports: Uint8Array }>
  write: Held<unknown>
  remove: Held<unknown>
}

const statementsOf = onceAConnection((db: Db): BlockStatements => {
  const row = { region: '', year: 0, sector: '', reports: new Uint8Array() }
  return {
    read: hold(
      db,
      db
        .selectFrom('report_block')
        .select('reports')
        .where('region', '=', '')
        .where('year', '=', 0)
        .where('sector', '=', ''),
    ),
    write: hold(
      db,
      db
        .insertInto('report_block')
        .values(row)
        .onConflict((c) =>
          c
            .columns(['region', 'year', 'sector'])
            .doUpdateSet(({ ref }) => ({ reports: ref('excluded.reports') })),
        ),
    ),
    remove: hold(
      db,
      db.deleteFrom('report_block').where('region', '=', '').where('year', '=', 0).where('sector', '=', ''),
    ),
  }
})

/** Counties lie with the place above them: alone they would be one block for each of their bodies. */
export function blockPlace(place: Place): Place {
  let at = place
  while (!isSliced(at) && at.parent) at = at.parent
  return at
}

interface Block {
  region: string
  year: number
  sector: string
  entries: Map<number, BlockEntry>
}

export interface Blocks {
  /** The reports of an agency, as they now are. */
  put: (state: AgencyState) => void
  /** The reports of an agency, as they were. */
  take: (state: AgencyState) => void
  /** Writes what was put and taken away since the last time. */
  flush: () => void
}

export function openBlocks(db: Db, places: Places): Blocks {
  const { read, write, remove } = statementsOf(db)
  const blocks = new Map<string, Block>()
  const at = ({ region, sector }: AgencyState, year: number): Block => {
    const { adcode } = blockPlace(places.of(region))
    const key = `${adcode}|${year}|${sector}`
    let block = blocks.get(key)
    if (!block) {
      const stored = read.get(adcode, year, sector)
      const entries = stored ? decodeBlock(Number(adcode), stored.reports) : []
      const byAgency = new Map(entries.map((entry) => [entry.agency, entry]))
      blocks.set(key, (block = { region: adcode, year, sector, entries: byAgency }))
    }
    return block
  }
  return {
    put: (state) => {
      for (const [year, report] of state.years) at(state, year).entries.set(state.id, entryOf(state, report))
    },
    take: (state) => {
      for (const year of state.years.keys()) at(state, year).entries.delete(state.id)
    },
    flush: () => {
      // In the order in which they are read.
      for (const key of [...blocks.keys()].sort()) {
        const { region, year, sector, entries } = blocks.get(key)!
        const sorted = [...entries.values()].sort((a, b) => a.agency - b.agency)
        if (sorted.length === 0) remove.run(region, year, sector)
        else write.run(region, year, sector, encodeBlock(Number(region), sorted))
      }
      blocks.clear()
    },
  }
}
