/** The reader's question as queries of the API. Pure. */
import type { AggregatesQuery } from '../../server/http/contract/aggregates.ts'
import type { ReportsQuery } from '../../server/http/contract/reports.ts'
import { MAX_PINS, type CompareView, type Picture, type Split } from './compare-view.ts'
import { levelOfCode } from './compare-drill.ts'
import { AGENCY_LEVELS } from './filters.ts'
import { singleOf, type Measure } from './measures.ts'
import { filterQuery } from './overview-queries.ts'
import { formatYears } from './params.ts'

/** Most lines that can be told apart. */
export const MAX_LINES = 8
/** The most rows that one answer holds. */
export const EVERY_ROW = 10_000

/** Pictures of one mark per subject, all of them at once. */
const CLOUDS: readonly Picture[] = ['scatter', 'dots', 'funnel']

/** The second dimension of the rows: the reader's, or years where the picture runs over them. */
export function splitOf(view: CompareView, picture: Picture): Split | null {
  if (picture === 'flow') return null
  if (view.split) return view.split
  return (picture === 'lines' || picture === 'heat') && view.by !== 'year' ? 'year' : null
}

/** True when years are one of the dimensions: then no choice of years means all of them. */
export function overYears(view: CompareView, picture: Picture): boolean {
  return picture !== 'flow' && (view.by === 'year' || splitOf(view, picture) === 'year')
}

/** The years asked for; empty: all. */
export function yearsOf(view: CompareView, picture: Picture, latest: number | null): number[] {
  if (view.years.length > 0 || overYears(view, picture) || latest === null) return view.years
  return [latest]
}

function orderOf(view: CompareView, sort: string): string {
  if (view.by === 'year') return 'year'
  if (view.order === 'name') return view.by
  return view.order === 'value' ? `-${sort}` : sort
}

/** The flow of applications: what came in, and everything that can become of it. */
export const FLOW_IN = ['applications.received.new', 'applications.received.carried_in']
export const FLOW_OUT = [
  'outcome.granted',
  'outcome.partial',
  'outcome.denied.total',
  'outcome.unavailable.total',
  'outcome.rejected.total',
  'outcome.other.total',
  'applications.carried_out',
]

export interface Axes {
  x: string
  y: string
  /** Null: every mark has one size. */
  size: string | null
}

/** The indicators of a scatter plot: the measure, and what the reader or good sense sets against it. */
export function axesOf(view: CompareView, measure: Measure, known: (code: string) => boolean): Axes {
  const x = singleOf(measure) ?? measure.codes[0]!
  const first = (...codes: (string | null)[]) =>
    codes.find((code): code is string => code !== null && code !== x && known(code)) ?? null
  const y = first(view.against, 'rate.disclosure', 'applications.received.new') ?? x
  const size = first(view.size, 'outcome.total', 'applications.received.new')
  return { x, y, size: size === y ? null : size }
}

/** Only these pictures show all codes of a measure; the others speak of one. */
export function codesOf(
  view: CompareView,
  measure: Measure,
  picture: Picture,
  known: (code: string) => boolean = () => true,
): readonly string[] {
  if (picture === 'flow') return [...FLOW_IN, ...FLOW_OUT].filter(known)
  if (picture === 'scatter') {
    const { x, y, size } = axesOf(view, measure, known)
    return [x, y, ...(size ? [size] : [])]
  }
  const single = singleOf(measure)
  const one = picture === 'dots' || picture === 'funnel' || picture === 'tiles' || splitOf(view, picture)
  return one && single ? [single] : measure.codes
}

/** Filters of the page that are those of every query. */
function baseQuery(view: CompareView, years: readonly number[]): AggregatesQuery {
  return { ...filterQuery(view, years), applicant: view.applicant.join(',') || undefined }
}

/**
 * The rows of the picture.
 * @param leaders where pairs of agencies are drawn: the agencies to draw, found by `leadersQuery`
 */
export function compareQuery(
  view: CompareView,
  measure: Measure,
  picture: Picture,
  latest: number | null,
  leaders: readonly number[] = [],
  known?: (code: string) => boolean,
): AggregatesQuery {
  const codes = codesOf(view, measure, picture, known)
  const years = yearsOf(view, picture, latest)
  if (picture === 'flow')
    return {
      indicators: codes.join(','),
      by: 'applicant',
      ...baseQuery({ ...view, applicant: [] }, years),
      agency: view.only ? view.pins.join(',') || undefined : undefined,
    }
  const split = splitOf(view, picture)
  const cloud = CLOUDS.includes(picture)
  const paired = split !== null
  const only = view.only ? view.pins : needsLeaders(view, picture) ? leaders : []
  const level = picture === 'tiles' ? 'province' : view.level
  const every = paired || cloud || view.by === 'year' || picture === 'tiles'
  const beside = paired || cloud || picture === 'tiles' || picture === 'lines' ? [] : measure.extra
  return {
    indicators: [...codes, ...beside].join(','),
    by: !paired ? view.by : split === 'year' ? `year,${view.by}` : `${view.by},${split}`,
    ...baseQuery(view, years),
    level: view.by === 'region' ? (level ?? undefined) : undefined,
    agency: only.join(',') || undefined,
    sort: paired ? undefined : orderOf(view, every ? codes[0]! : measure.sort),
    limit: every ? EVERY_ROW : view.rows,
  }
}

/**
 * Where there are more subjects than an answer holds: how all of them lie, from the server. Null where it is not
 * needed, or regions and sectors are compared, of which there are never so many.
 */
export function wholeQuery(
  view: CompareView,
  measure: Measure,
  picture: Picture,
  latest: number | null,
): AggregatesQuery | null {
  if (view.by !== 'agency' || (picture !== 'dots' && picture !== 'funnel')) return null
  const split = picture === 'dots' ? view.split : null
  return {
    indicators: singleOf(measure) ?? measure.codes[0]!,
    by: split ?? undefined,
    ...baseQuery(view, yearsOf(view, picture, latest)),
    // Each agency's own report: what governments sum up is in them already.
    scope: view.scope === 'auto' ? 'own' : view.scope,
    statistics: 'n,q1,median,q3',
  }
}

/** Pairs of agencies would be too many to ask for at once: first which agencies, then their pairs. */
export function needsLeaders(view: CompareView, picture: Picture): boolean {
  return view.by === 'agency' && !view.only && splitOf(view, picture) !== null && picture !== 'dots'
}

/** Which agencies to draw pairs of: the largest of the latest year asked for. */
export function leadersQuery(
  view: CompareView,
  measure: Measure,
  latest: number | null,
  picture: Picture = 'lines',
): AggregatesQuery {
  const year = view.years.at(-1) ?? latest
  const code = singleOf(measure) ?? measure.codes[0]!
  const up = view.order === 'value_up' && picture !== 'lines'
  return {
    indicators: code,
    by: 'agency',
    ...baseQuery(view, year === null ? [] : [year]),
    sort: `${up ? '' : '-'}${code}`,
    limit: picture === 'lines' ? MAX_LINES : view.rows,
  }
}

export const SIDE_BY_SIDE = [
  'applications.received.new',
  'outcome.total',
  'rate.disclosure',
  'legal.reconsideration.total',
  'legal.litigation.total',
  'procurement.amount',
]
const SIDE_BY_SIDE_PARTS = FLOW_OUT.slice(0, -1)

/** The headline figures of the picked agencies, whatever the other filters leave out. */
export function sideBySideQuery(view: CompareView, latest: number | null): AggregatesQuery {
  const years = view.years.length > 0 || latest === null ? view.years : [latest]
  return {
    indicators: [...SIDE_BY_SIDE, ...SIDE_BY_SIDE_PARTS].join(','),
    by: 'agency',
    years: formatYears(years) || undefined,
    agency: view.pins.join(','),
  }
}

/** Every year of the picked agencies, for small multiples on a common axis. */
export function pinnedYearsQuery(view: CompareView, measure: Measure): AggregatesQuery {
  return {
    indicators: singleOf(measure) ?? measure.codes[0]!,
    by: 'year,agency',
    agency: view.pins.slice(0, MAX_PINS).join(','),
    applicant: view.applicant.join(',') || undefined,
    limit: EVERY_ROW,
  }
}

/** Every year of one picked region: regions are asked for one by one, for each has its own level. */
export function placeYearsQuery(view: CompareView, measure: Measure, adcode: string): AggregatesQuery {
  return {
    indicators: singleOf(measure) ?? measure.codes[0]!,
    by: 'year',
    ...baseQuery({ ...view, within: [adcode] }, []),
    limit: EVERY_ROW,
  }
}

/** The filters that leave the mark looked at alone; null when it is a year, or there is none. Agencies have no filter. */
function narrowedTo(view: CompareView): Partial<CompareView> | null {
  const key = view.focus
  if (!key || view.by === 'year') return null
  const [code = '', direct] = key.split('.')
  const narrowed: Record<Exclude<CompareView['by'], 'year'>, Partial<CompareView>> = {
    agency: {},
    region: { within: [code], ...(direct && { agencyLevel: levelOfCode(code) }) },
    sector: { sector: [key] },
    level: { agencyLevel: AGENCY_LEVELS.find((level) => level === key) ?? null },
    applicant: { applicant: [key] },
  }
  return narrowed[view.by]
}

/** Every year of the mark that the reader looks at; null when that is a year itself, or does not name one. */
export function focusQuery(view: CompareView, measure: Measure): AggregatesQuery | null {
  const narrowed = narrowedTo(view)
  if (!narrowed) return null
  return {
    indicators: singleOf(measure) ?? measure.codes[0]!,
    by: 'year',
    ...baseQuery({ ...view, ...narrowed }, []),
    ...(view.by === 'agency' && {
      agency: view.focus ?? undefined,
      within: undefined,
      sector: undefined,
      agencyLevel: undefined,
    }),
  }
}

/** The same as a question of its own: what leaves the page with its chart. */
export function focusView(view: CompareView, show: string): Partial<CompareView> {
  const alone = { show, split: null, years: [], focus: null, behind: null, picture: 'lines' as const }
  if (view.by === 'agency')
    return { ...alone, pins: [Number(view.focus)], only: true, within: [], sector: [], agencyLevel: null }
  return { ...alone, by: 'year', level: null, ...narrowedTo(view) }
}

/** The reports behind a region's bar. */
export function behindQuery(view: CompareView, picture: Picture, latest: number | null): ReportsQuery {
  return {
    within: view.behind ?? undefined,
    years: formatYears(yearsOf(view, picture, latest)) || undefined,
    sector: view.sector.join(',') || undefined,
    agencyLevel: view.agencyLevel ?? undefined,
    scope: view.scope === 'auto' ? undefined : view.scope,
    limit: 200,
  }
}
