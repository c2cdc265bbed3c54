/**
 * The answer to a question from the rollup: the same groups and sums as from the reports one by one, or null where the
 * question asks for what the rollup does not hold.
 */
import type { Db } from '../schema.ts'
import { KNOWN, SPEAKERS } from '../rollup/keys.ts'
import { ALL, isSliced, levelSlice, sectorSlice, type Place } from '../rollup/places.ts'
import { openReader, valueAt, type RolledRow, type RollupReader } from '../rollup/read.ts'
import { yearBit } from '../rollup/speakers.ts'
import { isRolledUp } from '../rollup/state.ts'
import { KNOWLEDGE, type Kind } from '../rollup/store.ts'
import { addRow, countsOf, emptyTally, planOf, type Plan, type Tally } from '../rollup/tally.ts'
import { readVector } from '../rollup/vector.ts'
import { readPlaces } from '../rollup/watch.ts'
import type { Aside, Group } from './aggregate-cells.ts'
import type { MemberKeys } from './aggregate-members.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { rowPlaces, topPlaces, type RowPlace } from './aggregate-places.ts'
import { sourceOf, type Source } from './aggregate-sums.ts'

export async function readRolled(db: Db, question: AggregateQuestion): Promise<Source | null> {
  const parts = partsOf(question)
  if (!parts || !(await isRolledUp(db))) return null
  const places = await readPlaces(db)
  const tops = topPlaces(places, question)
  const rows = rowPlaces(tops, question.level)
  const sliced = parts.kind !== 'all'
  if (sliced && ![...tops, ...rows.map(({ place }) => place)].every(isSliced)) return null
  const reader = openReader(db, question.quality, question.years)
  const mode = modeOf(question, parts, reader, tops)
  if (!mode) return null
  const reading: Reading = {
    question,
    reader,
    mode,
    parts,
    years: yearsBehind(question, reader, mode, tops),
    plan: planOf(question.measures, question.applicantIds),
    known: new Map(),
  }
  const gathered = new Map<string, Gathered>()
  for (const row of rows) gatherPlace(reading, row, gathered)
  const found = [...gathered.values()].map((row) => ({
    group: groupOf(row, agenciesOf(reading, row)),
    tally: row.tally,
  }))
  return sourceOf(question, reading.plan, found, asideOf(question, reader, mode, tops, rows))
}

/** Slices that a question adds or sets side by side. */
interface Parts {
  kind: 'all' | 'sector' | 'level'
  /** Null: every one of the kind. */
  slices: readonly string[] | null
  /** Each a row of its own. */
  apart: boolean
}

/** Null when a question crosses parts that are only kept one by one. */
function partsOf({ by, sector, agency, agencyLevel }: AggregateQuestion): Parts | null {
  if (by.includes('agency') || agency.length > 0) return null
  const [bySector, byLevel] = [by.includes('sector'), by.includes('level')]
  const sectors = bySector || sector.length > 0
  const levels = byLevel || agencyLevel !== null
  if (sectors && levels) return null
  if (sectors) {
    return { kind: 'sector', slices: sector.length > 0 ? sector.map(sectorSlice) : null, apart: bySector }
  }
  if (levels) {
    return { kind: 'level', slices: agencyLevel === null ? null : [levelSlice(agencyLevel)], apart: byLevel }
  }
  return { kind: 'all', slices: [ALL], apart: false }
}

type Mode = 'own' | 'auto' | 'consolidated'

function modeOf(
  { scope }: AggregateQuestion,
  { kind, slices }: Parts,
  reader: RollupReader,
  tops: readonly Place[],
): Mode | null {
  if (scope === 'own' || kind === 'all') return scope
  if (scope === 'consolidated' || slices === null) return null
  // Parts of the administration that never give consolidated reports are their own reports, in every scope.
  const someSpeak = tops.some(({ adcode }) =>
    slices.some((slice) => knownOf(reader, 'own', adcode, slice, KNOWN.consolidated) > 0),
  )
  return someSpeak ? null : 'own'
}

function knownOf(reader: RollupReader, kind: Kind, region: string, slice: string, key: number): number {
  const row = reader.rows(kind, region, slice).find(({ year }) => year === KNOWLEDGE)
  return row ? valueAt(row.bytes, key) : 0
}

const isAsked = ({ years }: AggregateQuestion, year: number): boolean =>
  year !== KNOWLEDGE && (years.length === 0 || years.includes(year))

/** Years of the question in which anything was reported at all: in these an agency could have. */
function yearsBehind(
  question: AggregateQuestion,
  reader: RollupReader,
  mode: Mode,
  tops: readonly Place[],
): number[] {
  const kind = mode === 'consolidated' ? 'speakers' : mode
  const found = new Set<number>()
  // Of own reports only whether there are any matters, which every group shows itself.
  if (mode === 'own') return []
  for (const { adcode } of tops) {
    for (const { year, bytes } of reader.rows(kind, adcode, ALL))
      if (bytes.length > 0 && isAsked(question, year)) found.add(year)
  }
  return [...found]
}

interface Reading {
  question: AggregateQuestion
  reader: RollupReader
  mode: Mode
  parts: Parts
  /** In which anything was reported in the question's regions; not told for own reports. */
  years: readonly number[]
  plan: Plan
  /** What is known of the agencies of each place, as it is read. */
  known: Map<string, Known[]>
}

/** One row in the making. */
interface Gathered {
  keys: MemberKeys
  tally: Tally
  /** Of each year alone: reports, and their agency if it is one. */
  years: Map<number, { reports: number; agency: number }>
}

function gatherPlace(reading: Reading, row: RowPlace, gathered: Map<string, Gathered>): void {
  const { question, reader, parts, mode } = reading
  const { place, direct } = row
  if (direct && mode === 'consolidated') return
  const slices = parts.slices?.length === 1 ? parts.slices[0]! : null
  const here: Kind = place.parts.length > 0 ? 'here' : 'own'
  const kinds: readonly Kind[] = !direct
    ? [mode === 'own' ? 'own' : 'auto']
    : mode === 'own'
      ? [here]
      : [here, 'apart']
  const speaking = mode === 'consolidated' ? speakingYears(reader, place.adcode) : null
  for (const kind of kinds) {
    for (const stored of reader.rows(kind, place.adcode, slices)) {
      if (!isWanted(parts, stored.slice)) continue
      if (stored.year === KNOWLEDGE) learn(reading, { row, kind, stored })
      else if (stored.bytes.length > 0 && isAsked(question, stored.year)) {
        if (!speaking || speaking.has(stored.year)) addStored(reading, row, stored, gathered)
      }
    }
  }
  if (mode === 'consolidated') {
    const stored = reader.rows('speakers', place.adcode, ALL).find(({ year }) => year === KNOWLEDGE)
    if (stored) learn(reading, { row, kind: 'speakers', stored })
  }
}

function isWanted({ kind, slices }: Parts, slice: string): boolean {
  if (slices) return slices.includes(slice)
  return slice.startsWith(kind === 'sector' ? 's:' : 'l:')
}

function speakingYears(reader: RollupReader, region: string): Set<number> {
  const rows = reader.rows('speakers', region, ALL)
  return new Set(
    rows
      .filter(({ year, bytes }) => year !== KNOWLEDGE && valueAt(bytes, SPEAKERS.here) > 0)
      .map(({ year }) => year),
  )
}

function addStored(
  { question, parts, plan }: Reading,
  { place, direct }: RowPlace,
  { slice, year, bytes }: RolledRow,
  gathered: Map<string, Gathered>,
): void {
  const byYear = question.by.includes('year')
  const byRegion = question.by.includes('region')
  const part = parts.apart ? slice : ''
  const key = `${byYear ? year : ''}|${byRegion ? place.adcode : ''}|${byRegion && direct ? 1 : 0}|${part}`
  let group = gathered.get(key)
  if (!group) {
    const name = slice.slice(2)
    group = {
      keys: {
        k_year: byYear ? year : null,
        k_region: byRegion ? place.adcode : null,
        k_direct: byRegion && direct ? 1 : 0,
        k_sector: parts.apart && parts.kind === 'sector' ? name : null,
        k_agency: null,
        k_level: parts.apart && parts.kind === 'level' && name !== '' ? name : null,
      },
      tally: emptyTally(plan),
      years: new Map(),
    }
    gathered.set(key, group)
  }
  const before = countsOf(group.tally)
  addRow(plan, group.tally, bytes)
  const after = countsOf(group.tally)
  const reports = after.reports - before.reports
  const agency = after.agency - before.agency
  const so = group.years.get(year)
  if (so) {
    so.reports += reports
    so.agency += agency
  } else group.years.set(year, { reports, agency })
}

interface Known {
  row: RowPlace
  kind: Kind
  stored: RolledRow
}

/** What of the keys of a row decides who is known there. */
function knownKey(
  { by }: AggregateQuestion,
  parts: Parts,
  region: string | null,
  direct: number,
  part: string,
): string {
  return `${by.includes('region') ? `${region} ${direct}` : ''}|${parts.apart ? part : ''}`
}

function learn({ question, parts, known }: Reading, one: Known): void {
  const { place, direct } = one.row
  const key = knownKey(question, parts, place.adcode, direct ? 1 : 0, one.stored.slice.slice(2))
  const list = known.get(key)
  if (list) list.push(one)
  else known.set(key, [one])
}

/**
 * Agencies that could stand behind a row, whether they reported or not: those known in its regions and parts for whom
 * nobody else speaks in all of its years.
 */
function agenciesOf({ mode, parts, years, known, question }: Reading, { keys }: Gathered): number {
  const behind = keys.k_year === null ? years : [keys.k_year]
  const asked = behind.reduce((bits, year) => bits | yearBit(year), 0)
  let agencies = 0
  const { k_region, k_direct } = keys
  const part = (parts.kind === 'sector' ? keys.k_sector : keys.k_level) ?? ''
  for (const { row, kind, stored } of known.get(knownKey(question, parts, k_region, k_direct, part)) ?? []) {
    const { direct } = row
    if (mode === 'own') agencies += valueAt(stored.bytes, KNOWN.own)
    else if (direct) agencies += kind === 'apart' ? 0 : valueAt(stored.bytes, KNOWN.unspoken)
    else if (kind === (mode === 'auto' ? 'auto' : 'speakers')) {
      readVector(stored.bytes, (spoken, n) => {
        if ((asked & ~spoken) !== 0) agencies += n
      })
    }
  }
  return agencies
}

function groupOf({ keys, tally, years }: Gathered, agencies: number): Group {
  const { reports, own, form2019, form2021 } = countsOf(tally)
  let first = Infinity
  let last = -Infinity
  let most = 0
  let single = 0
  let same = true
  for (const [year, one] of years) {
    if (year < first) first = year
    if (year > last) last = year
    if (one.reports > most) most = one.reports
    if (single !== 0 && single !== one.agency) same = false
    single = one.agency
  }
  return {
    k_year: keys.k_year,
    k_region: keys.k_region,
    k_direct: keys.k_direct,
    k_sector: keys.k_sector,
    k_agency: keys.k_agency,
    k_level: keys.k_level,
    reports,
    own,
    form2019,
    form2021,
    // An agency gives one report a year: with two in a year there are two at least, which is all that is asked.
    reporting: most > 1 || !same ? 2 : 1,
    agencies,
    years: years.size,
    first_year: first,
    last_year: last,
    report: null,
  }
}

function asideOf(
  question: AggregateQuestion,
  reader: RollupReader,
  mode: Mode,
  tops: readonly Place[],
  rows: readonly RowPlace[],
): Aside {
  const aside = { duplicate: 0, above: 0, below: 0 }
  if (mode === 'own') return aside
  const add = (place: Place, each: (key: number, value: number) => void): void => {
    for (const { year, bytes } of reader.rows('speakers', place.adcode, ALL))
      if (isAsked(question, year)) readVector(bytes, each)
  }
  for (const top of tops) {
    add(top, (key, value) => {
      if (key === SPEAKERS.duplicate) aside.duplicate += value
    })
  }
  for (const { place, direct } of rows) {
    add(place, (key, value) => {
      if (direct) aside.above += key === SPEAKERS.here ? value : 0
      else if (key === SPEAKERS.within) aside.below += value
      else if (key === SPEAKERS.here) aside.below -= value
    })
  }
  return aside
}
