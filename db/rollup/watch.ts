/**
 * Keeps the rollup in step: within the transaction that changes reports, every agency is looked at before it is
 * changed and again when all is done, and the difference goes to every place that it stands in.
 */
import { openBlocks } from '../blocks/store.ts'
import { readPlaces } from '../known-reference.ts'
import type { Db } from '../schema.ts'
import {
  readContribution,
  readOutline,
  rolledYear,
  standingOf,
  type AgencyState,
  type Outline,
  type OutlinedYear,
  type RolledYear,
  type Standing,
} from './agency-state.ts'
import type { RolledFact } from './contribution.ts'
import { KNOWN, SPEAKERS } from './keys.ts'
import { ALL, lineOf, slicesOf, type Place, type Places } from './places.ts'
import { readRules, type Rules } from './rules.ts'
import { knowledgeOf, speakersOf, type Speakers } from './speakers.ts'
import { isRolledUp } from './state.ts'
import { rollupStatements } from './statements.ts'
import { KNOWLEDGE, openStore, QUALITIES, type Quality, type RollupStore } from './store.ts'
import { addVector, difference, isSameVector, type Vector } from './vector.ts'

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

/** What was known of an agency when it was first touched. */
interface Touched {
  before: Outline | null
  /** The facts of reports that get others, by number. */
  facts: Map<number, RolledFact[]>
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

/** Who speaks for the region may be another than before. */
function maySpeak({ before, after }: AgencyChange, region: string): boolean {
  if ((after ?? before)?.region !== region) return false
  if (before?.sector !== after?.sector || before?.level !== after?.level) return true
  return [before, after].some((state) => [...(state?.years.values() ?? [])].some(({ own }) => !own))
}

interface AgencyChange {
  /** With the years that changed. */
  before: AgencyState | null
  after: AgencyState | null
  /** What it was and is known by, where that changed. */
  was: Standing | null
  is: Standing | null
}

function settleBlocks(db: Db, places: Places, changes: readonly AgencyChange[]): void {
  const blocks = openBlocks(db, places)
  for (const { before } of changes) if (before) blocks.take(before)
  for (const { after } of changes) if (after) blocks.put(after)
  blocks.flush()
}

/** Years that are as they were are left out of both; null when nothing is different. */
function changeOf(
  { before, facts }: Touched,
  after: Outline | null,
  factsOf: (report: number) => RolledFact[],
  rules: Rules,
): AgencyChange | null {
  if (!before && !after) return null
  const moved = !before || !after || before.sector !== after.sector || before.level !== after.level
  const was = new Map<number, RolledYear>()
  const is = new Map<number, RolledYear>()
  for (const year of new Set([...(before?.years.keys() ?? []), ...(after?.years.keys() ?? [])])) {
    const [old, now] = [before?.years.get(year), after?.years.get(year)]
    const kept = old && facts.get(old.id)
    if (old && now && !moved && !kept && isSameOutline(old, now)) continue
    const present = now ? factsOf(now.id) : []
    if (old && !kept && now?.id !== old.id) throw new Error(`Report ${old.id} went without being touched`)
    const oldYear = before && old && rolledYear(before, old, kept ?? present, rules)
    const newYear = after && now && rolledYear(after, now, present, rules)
    if (oldYear && newYear && !moved && isSameYear(oldYear, newYear)) continue
    if (oldYear) was.set(year, oldYear)
    if (newYear) is.set(year, newYear)
  }
  if (was.size === 0 && is.size === 0 && !moved) return null
  const change = { before: before && { ...before, years: was }, after: after && { ...after, years: is } }
  const [stood, stands] = [standingOf(before), standingOf(after)]
  return !moved && isSameStanding(stood, stands)
    ? { ...change, was: null, is: null }
    : { ...change, was: stood, is: stands }
}

/** Nothing that the figures do not say is different. */
function isSameOutline(a: OutlinedYear, b: OutlinedYear): boolean {
  return (
    a.id === b.id &&
    a.own === b.own &&
    a.failed === b.failed &&
    a.report.errors === b.report.errors &&
    a.report.missing === b.report.missing &&
    a.report.form === b.report.form &&
    a.report.published === b.report.published &&
    isSameVector(a.found, b.found)
  )
}

function isSameYear(a: RolledYear, b: RolledYear): boolean {
  return (
    a.id === b.id &&
    a.own === b.own &&
    a.clean === b.clean &&
    isSameVector(a.vector, b.vector) &&
    isSameVector(a.found, b.found)
  )
}

const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.own === b.own && a.consolidated === b.consolidated && a.unspoken === b.unspoken && a.any === b.any

/** Innermost first does not matter: each change goes all the way up. */
function regionsOf(changes: readonly AgencyChange[]): Set<string> {
  return new Set(changes.flatMap(({ before, after }) => [before?.region ?? [], after?.region ?? []].flat()))
}

function settler(db: Db, store: RollupStore, rules: Rules) {
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

  /** Sums of own reports, of those that speak for nobody and of findings, up the line and in every slice. */
  const sums = (places: Places, { before, after, was, is }: AgencyChange): void => {
    const moved = before?.sector !== after?.sector || before?.level !== after?.level
    // Where only figures changed, what stays the same is written nowhere.
    if (!moved) add(places, before, after)
    else {
      add(places, before, null)
      add(places, null, after)
    }
    for (const [state, standing, sign] of [
      [before, was, -1],
      [after, is, 1],
    ] as const) {
      if (!state || !standing) continue
      const here = places.of(state.region)
      for (const place of lineOf(here))
        for (const slice of slicesOf(place, state.sector, state.level))
          knowStanding(store, place, slice, standing, sign, place === here)
    }
  }

  /** At least one of both; they stand in the same place and slices. */
  const add = (places: Places, before: AgencyState | null, after: AgencyState | null): void => {
    const state = after ?? before
    if (!state) return
    const here = places.of(state.region)
    for (const year of new Set([...(before?.years.keys() ?? []), ...(after?.years.keys() ?? [])])) {
      const [was, is] = [before?.years.get(year), after?.years.get(year)]
      const found = difference(is?.found ?? NOTHING, was?.found ?? NOTHING)
      const own = deltas(before, after, year, 'own')
      const apart = deltas(before, after, year, 'apart')
      for (const place of lineOf(here)) {
        for (const slice of slicesOf(place, state.sector, state.level)) {
          for (const quality of QUALITIES) {
            store.add('found', place.adcode, slice, year, quality, found)
            store.add('own', place.adcode, slice, year, quality, own[quality])
            if (place !== here) continue
            if (here.parts.length > 0) store.add('here', here.adcode, slice, year, quality, own[quality])
            store.add('apart', here.adcode, slice, year, quality, apart[quality])
          }
        }
      }
    }
  }

  const deltas = (
    before: AgencyState | null,
    after: AgencyState | null,
    year: number,
    kind: 'own' | 'apart',
  ): Readonly<Record<Quality, Vector>> => {
    const of = (quality: Quality): Vector =>
      difference(part(after, year, quality, kind), part(before, year, quality, kind))
    return { all: of('all'), clean: of('clean') }
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
    return readContribution(db, row, sector, rules.counts)
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
