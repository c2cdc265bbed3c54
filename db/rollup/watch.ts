/**
 * Keeps the rollup in step: within the transaction that changes reports, every agency is looked at before it is
 * changed and again when all is done, and the difference goes to every place that it stands in.
 */
import type { Db } from '../schema.ts'
import {
  readAgencyState,
  readContribution,
  standingOf,
  type AgencyState,
  type Standing,
} from './agency-state.ts'
import type { RuleCounts } from './contribution.ts'
import { KNOWN, SPEAKERS } from './keys.ts'
import { ALL, lineOf, placesOf, slicesOf, type Place, type Places } from './places.ts'
import { countRules } from './rules.ts'
import { knowledgeOf, speakersOf, type Speakers } from './speakers.ts'
import { isRolledUp } from './state.ts'
import { rollupStatements } from './statements.ts'
import { KNOWLEDGE, openStore, QUALITIES, type Quality, type RollupStore } from './store.ts'
import { addVector, difference, isSameVector, type Vector } from './vector.ts'

interface Watch {
  touch: (agency: number) => void
}

const watches = new WeakMap<Db, Watch>()

/** Before anything of an agency is changed, its own row included. */
export function touchAgency(db: Db, agency: number): void {
  const watch = watches.get(db)
  if (!watch) throw new Error('Reports change only while the rollup is watched')
  watch.touch(agency)
}

/** Runs what changes reports, and brings the rollup up to date with it; one that is out of date is left so. */
export async function keepingRollup<T>(db: Db, work: () => Promise<T>): Promise<T> {
  // Within one already: that one will see to it.
  if (watches.has(db)) return work()
  const before = (await isRolledUp(db)) ? await openWatch(db) : null
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
  const rules = await countRules(db)
  const places = await readPlaces(db)
  const touched = new Map<number, AgencyState | null>()
  const speakers = new Map<string, Speakers>()
  const speakersAt = (region: string): Speakers => speakersOf(rollupStatements(db).consolidatedIn.all(region))
  return {
    touch: (agency) => {
      if (touched.has(agency)) return
      const state = readAgencyState(db, agency, rules)
      touched.set(agency, state)
      if (state && !speakers.has(state.region)) speakers.set(state.region, speakersAt(state.region))
    },
    settle: () => {
      if (touched.size === 0) return
      const store = openStore(db)
      const changes = [...touched].flatMap(([agency, before]) => {
        const change = changeOf(before, readAgencyState(db, agency, rules))
        return change ? [change] : []
      })
      const settle = settler(db, store, rules)
      for (const change of changes) settle.sums(places, change)
      for (const region of regionsOf(changes)) {
        const old = speakers.get(region) ?? speakersOf([])
        settle.region(places.of(region), old, speakersAt(region), changes)
      }
      store.flush()
    },
  }
}

interface AgencyChange {
  /** With the years that changed. */
  before: AgencyState | null
  after: AgencyState | null
  /** What it was and is known by, where that changed. */
  was: Standing | null
  is: Standing | null
}

/** Years that are as they were are left out of both; null when nothing is different. */
function changeOf(before: AgencyState | null, after: AgencyState | null): AgencyChange | null {
  if (!before || !after || before.sector !== after.sector || before.level !== after.level) {
    if (!before && !after) return null
    return { before, after, was: standingOf(before), is: standingOf(after) }
  }
  const same = new Set<number>()
  for (const [year, was] of before.years) {
    const is = after.years.get(year)
    if (is && was.id === is.id && was.own === is.own && was.clean === is.clean) {
      if (isSameVector(was.vector, is.vector)) same.add(year)
    }
  }
  const rest = (state: AgencyState): AgencyState => ({
    ...state,
    years: new Map([...state.years].filter(([year]) => !same.has(year))),
  })
  const change = { before: rest(before), after: rest(after) }
  if (change.before.years.size === 0 && change.after.years.size === 0) return null
  const [was, is] = [standingOf(before), standingOf(after)]
  const known = was.own === is.own && was.consolidated === is.consolidated && was.unspoken === is.unspoken
  return known && was.any === is.any ? { ...change, was: null, is: null } : { ...change, was, is }
}

/** Innermost first does not matter: each change goes all the way up. */
function regionsOf(changes: readonly AgencyChange[]): Set<string> {
  return new Set(changes.flatMap(({ before, after }) => [before?.region ?? [], after?.region ?? []].flat()))
}

/** Cached for as long as the regions are the same. */
const trees = new WeakMap<object, { name: string; places: Places }>()

export async function readPlaces(db: Db): Promise<Places> {
  const { adapter } = db.getExecutor()
  const row = await db.selectFrom('meta').select('value').where('key', '=', 'reference').executeTakeFirst()
  const name = row?.value ?? ''
  const kept = trees.get(adapter)
  if (kept?.name === name) return kept.places
  const places = placesOf(await db.selectFrom('region').select(['adcode', 'level', 'parent']).execute())
  trees.set(adapter, { name, places })
  return places
}

function settler(db: Db, store: RollupStore, rules: RuleCounts) {
  /** What an agency adds under one kind, in a year. */
  const part = (
    state: AgencyState | null,
    year: number,
    quality: Quality,
    kind: 'own' | 'apart' | 'unspoken',
  ): Vector => {
    const report = state?.years.get(year)
    if (!report || (quality === 'clean' && !report.clean)) return NOTHING
    if (kind === 'own' ? !report.own : kind === 'apart' ? report.own || report.covers : report.covers) {
      return NOTHING
    }
    return report.vector
  }

  /** Sums of own reports and of those that speak for nobody, up the line and in every slice. */
  const sums = (places: Places, { before, after, was, is }: AgencyChange): void => {
    for (const [state, standing, sign] of [
      [before, was, -1],
      [after, is, 1],
    ] as const) {
      if (!state) continue
      const here = places.of(state.region)
      for (const place of lineOf(here)) {
        for (const slice of slicesOf(place, state.sector, state.level)) {
          for (const year of state.years.keys()) {
            for (const quality of QUALITIES) {
              const own = signed(part(state, year, quality, 'own'), sign)
              store.add('own', place.adcode, slice, year, quality, own)
              if (place !== here) continue
              if (here.parts.length > 0) store.add('here', here.adcode, slice, year, quality, own)
              const apart = signed(part(state, year, quality, 'apart'), sign)
              store.add('apart', here.adcode, slice, year, quality, apart)
            }
          }
          if (standing) knowStanding(store, place, slice, standing, sign, place === here)
        }
      }
    }
  }

  /** Who speaks for a region, and what is said of it, up the line. */
  const region = (
    place: Place,
    before: Speakers,
    after: Speakers,
    changes: readonly AgencyChange[],
  ): void => {
    const here = changes.filter((c) => (c.after ?? c.before)?.region === place.adcode)
    const years = new Set(
      here.flatMap((c) => [...(c.before?.years.keys() ?? []), ...(c.after?.years.keys() ?? [])]),
    )
    for (const quality of QUALITIES) {
      for (const year of years) {
        settleSpeakers(store, place, quality, year, before, after)
        countApart(store, place, quality, year, here)
        settleAuto(place, quality, year, before, after, here)
      }
    }
    if (here.some(({ was }) => was) || !isSameChoice(before, after)) settleKnowledge(db, store, place, after)
  }

  const settleAuto = (
    place: Place,
    quality: Quality,
    year: number,
    before: Speakers,
    after: Speakers,
    here: readonly AgencyChange[],
  ): void => {
    const old = store.get('auto', place.adcode, ALL, year)[quality]
    const speaker = after.chosen[quality].get(year)
    let now: Vector
    if (speaker) {
      const state = here.find((c) => c.after?.id === speaker.agency_id)?.after
      const vector = state?.years.get(year)?.vector
      if (!vector && before.chosen[quality].get(year)?.id === speaker.id) return
      now = vector ?? contributionById(speaker.id, speaker.sector)
    } else if (before.chosen[quality].has(year)) {
      now = wholeOf(place, quality, year)
    } else {
      now = new Map(old)
      for (const { before: was, after: is } of here) {
        addVector(now, part(was, year, quality, 'unspoken'), -1)
        addVector(now, part(is, year, quality, 'unspoken'))
      }
    }
    if (isSameVector(old, now)) return
    const delta = difference(now, old)
    store.put('auto', place.adcode, ALL, year, quality, now)
    for (let above = place.parent; above; above = above.parent) {
      if (store.get('speakers', above.adcode, ALL, year)[quality].get(SPEAKERS.here)) break
      store.add('auto', above.adcode, ALL, year, quality, delta)
    }
  }

  const contributionById = (report: number, sector: string): Vector => {
    const row = rollupStatements(db).report.get(report)
    if (!row) throw new Error(`No report ${report}`)
    return readContribution(db, row, sector, rules)
  }

  /** A region that nobody speaks for: its own organs and all its parts. */
  const wholeOf = (place: Place, quality: Quality, year: number): Vector => {
    const own = place.parts.length > 0 ? 'here' : 'own'
    const whole = new Map(store.get(own, place.adcode, ALL, year)[quality])
    addVector(whole, store.get('apart', place.adcode, ALL, year)[quality])
    for (const { adcode } of place.parts) addVector(whole, store.get('auto', adcode, ALL, year)[quality])
    return whole
  }

  return { sums, region }
}

const NOTHING: Vector = new Map()

function signed(vector: Vector, sign: 1 | -1): Vector {
  return sign === 1 || vector.size === 0 ? vector : difference(NOTHING, vector)
}

function knowStanding(
  store: RollupStore,
  place: Place,
  slice: string,
  standing: Standing,
  sign: 1 | -1,
  isHere: boolean,
): void {
  const counts = (names: readonly (keyof typeof KNOWN)[]): Vector =>
    new Map(names.filter((name) => standing[name]).map((name) => [KNOWN[name], sign]))
  const within = counts(['own', 'consolidated'])
  const here = counts(['own', 'unspoken', 'any'])
  for (const quality of QUALITIES) {
    store.add('own', place.adcode, slice, KNOWLEDGE, quality, within)
    if (isHere) store.add('here', place.adcode, slice, KNOWLEDGE, quality, here)
  }
}

function settleSpeakers(
  store: RollupStore,
  place: Place,
  quality: Quality,
  year: number,
  before: Speakers,
  after: Speakers,
): void {
  const had = before.chosen[quality].has(year) ? 1 : 0
  const has = after.chosen[quality].has(year) ? 1 : 0
  const more = (after.duplicates[quality].get(year) ?? 0) - (before.duplicates[quality].get(year) ?? 0)
  const delta: Vector = new Map()
  if (has !== had) delta.set(SPEAKERS.within, has - had)
  if (more !== 0) delta.set(SPEAKERS.duplicate, more)
  for (const { adcode } of lineOf(place)) store.add('speakers', adcode, ALL, year, quality, delta)
  if (has !== had) {
    store.add('speakers', place.adcode, ALL, year, quality, new Map([[SPEAKERS.here, has - had]]))
  }
}

/** Consolidated reports that speak for no region are known to be there, in the region and all above it. */
function countApart(
  store: RollupStore,
  place: Place,
  quality: Quality,
  year: number,
  here: readonly AgencyChange[],
): void {
  const count = (state: AgencyState | null): number => {
    const report = state?.years.get(year)
    return report && !report.own && !report.covers && (quality === 'all' || report.clean) ? 1 : 0
  }
  const more = here.reduce((sum, { before, after }) => sum + count(after) - count(before), 0)
  if (more === 0) return
  for (const { adcode } of lineOf(place))
    store.add('speakers', adcode, ALL, year, quality, new Map([[SPEAKERS.apart, more]]))
}

/** The same agencies speak in the same years. */
function isSameChoice(a: Speakers, b: Speakers): boolean {
  return QUALITIES.every((quality) => {
    const [was, is] = [a.chosen[quality], b.chosen[quality]]
    return was.size === is.size && [...was].every(([year, row]) => is.get(year)?.agency_id === row.agency_id)
  })
}

/** Told anew from the region up, until nothing changes. */
function settleKnowledge(db: Db, store: RollupStore, place: Place, here: Speakers): void {
  const statements = rollupStatements(db)
  for (let at: Place | null = place; at; at = at.parent) {
    const speakers = at === place ? here : speakersOf(statements.consolidatedIn.all(at.adcode))
    let same = true
    for (const quality of QUALITIES) {
      const known = store.get('here', at.adcode, ALL, KNOWLEDGE)[quality].get(KNOWN.any) ?? 0
      const below = at.parts.map(({ adcode }) => store.get('auto', adcode, ALL, KNOWLEDGE)[quality])
      const { within, speaking } = knowledgeOf(speakers, quality, known, below)
      for (const [kind, vector] of [
        ['auto', within],
        ['speakers', speaking],
      ] as const) {
        if (isSameVector(store.get(kind, at.adcode, ALL, KNOWLEDGE)[quality], vector)) continue
        store.put(kind, at.adcode, ALL, KNOWLEDGE, quality, vector)
        same = false
      }
    }
    if (same) return
  }
}
