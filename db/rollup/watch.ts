/**
 * Keeps the rollup in step: within the transaction that changes reports, every agency is looked at before it is
 * changed and again when all is done, and the difference goes to every place that it stands in.
 */
import { openBlocks } from '../blocks/store.ts'
import { readPlaces } from '../known-reference.ts'
import type { Db } from '../schema.ts'
import { changeOf, maySpeak, regionsOf, type AgencyChange, type Touched } from './agency-change.ts'
import { readOutline } from './agency-state.ts'
import type { RolledFact } from './contribution.ts'
import type { Places } from './places.ts'
import { readRules } from './rules.ts'
import { settler } from './settle.ts'
import { speakersOf, type Speakers } from './speakers.ts'
import { isRolledUp } from './state.ts'
import { rollupStatements } from './statements.ts'
import { openStore } from './store.ts'

interface Watch {
  touch: (agency: number, year: number | null) => void
}

const watches = new WeakMap<Db, Watch>()

/**
 * Before anything of an agency is changed, its own row included.
 * @param year whose report gets other figures; null: none of them.
 */
export function touchAgency(db: Db, agency: number, year: number | null): void {
  const watch = watches.get(db)
  if (!watch) throw new Error('Reports change only while the rollup is watched')
  watch.touch(agency, year)
}

/** Runs what changes reports, and brings the rollup up to date with it; one that is out of date is left so. */
export async function keepingRollup<T>(db: Db, work: () => Promise<T>): Promise<T> {
  // Within one already: that one will see to it.
  if (watches.has(db)) return work()
  const before = isRolledUp(db) ? await openWatch(db) : null
  watches.set(db, before ?? { touch: () => undefined })
  try {
    const result = await work()
    before?.settle()
    return result
  } finally {
    watches.delete(db)
  }
}

async function openWatch(db: Db): Promise<Watch & { settle: () => void }> {
  const rules = readRules(db)
  const places = await readPlaces(db)
  const touched = new Map<number, Touched>()
  const speakers = new Map<string, Speakers>()
  const statements = rollupStatements(db)
  const speakersAt = (region: string): Speakers => speakersOf(statements.consolidatedIn.all(region))
  const factsOf = (report: number): RolledFact[] => statements.facts.all(report)
  return {
    touch: (agency, year) => {
      let state = touched.get(agency)
      if (!state) {
        const before = readOutline(db, agency, rules)
        touched.set(agency, (state = { before, facts: new Map() }))
        if (before && !speakers.has(before.region)) speakers.set(before.region, speakersAt(before.region))
      }
      const report = year === null ? undefined : state.before?.years.get(year)
      if (report && !state.facts.has(report.id)) state.facts.set(report.id, factsOf(report.id))
    },
    settle: () => {
      const changes = [...touched].flatMap(([agency, state]) => {
        const change = changeOf(state, readOutline(db, agency, rules), factsOf, rules)
        return change ? [change] : []
      })
      if (changes.length === 0) return
      const store = openStore(db)
      const settle = settler(db, store, rules)
      for (const change of changes) settle.sums(places, change)
      settleBlocks(db, places, changes)
      for (const region of regionsOf(changes)) {
        const before = speakers.get(region) ?? speakersOf([])
        const after = changes.some((change) => maySpeak(change, region)) ? speakersAt(region) : before
        settle.region(places.of(region), before, after, changes)
      }
      store.flush()
    },
  }
}

function settleBlocks(db: Db, places: Places, changes: readonly AgencyChange[]): void {
  const blocks = openBlocks(db, places)
  for (const { before } of changes) if (before) blocks.take(before)
  for (const { after } of changes) if (after) blocks.put(after)
  blocks.flush()
}
