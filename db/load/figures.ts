/**
 * The figures of one report as a row of numbers, in the order of its form: how reports are made and added by the
 * million. A cell that is not in `states` holds a printed number.
 */
import type { Applicant, Cell, CellState, Form } from '../../server/report/report.ts'
import type { Fact } from '../facts.ts'
import { dictionary, printedIndicators } from '../reference/indicators.ts'
import { wholeFigure, wholeRows, type Figure } from '../whole-rows.ts'

/** One cell of a form. `applicant_id` 0 outside table 3. */
export interface Slot {
  code: string
  applicant: Applicant | undefined
  indicator_id: number
  applicant_id: number
  /** Values are fen. */
  money: boolean
}

export interface Figures {
  form: Form
  /** By slot; money in fen. Null cells are 0 here and named in `states`. */
  values: Float64Array
  /** What is not a plain number, by slot. */
  states: Map<number, CellState>
}

const SLOTS: Readonly<Record<Form, readonly Slot[]>> = { '2019': slots('2019'), '2021': slots('2021') }

function slots(form: Form): Slot[] {
  return printedIndicators(form).flatMap(({ id, code, table, unit }): Slot[] => {
    const slot = { code, indicator_id: id, money: unit === 'money' }
    if (table !== 3) return [{ ...slot, applicant: undefined, applicant_id: 0 }]
    return dictionary.applicants.map((a) => ({ ...slot, applicant: a.code, applicant_id: a.id }))
  })
}

export function slotsOf(form: Form): readonly Slot[] {
  return SLOTS[form]
}

const PLACES: Readonly<Record<Form, ReadonlyMap<string, number>>> = {
  '2019': places('2019'),
  '2021': places('2021'),
}

function places(form: Form): Map<string, number> {
  const found = new Map<string, number>()
  slots(form).forEach(({ code, applicant_id }, place) => {
    if (applicant_id <= 1) found.set(code, place)
  })
  return found
}

/**
 * The slot of an indicator; in table 3 that of its first column, the others follow in their order.
 * @throws RangeError when the form does not print it.
 */
export function placeOf(form: Form, code: string): number {
  const place = PLACES[form].get(code)
  if (place === undefined) throw new RangeError(`The form of ${form} prints no ${code}`)
  return place
}

export function noFigures(form: Form): Figures {
  return { form, values: new Float64Array(SLOTS[form].length), states: new Map() }
}

/** States in which a cell holds no value. */
const EMPTY: ReadonlySet<CellState> = new Set([
  'missing',
  'not_applicable',
  'unit_missing',
  'invalid',
  'absent',
])

/** Whole cells, as the reader gives them: with what would be printed. */
export function cellsOfFigures({ form, values, states }: Figures): Cell[] {
  return SLOTS[form].map(({ code, applicant, money }, place): Cell => {
    const state = states.get(place) ?? 'ok'
    const value = EMPTY.has(state) ? null : money ? values[place]! / 100 : values[place]!
    return {
      code,
      ...(applicant === undefined ? {} : { applicant }),
      value,
      state,
      raw: state === 'text_zero' ? '无' : value === null ? '' : money ? `${value}元` : `${value}`,
      ...(money ? { unit: 'CNY' as const } : {}),
      at: null,
    }
  })
}

/** Rows of `fact`, in the order of its key: the same as `factsOfCells` makes of the cells. */
export function factsOfFigures(figures: Figures): Fact[] {
  const { form, values, states } = figures
  const facts: Fact[] = []
  for (const { place, indicator_id, applicant_id } of IN_ORDER[form]) {
    const state = states.size === 0 ? 'ok' : (states.get(place) ?? 'ok')
    const value = values[place]!
    if (state === 'ok' && value === 0) continue
    facts.push({ indicator_id, applicant_id, value: EMPTY.has(state) ? null : value, state })
  }
  const wholes = unprintedWholes(figures)
  return wholes.length === 0 ? facts : [...facts, ...wholes].sort(byKey)
}

type Key = Pick<Fact, 'indicator_id' | 'applicant_id'>

const byKey = (a: Key, b: Key): number => a.indicator_id - b.indicator_id || a.applicant_id - b.applicant_id

/** The slots in the order of the key of `fact`. */
const IN_ORDER: Readonly<Record<Form, readonly (Key & { place: number })[]>> = {
  '2019': inOrder('2019'),
  '2021': inOrder('2021'),
}

function inOrder(form: Form): (Key & { place: number })[] {
  return slots(form)
    .map(({ indicator_id, applicant_id }, place) => ({ place, indicator_id, applicant_id }))
    .sort(byKey)
}

/** Rows that the form prints in parts: the sum of these. */
function unprintedWholes({ form, values, states }: Figures): Fact[] {
  return UNPRINTED[form].flatMap(({ id, parts }) =>
    dictionary.applicants.flatMap(({ id: applicant_id }): Fact[] => {
      const plain = parts.every((first) => values[first + applicant_id - 1] === 0)
      if (plain && states.size === 0) return []
      const figures = parts.map((first): Figure => {
        const place = first + applicant_id - 1
        const state = states.get(place) ?? 'ok'
        return { state, value: EMPTY.has(state) ? null : values[place]! }
      })
      const { value, state } = wholeFigure(undefined, figures)
      return state === 'ok' && value === 0 ? [] : [{ indicator_id: id, applicant_id, value, state }]
    }),
  )
}

const UNPRINTED: Readonly<Record<Form, readonly { id: number; parts: number[] }[]>> = {
  '2019': unprinted('2019'),
  '2021': unprinted('2021'),
}

function unprinted(form: Form): { id: number; parts: number[] }[] {
  return wholeRows
    .filter(({ whole }) => !whole.printed.includes(form))
    .map(({ whole, parts }) => ({ id: whole.id, parts: parts.map((code) => placeOf(form, code)) }))
}
