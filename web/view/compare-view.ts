/** What the address of the compare page remembers: the question, the picture and the reader's picks. */
import { filterParams, NO_FILTERS, parseFilters, type Filters } from './filters.ts'
import { formatParams, readChoice, readList } from './params.ts'

export const SUBJECTS = ['agency', 'region', 'sector', 'level', 'applicant', 'year'] as const
/** What a subject can be split by: dimensions with few enough values to be told apart. */
export const SPLITS = ['year', 'sector', 'level', 'applicant'] as const
export const PICTURES = [
  'bars',
  'shares',
  'stacks',
  'lines',
  'heat',
  'scatter',
  'dots',
  'funnel',
  'flow',
  'tiles',
  'table',
] as const
export const REGION_LEVELS = ['province', 'prefecture', 'county'] as const
export const ORDERS = ['value', 'value_up', 'name'] as const
export const ROWS = [20, 50, 100, 200] as const
export const MAX_PINS = 8

/**
 * Version of the grammar below. Links without one are of version 1; should a name change its meaning, the reader
 * of old links goes where `parseCompareView` begins.
 */
export const VERSION = 1

export type Subject = (typeof SUBJECTS)[number]
export type Split = (typeof SPLITS)[number]
export type Picture = (typeof PICTURES)[number]
export type Order = (typeof ORDERS)[number]

/** The question with every part decided: what queries, pictures and words are made of. */
export interface CompareView extends Filters {
  /** A topic of the page (`outcomes`) or the code of one indicator (`rate.disclosure`). */
  show: string
  by: Subject
  /** Second grouping; null: none. Never the same as `by`. */
  split: Split | null
  /** Null: the picture that suits `show` best. */
  picture: Picture | null
  /** Codes of the second indicator and of the size in a scatter plot; null: what suits `show`. */
  against: string | null
  size: string | null
  /** Types of applicants that are counted; empty: the total. */
  applicant: string[]
  /** Granularity of regions; null: one below the chosen region. */
  level: (typeof REGION_LEVELS)[number] | null
  order: Order
  /** How many rows are shown at most. */
  rows: (typeof ROWS)[number]
  /** Agencies picked for comparison side by side, in the order picked. */
  pins: number[]
  /** Regions picked, by adcode, in the order picked. */
  places: string[]
  /** Show the picked agencies only. */
  only: boolean
  /** Key of the mark that the reader looks at: `12`, `210100`, `housing_urban_rural`, `2020`. */
  focus: string | null
  /** The region whose reports are listed; null: closed. */
  behind: string | null
}

/** The question as the address has it: what the reader has not chosen is left to what is loaded (`fitView`). */
export interface AskedView extends Omit<CompareView, 'by' | 'rows'> {
  by: Subject | null
  rows: CompareView['rows'] | null
}

export const COMPARE_DEFAULTS: AskedView = {
  ...NO_FILTERS,
  show: 'outcomes',
  by: null,
  split: null,
  picture: null,
  against: null,
  size: null,
  applicant: [],
  level: null,
  order: 'value',
  rows: null,
  pins: [],
  places: [],
  only: false,
  focus: null,
  behind: null,
}

const CODE = /^[a-z0-9_]+(\.[a-z0-9_]+)*$/
const ADCODE = /^\d{6}$/

/** Rows shown when the reader has not said how many: all provinces, all sectors; the first of agencies. */
export function usualRows(by: Subject): CompareView['rows'] {
  return by === 'agency' ? 20 : 50
}

/** Reads what it understands and drops the rest, so that old and foreign links still open. */
export function parseCompareView(search: string): AskedView {
  const params = new URLSearchParams(search)
  const matching = (name: string, pattern: RegExp): string | null => {
    const value = params.get(name) ?? ''
    return pattern.test(value) ? value : null
  }
  const pins = readList(params, 'pins', /^[1-9]\d{0,8}$/, MAX_PINS).map(Number)
  const by = readChoice(params, 'by', SUBJECTS, null)
  const split = readChoice(params, 'split', SPLITS, null)
  return {
    ...parseFilters(params),
    show: matching('show', CODE) ?? COMPARE_DEFAULTS.show,
    by,
    split: split === by ? null : split,
    picture: readChoice(params, 'picture', PICTURES, null),
    against: matching('against', CODE),
    size: matching('size', CODE),
    applicant: readList(params, 'applicant', /^[a-z_]+$/),
    level: readChoice(params, 'level', REGION_LEVELS, null),
    order: readChoice(params, 'order', ORDERS, COMPARE_DEFAULTS.order),
    rows: ROWS.find((rows) => `${rows}` === params.get('rows')) ?? COMPARE_DEFAULTS.rows,
    pins,
    places: readList(params, 'places', ADCODE, MAX_PINS),
    only: pins.length > 0 && params.get('only') === '1',
    focus: matching('focus', /^[a-z0-9_.]{1,40}$/),
    behind: matching('behind', ADCODE),
  }
}

/** The shortest address of the view; only what differs from the defaults, and the version of the grammar. */
export function formatCompareView(view: AskedView): string {
  const search = formatParams({
    show: view.show === COMPARE_DEFAULTS.show ? null : view.show,
    by: view.by,
    split: view.split,
    ...filterParams(view),
    applicant: view.applicant.join(','),
    level: view.level,
    picture: view.picture,
    against: view.against,
    size: view.size,
    order: view.order === COMPARE_DEFAULTS.order ? null : view.order,
    rows: view.rows,
    pins: view.pins.join(','),
    places: view.places.join(','),
    only: view.only && view.pins.length > 0 ? 1 : null,
    focus: view.focus,
    behind: view.behind,
  })
  return search && `${search}&v=${VERSION}`
}

/** How many filters of this page are set. */
export function countCompareFilters(view: AskedView): number {
  const { applicant, ...rest } = view
  return Object.values(filterParams(rest)).filter(Boolean).length + (applicant.length > 0 ? 1 : 0)
}
