/** Rows of the rollup added up into the rows of a question: region by region where these are rows of their own. */
import { SPEAKERS } from '../rollup/keys.ts'
import { addPageRow, isEmpty, valueAt, type Page, type Pages } from '../rollup/pages.ts'
import type { Place } from '../rollup/places.ts'
import { KNOWLEDGE, type Kind, type Quality } from '../rollup/store.ts'
import { agencySumIn, countsOf, emptyTally, reportsIn, type Plan, type Tally } from '../rollup/tally.ts'
import type { Group } from './aggregate-cells.ts'
import type { RowPlace } from './aggregate-places.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { SourceRow } from './aggregate-sums.ts'
import { agenciesIn, learn, type Known, type Mode } from './rolled-known.ts'
import { FIRST_YEAR } from './filter-values.ts'
import { isAsked, isWanted, nameOfSlice, type Parts } from './rolled-parts.ts'

export interface RolledSources {
  parts: Parts
  pages: Pages
  mode: Mode
  plan: Plan
  /** In which anything was reported at all in the question's regions; not told for own reports. */
  years: readonly number[]
}

/** One row in the making. */
interface Gathered {
  /** The only one, where there can be no other. */
  year: number | null
  /** By its place in the parts that are set apart; 0 where none are. */
  part: number
  tally: Tally
  /** Of each year alone: reports, and their agency if it is one. Not told of a row of one year. */
  years: Map<number, { reports: number; agency: number }> | null
  /** Where it stands among those of its region. */
  slot: number
  /** The next that turned up in its region. */
  next: Gathered | null
}

const NOT_WANTED = -1
/** Slots for each part: one for all years, and one for each. */
const SLOTS = 100

export class Gathering {
  readonly #question: AggregateQuestion
  readonly #sources: RolledSources
  readonly #byYear: boolean
  /** A row is of one year: each of its own, or the only one that is asked for. */
  readonly #ofOneYear: boolean
  readonly #byRegion: boolean
  /** Parts that are rows of their own, in the order in which they turned up; one that stands for all, where none are. */
  readonly #parts: string[] = []
  /** Of the slices that have turned up: the place of their part, or that they are not wanted. */
  readonly #partOf = new Map<string, number>()
  /** Of the region that is being added up, by part and year, and in the order in which they turned up. */
  readonly #slots: (Gathered | undefined)[] = []
  #first: Gathered | null = null
  #last: Gathered | null = null
  readonly #known: (Known | undefined)[] = []
  readonly #rows: SourceRow[] = []

  constructor(question: AggregateQuestion, sources: RolledSources) {
    this.#question = question
    this.#sources = sources
    this.#byYear = question.by.includes('year')
    this.#ofOneYear = this.#byYear || question.years.length === 1
    this.#byRegion = question.by.includes('region')
  }

  rowsOf(places: readonly RowPlace[]): SourceRow[] {
    for (const place of places) {
      this.#addPlace(place)
      if (this.#byRegion) this.#finish(place)
    }
    if (!this.#byRegion) this.#finish(null)
    return this.#rows
  }

  #addPlace({ place, direct }: RowPlace): void {
    const { mode, parts, pages } = this.#sources
    if (direct && mode === 'consolidated') return
    const speaking = mode === 'consolidated' ? this.#speakingYears(place) : null
    for (const kind of kindsOf(mode, place, direct)) {
      const page = parts.kind === 'all' ? pages.whole(kind, place) : pages.parts(kind, place)
      this.#addPage(page, kind, direct, speaking)
    }
  }

  #addPage(page: Page, kind: Kind, direct: boolean, speaking: ReadonlySet<number> | null): void {
    const { mode, parts, plan } = this.#sources
    const question = this.#question
    const { quality } = question
    for (let row = 0; row < page.years.length; row++) {
      const year = page.years[row]!
      const part = parts.kind === 'all' ? 0 : this.#placeOfPart(page.slices[row]!)
      if (part === NOT_WANTED) continue
      if (year === KNOWLEDGE) {
        if (mode !== 'consolidated') learn(this.#knownOf(part), mode, direct, kind, page, quality, row)
        continue
      }
      if (!isAsked(question, year) || isEmpty(page, quality, row)) continue
      if (speaking && !speaking.has(year)) continue
      const group = this.#groupOf(part, year)
      if (group.years === null) addPageRow(plan, group.tally, page, quality, row)
      else addOfYear(plan, group.tally, group.years, page, quality, row)
    }
  }

  /** Years in which the place has a consolidated report; who is known to give one is learnt on the way. */
  #speakingYears(place: Place): Set<number> {
    const { mode, pages } = this.#sources
    const { quality } = this.#question
    const page = pages.whole('speakers', place)
    const years = new Set<number>()
    for (let row = 0; row < page.years.length; row++) {
      const year = page.years[row]!
      if (year === KNOWLEDGE) learn(this.#knownOf(0), mode, false, 'speakers', page, quality, row)
      else if (valueAt(page, quality, row, SPEAKERS.here) > 0) years.add(year)
    }
    return years
  }

  #placeOfPart(slice: string): number {
    let place = this.#partOf.get(slice)
    if (place === undefined) {
      const { parts } = this.#sources
      if (!isWanted(parts, slice)) place = NOT_WANTED
      else place = parts.apart ? this.#parts.push(slice) - 1 : 0
      this.#partOf.set(slice, place)
    }
    return place
  }

  #knownOf(part: number): Known {
    return (this.#known[part] ??= { always: 0, spoken: [] })
  }

  #groupOf(part: number, ofYear: number): Gathered {
    const year = this.#ofOneYear ? ofYear : null
    const slot = part * SLOTS + (year === null ? 0 : year - FIRST_YEAR + 1)
    let group = this.#slots[slot]
    if (!group) {
      const tally = emptyTally(this.#sources.plan)
      group = { year, part, tally, years: year === null ? new Map() : null, slot, next: null }
      this.#slots[slot] = group
      if (this.#last) this.#last.next = group
      else this.#first = group
      this.#last = group
    }
    return group
  }

  #finish(region: RowPlace | null): void {
    const { years } = this.#sources
    for (let gathered = this.#first; gathered; gathered = gathered.next) {
      const behind = this.#byYear ? [gathered.year!] : years
      const agencies = agenciesIn(this.#knownOf(gathered.part), behind)
      this.#rows.push({ group: this.#rowOf(region, gathered, agencies), tally: gathered.tally })
      this.#slots[gathered.slot] = undefined
    }
    this.#first = this.#last = null
    this.#known.fill(undefined)
  }

  #rowOf(region: RowPlace | null, { year, part, tally, years }: Gathered, agencies: number): Group {
    const { kind } = this.#sources.parts
    const name = this.#sources.parts.apart ? nameOfSlice(this.#parts[part]!) : null
    const { reports, own, form2019, form2021 } = countsOf(tally)
    const span = years === null ? spanOfYear(year, reports) : spanOf(years)
    return {
      k_year: this.#byYear ? year : null,
      k_region: region === null ? null : region.place.adcode,
      k_direct: region?.direct ? 1 : 0,
      k_sector: kind === 'sector' ? name : null,
      k_agency: null,
      k_level: kind === 'level' ? name : null,
      reports,
      own,
      form2019,
      form2021,
      agencies,
      reporting: span.reporting,
      years: span.years,
      first_year: span.first_year,
      last_year: span.last_year,
      report: null,
    }
  }
}

const KINDS_READ = {
  own: ['own'],
  auto: ['auto'],
  here: ['here'],
  hereAndApart: ['here', 'apart'],
  ownAndApart: ['own', 'apart'],
} as const satisfies Record<string, readonly Kind[]>

function kindsOf(mode: Mode, { parts }: Place, direct: boolean): readonly Kind[] {
  if (!direct) return mode === 'own' ? KINDS_READ.own : KINDS_READ.auto
  // Where there is nothing below, the place and all in it are the same.
  if (parts.length > 0) return mode === 'own' ? KINDS_READ.here : KINDS_READ.hereAndApart
  return mode === 'own' ? KINDS_READ.own : KINDS_READ.ownAndApart
}

function addOfYear(
  plan: Plan,
  tally: Tally,
  years: Map<number, { reports: number; agency: number }>,
  page: Page,
  quality: Quality,
  row: number,
): void {
  const reports = reportsIn(tally)
  const agency = agencySumIn(tally)
  addPageRow(plan, tally, page, quality, row)
  const more = { reports: reportsIn(tally) - reports, agency: agencySumIn(tally) - agency }
  const year = page.years[row]!
  const so = years.get(year)
  if (so) {
    so.reports += more.reports
    so.agency += more.agency
  } else years.set(year, more)
}

type Span = Pick<Group, 'reporting' | 'years' | 'first_year' | 'last_year'>

/** An agency gives one report a year: with two in a year there are two agencies at least, which is all that is asked. */
function spanOfYear(year: number | null, reports: number): Span {
  return { reporting: reports > 1 ? 2 : 1, years: 1, first_year: year, last_year: year }
}

function spanOf(years: ReadonlyMap<number, { reports: number; agency: number }>): Span {
  let [first, last] = [Infinity, -Infinity]
  let several = false
  let single: number | null = null
  for (const [year, { reports, agency }] of years) {
    first = Math.min(first, year)
    last = Math.max(last, year)
    if (reports > 1 || (single !== null && single !== agency)) several = true
    single = agency
  }
  return { reporting: several ? 2 : 1, years: years.size, first_year: first, last_year: last }
}
