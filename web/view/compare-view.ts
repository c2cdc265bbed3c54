/** What the address of the compare page remembers: the question, the picture and the reader's picks. */
import { filterParams, NO_FILTERS, parseFilters, type Filters } from './filters.ts'
import { formatParams, readChoice, readList } from './params.ts'

export const SUBJECTS = ['agency', 'region', 'sector', 'year'] as const
export const PICTURES = ['bars', 'shares', 'lines', 'table'] as const
export const REGION_LEVELS = ['province', 'prefecture', 'county'] as const
export const ORDERS = ['value', 'value_up', 'name'] as const
export const ROWS = [20, 50, 100, 200] as const
export const MAX_PINS = 8

export type Subject = (typeof SUBJECTS)[number]
export type Picture = (typeof PICTURES)[number]
export type Order = (typeof ORDERS)[number]

export interface CompareView extends Filters {
  /** A topic of the page (`outcomes`) or the code of one indicator (`rate.disclosure`). */
  show: string
  by: Subject
  /** Null: the picture that suits `show` best. */
  picture: Picture | null
  /** Granularity of regions; null: one below the chosen region. */
  level: (typeof REGION_LEVELS)[number] | null
  order: Order
  /** How many rows are shown at most. */
  rows: (typeof ROWS)[number]
  /** Agencies picked for side-by-side comparison, in the order picked. */
  pins: number[]
  /** Show the picked agencies only. */
  only: boolean
  /** The region whose reports are listed; null: closed. */
  behind: string | null
}

export const COMPARE_DEFAULTS: CompareView = {
  ...NO_FILTERS,
  show: 'outcomes',
  by: 'agency',
  picture: null,
  level: null,
  order: 'value',
  rows: 20,
  pins: [],
  only: false,
  behind: null,
}

export function parseCompareView(search: string): CompareView {
  const params = new URLSearchParams(search)
  const pins = readList(params, 'pins', /^[1-9]\d{0,8}$/, MAX_PINS).map(Number)
  const show = params.get('show') ?? ''
  const behind = params.get('behind') ?? ''
  return {
    ...parseFilters(params),
    show: /^[a-z0-9_]+(\.[a-z0-9_]+)*$/.test(show) ? show : COMPARE_DEFAULTS.show,
    by: readChoice(params, 'by', SUBJECTS, COMPARE_DEFAULTS.by),
    picture: readChoice(params, 'picture', PICTURES, null),
    level: readChoice(params, 'level', REGION_LEVELS, null),
    order: readChoice(params, 'order', ORDERS, COMPARE_DEFAULTS.order),
    rows: ROWS.find((rows) => `${rows}` === params.get('rows')) ?? COMPARE_DEFAULTS.rows,
    pins,
    only: pins.length > 0 && params.get('only') === '1',
    behind: /^\d{6}$/.test(behind) ? behind : null,
  }
}

export function formatCompareView(view: CompareView): string {
  return formatParams({
    show: view.show === COMPARE_DEFAULTS.show ? null : view.show,
    by: view.by === COMPARE_DEFAULTS.by ? null : view.by,
    ...filterParams(view),
    level: view.level,
    picture: view.picture,
    order: view.order === COMPARE_DEFAULTS.order ? null : view.order,
    rows: view.rows === COMPARE_DEFAULTS.rows ? null : view.rows,
    pins: view.pins.join(','),
    only: view.only && view.pins.length > 0 ? 1 : null,
    behind: view.behind,
  })
}
