/** Brings the stored sums up to date with what became of agencies: in their places, up the line and in every slice. */
import type { Db } from '../schema.ts'
import type { AgencyChange } from './agency-change.ts'
import { readContribution, type AgencyState, type Standing } from './agency-state.ts'
import { KNOWN, SPEAKERS } from './keys.ts'
import { ALL, lineOf, slicesOf, type Place, type Places } from './places.ts'
import type { Rules } from './rules.ts'
import { knowledgeOf, speakersOf, type Speakers } from './speakers.ts'
import { rollupStatements } from './statements.ts'
import { KNOWLEDGE, QUALITIES, type Quality, type RollupStore } from './store.ts'
import { addVector, difference, isSameVector, type Vector } from './vector.ts'

export function settler(db: Db, store: RollupStore, rules: Rules) {
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
