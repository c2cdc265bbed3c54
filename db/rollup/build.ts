/**
 * Makes the rollup anew from the reports: region by region from the innermost, each report read once. Only the sums on
 * the way up to the country are kept in memory.
 */
import { atomically } from '../atomically.ts'
import { openBlocks, type Blocks } from '../blocks/store.ts'
import type { Db } from '../schema.ts'
import { readOutline, rolledYear, standingOf, type AgencyState, type RolledYear } from './agency-state.ts'
import { KNOWN, SPEAKERS } from './keys.ts'
import { ALL, allSlices, isSliced, type Place } from './places.ts'
import { readRules, type Rules } from './rules.ts'
import { knowledgeOf, speakersOf, type Speakers } from './speakers.ts'
import { dropRollup, isRolledUp, markRolledUp } from './state.ts'
import type { RolledFact } from './contribution.ts'
import { rollupStatements, type AgencyFact } from './statements.ts'
import { KNOWLEDGE, QUALITIES, writeRow, type Kind, type Pair, type Quality } from './store.ts'
import { addVector, difference, type Vector } from './vector.ts'
import { readPlaces } from '../known-reference.ts'

/** Makes it if it is not there, or not that of the present definitions. @returns whether it was made. */
export async function refreshRollup(db: Db): Promise<boolean> {
  if (isRolledUp(db)) return false
  await rebuildRollup(db)
  return true
}

/** One transaction: readers see the old one or the new one. */
export async function rebuildRollup(db: Db): Promise<void> {
  await atomically(db, async (trx) => {
    await dropRollup(trx)
    await trx.deleteFrom('rollup').execute()
    await trx.deleteFrom('report_block').execute()
    const rules = readRules(trx)
    const places = readPlaces(trx)
    buildPlace(trx, places.root, rules, openBlocks(trx, places))
    await markRolledUp(trx)
  })
}

/** What a place hands to the one above it. */
interface Built {
  own: Parts
  found: Parts
  auto: Sums
  speakers: Sums
  /** See `knowledgeOf`. */
  knowledge: Pair | null
}

/** By slice and year, `|` between them. */
const keyOf = (slice: string, year: number): string => `${slice}|${year}`

/** Sums in which each quality is told apart. */
class Sums {
  readonly pairs = new Map<string, Pair>()

  of(slice: string, year: number): Pair {
    const key = keyOf(slice, year)
    let pair = this.pairs.get(key)
    if (!pair) this.pairs.set(key, (pair = { all: new Map(), clean: new Map() }))
    return pair
  }

  add(slice: string, year: number, vector: ReadonlyMap<number, number>, qualities: readonly Quality[]): void {
    const pair = this.of(slice, year)
    for (const quality of qualities) addVector(pair[quality], vector)
  }

  /** What is not here yet is taken over, not copied: the other must be done with. */
  takeOver(other: Sums): void {
    for (const [key, given] of other.pairs) {
      const pair = this.pairs.get(key)
      if (pair) for (const quality of QUALITIES) addVector(pair[quality], given[quality])
      else this.pairs.set(key, given)
    }
  }
}

/** Most reports are clean: each is added once, and those that are not once more. */
interface Part {
  all: Vector
  /** Of reports with findings of severity error. */
  unclean: Vector
}

class Parts {
  readonly parts = new Map<string, Part>()

  of(slice: string, year: number): Part {
    const key = keyOf(slice, year)
    let part = this.parts.get(key)
    if (!part) this.parts.set(key, (part = { all: new Map(), unclean: new Map() }))
    return part
  }

  add(slice: string, year: number, vector: ReadonlyMap<number, number>, clean: boolean): void {
    const part = this.of(slice, year)
    addVector(part.all, vector)
    if (!clean) addVector(part.unclean, vector)
  }

  /** As of `Sums`. */
  takeOver(other: Parts): void {
    for (const [key, given] of other.parts) {
      const part = this.parts.get(key)
      if (!part) {
        this.parts.set(key, given)
        continue
      }
      addVector(part.all, given.all)
      addVector(part.unclean, given.unclean)
    }
  }

  *pairs(): Generator<[key: string, pair: Pair]> {
    for (const [key, { all, unclean }] of this.parts)
      yield [key, { all, clean: unclean.size === 0 ? all : difference(all, unclean) }]
  }
}

function buildPlace(db: Db, place: Place, rules: Rules, blocks: Blocks): Built {
  const statements = rollupStatements(db)
  const speakers = speakersOf(statements.consolidatedIn.all(place.adcode))
  const built: Built = {
    own: new Parts(),
    found: new Parts(),
    auto: new Sums(),
    speakers: new Sums(),
    knowledge: null,
  }
  const below: Pair[] = []
  for (const part of place.parts) {
    const inner = buildPlace(db, part, rules, blocks)
    built.auto.takeOver(inner.auto)
    built.speakers.takeOver(inner.speakers)
    if (inner.knowledge) below.push(inner.knowledge)
    built.own.takeOver(inner.own)
    built.found.takeOver(inner.found)
  }
  const here = new Parts()
  const apart = new Parts()
  const spoken = new Map<number, Vector>()
  const read = (id: number): void => {
    const outline = readOutline(db, id, rules)
    if (!outline) return
    const years = new Map<number, RolledYear>()
    const facts = factsByReport(statements.agencyFacts.all(id))
    for (const [year, report] of outline.years)
      years.set(year, rolledYear(outline, report, facts.get(report.id) ?? [], rules))
    const state: AgencyState = { ...outline, years }
    blocks.put(state)
    countAgency(state, { here, apart, built, spoken })
  }
  for (const { id } of statements.agenciesOf.all(place.adcode)) read(id)
  if (place.parent === null) for (const { id } of statements.agenciesOfNone.all()) read(id)
  speak(built, speakers, spoken)
  learn(built, speakers, here, below)
  // Shared where nothing lies below; both are written before anything is added to either.
  built.own.takeOver(here)
  write(db, place, { ...built, here, apart })
  // Those of a county wait for its prefecture.
  if (isSliced(place)) blocks.flush()
  return passedOn(place, built)
}

function factsByReport(rows: readonly AgencyFact[]): Map<number, RolledFact[]> {
  const facts = new Map<number, RolledFact[]>()
  for (const row of rows) {
    const list = facts.get(row.report_id)
    if (list) list.push(row)
    else facts.set(row.report_id, [row])
  }
  return facts
}

interface Counting {
  here: Parts
  apart: Parts
  built: Built
  /** Contributions of reports that may speak, by their number. */
  spoken: Map<number, Vector>
}

function countAgency(state: AgencyState, { here, apart, built, spoken }: Counting): void {
  // A county keeps no slices, but hands them on.
  const slices = allSlices(state.sector, state.level)
  for (const [year, { id, own, covers, clean, vector, found }] of state.years) {
    const qualities = clean ? QUALITIES : ALL_ONLY
    for (const slice of slices) {
      built.found.add(slice, year, found, true)
      if (own) here.add(slice, year, vector, clean)
      else if (!covers) apart.add(slice, year, vector, clean)
    }
    if (covers) spoken.set(id, vector)
    else built.auto.add(ALL, year, vector, qualities)
    if (!own && !covers) built.speakers.add(ALL, year, ONE_APART, qualities)
  }
  const standing = standingOf(state)
  for (const slice of slices) {
    const counts = (names: readonly (keyof typeof KNOWN)[]): Vector =>
      new Map(names.filter((name) => standing[name]).map((name) => [KNOWN[name], 1]))
    here.add(slice, KNOWLEDGE, counts(['own', 'unspoken', 'any', 'consolidated']), true)
  }
}

const ALL_ONLY: readonly Quality[] = ['all']
const ONE_APART: Vector = new Map([[SPEAKERS.apart, 1]])

/** The consolidated report takes the place of all that was added up so far. */
function speak(built: Built, { chosen, duplicates }: Speakers, spoken: ReadonlyMap<number, Vector>): void {
  for (const quality of QUALITIES) {
    for (const [year, { id }] of chosen[quality]) {
      const vector = spoken.get(id)
      if (!vector) throw new Error(`Report ${id} speaks for a region that it is not in`)
      built.auto.of(ALL, year)[quality] = new Map(vector)
      addVector(built.speakers.of(ALL, year)[quality], new Map([[SPEAKERS.here, 1], [SPEAKERS.within, 1]])) // prettier-ignore
    }
    for (const [year, n] of duplicates[quality])
      addVector(built.speakers.of(ALL, year)[quality], new Map([[SPEAKERS.duplicate, n]]))
  }
}

function learn(built: Built, speakers: Speakers, here: Parts, below: readonly Pair[]): void {
  const within: Pair = { all: new Map(), clean: new Map() }
  for (const quality of QUALITIES) {
    const known = here.of(ALL, KNOWLEDGE).all.get(KNOWN.any) ?? 0
    const parts = below.map((pair) => pair[quality])
    const told = knowledgeOf(speakers, quality, known, parts)
    within[quality] = told.within
    built.auto.of(ALL, KNOWLEDGE)[quality] = told.within
    built.speakers.of(ALL, KNOWLEDGE)[quality] = told.speaking
  }
  built.knowledge = within
}

function write(db: Db, place: Place, sums: Readonly<Record<Kind, Sums | Parts>>): void {
  const statements = rollupStatements(db)
  const kinds: readonly Kind[] = ['own', 'auto', 'speakers', 'here', 'apart', 'found']
  for (const kind of kinds) {
    for (const [key, pair] of pairsOf(sums[kind])) {
      const at = key.lastIndexOf('|')
      const [slice, year] = [key.slice(0, at), Number(key.slice(at + 1))]
      if (slice !== ALL && !isSliced(place)) continue
      // Where there is nothing below, the very place is all there is.
      if (kind === 'here' && year !== KNOWLEDGE && place.parts.length === 0) continue
      const { all, clean } = year === KNOWLEDGE ? known(kind, pair) : pair
      if (all.size === 0 && clean.size === 0) continue
      writeRow(statements, { kind, region: place.adcode, slice, year, all, clean })
    }
  }
}

const pairsOf = (sums: Sums | Parts): Iterable<[key: string, pair: Pair]> =>
  sums instanceof Parts ? sums.pairs() : sums.pairs

/** Of a place and all below it only some of what is known is asked, and of the very place the rest. */
function known(kind: Kind, { all, clean }: Pair): Pair {
  if (kind !== 'own' && kind !== 'here') return { all, clean }
  const names = kind === 'own' ? (['own', 'consolidated'] as const) : (['own', 'unspoken', 'any'] as const)
  const keys = new Set<number>(names.map((name) => KNOWN[name]))
  const only = (vector: Vector): Vector => new Map([...vector].filter(([key]) => keys.has(key)))
  return { all: only(all), clean: only(clean) }
}

/** What only the place itself is concerned with stays behind. */
function passedOn(place: Place, { own, auto, speakers, found, knowledge }: Built): Built {
  if (place.parent === null)
    return { own: new Parts(), found: new Parts(), auto: new Sums(), speakers: new Sums(), knowledge }
  auto.pairs.delete(`${ALL}|${KNOWLEDGE}`)
  speakers.pairs.delete(`${ALL}|${KNOWLEDGE}`)
  for (const { all, clean } of speakers.pairs.values()) {
    all.delete(SPEAKERS.here)
    clean.delete(SPEAKERS.here)
  }
  return { own, auto, speakers, found, knowledge }
}
