/**
 * Cells as sparse facts and back. A printed zero is not stored: the form implies it. Everything else is, a zero
 * that is not printed as such (`无`, an inferred one) and every cell without a value included. A row that some form
 * prints in parts is there as a whole too (`whole-rows.ts`), so that no sum depends on how it was printed.
 */
import type { Applicant, Cell, CellState, Form } from '../server/report/report.ts'
import {
  dictionary,
  indicatorByCode,
  printedIndicators,
  type IndicatorEntry,
} from './reference/indicators.ts'
import { wholeFigure, wholeRows, type Figure } from './whole-rows.ts'

/** A row of the table `fact`, without its report. Money in fen; `applicant_id` 0 outside table 3. */
export interface Fact {
  indicator_id: number
  applicant_id: number
  value: number | null
  state: CellState
}

/** A cell without what only the source can say of it. Money in yuan; `applicant` only in table 3. */
export type CellValue = Pick<Cell, 'code' | 'applicant' | 'value' | 'state'>

const FEN = 100

const applicantIds = new Map<Applicant, number>(dictionary.applicants.map(({ id, code }) => [code, id]))
const applicantCodes = new Map(dictionary.applicants.map(({ id, code }) => [id, code]))
const indicatorById = new Map(dictionary.indicators.map((entry) => [entry.id, entry]))

/**
 * What to store of the cells of one report, in the order of the table's key.
 * @throws RangeError when the cells are not all cells of the form, or one cannot be what it says: a cell left out
 *   would be read back as zero.
 */
export function factsOfCells(form: Form, cells: readonly CellValue[]): Fact[] {
  const facts: Fact[] = []
  const seen = new Set<number>()
  for (const cell of cells) {
    const fact = factOfCell(cell)
    const key = keyOf(fact)
    if (seen.has(key)) throw new RangeError(`Two cells ${nameOf(cell)}`)
    seen.add(key)
    if (fact.state !== 'ok' || fact.value !== 0) facts.push(fact)
  }
  for (const implied of impliedFacts(form)) {
    if (!seen.has(keyOf(implied))) throw new RangeError(`No cell ${nameOf(cellOfFact(implied))}`)
  }
  return withWholes(facts, cells).sort((a, b) => keyOf(a) - keyOf(b))
}

function withWholes(facts: readonly Fact[], cells: readonly CellValue[]): Fact[] {
  const given = new Map(cells.map((cell) => [nameOf(cell), cell]))
  const ids = new Set(wholeRows.map(({ whole }) => whole.id))
  const wholes = wholeRows.flatMap(({ whole, parts }) =>
    [...applicantIds].map(([applicant, applicant_id]): Fact => {
      const read = (code: string): Figure | undefined => given.get(nameOf({ code, applicant }))
      const figure = wholeFigure(read(whole.code), parts.map(read))
      return { indicator_id: whole.id, applicant_id, value: figure.value, state: figure.state }
    }),
  )
  return [
    ...facts.filter(({ indicator_id }) => !ids.has(indicator_id)),
    ...wholes.filter(({ value, state }) => state !== 'ok' || value !== 0),
  ]
}

/** Every cell of the form, in the order of the dictionary, then what the report prints beyond it. */
export function cellsOfFacts(form: Form, facts: readonly Fact[]): CellValue[] {
  return placeFacts(form, facts, IMPLIED[form].cells, cellOfFact)
}

/**
 * What stands in every cell of a form, without looking at each: most of them are printed zeros.
 * @param implied what stands for the facts of `impliedFacts`, in their order.
 */
export function placeFacts<T>(
  form: Form,
  facts: readonly Fact[],
  implied: readonly T[],
  of: (fact: Fact) => T,
): T[] {
  const { places, wholes } = IMPLIED[form]
  const placed = [...implied]
  const given = new Map(facts.map((fact) => [keyOf(fact), fact]))
  // Wholes that the form has no row for: what merely follows from the parts is not printed.
  const beyond = new Map(wholes.map((whole) => [whole.key, printedWhole(whole, given)]))
  for (const [key, fact] of given) {
    const place = places.get(key)
    if (place !== undefined) placed[place] = of(fact)
    else if (beyond.get(key) !== null) placed.push(of(fact))
  }
  for (const [key, fact] of beyond) if (fact && !given.has(key)) placed.push(of(fact))
  return placed
}

/** The printed zeros of a form, in the order of the dictionary. */
export function impliedFacts(form: Form): readonly Fact[] {
  return IMPLIED[form].facts
}

interface Implied {
  facts: readonly Fact[]
  cells: readonly CellValue[]
  /** By the key of a fact: its place in either. */
  places: ReadonlyMap<number, number>
  /** For each column: the wholes that the form has no row for. */
  wholes: readonly UnprintedWhole[]
}

interface UnprintedWhole {
  key: number
  zero: Fact
  parts: readonly { key: number; zero: Fact }[]
}

/** The fact, if the report prints one all the same; a zero is printed if the parts do not give it. */
function printedWhole({ key, zero, parts }: UnprintedWhole, facts: ReadonlyMap<number, Fact>): Fact | null {
  const stored = facts.get(key)
  const inParts = parts.map((part) => facts.get(part.key))
  if (!stored && inParts.every((fact) => !fact)) return null
  const { value, state } = stored ?? zero
  const follows = wholeFigure(
    undefined,
    inParts.map((fact, i) => fact ?? parts[i]!.zero),
  )
  return value === follows.value && state === follows.state ? null : (stored ?? zero)
}

const IMPLIED: Readonly<Record<Form, Implied>> = { '2019': impliedBy('2019'), '2021': impliedBy('2021') }

function impliedBy(form: Form): Implied {
  const columns = [...applicantIds.values()]
  const zeroOf = (indicator_id: number, applicant_id: number): Fact =>
    Object.freeze({ indicator_id, applicant_id, value: 0, state: 'ok' })
  const keyed = (zero: Fact) => ({ key: keyOf(zero), zero })
  const facts = printedIndicators(form).flatMap(({ id, table }) =>
    (table === 3 ? columns : [0]).map((applicant_id) => zeroOf(id, applicant_id)),
  )
  const wholes = wholeRows
    .filter(({ whole }) => !whole.printed.includes(form))
    .flatMap(({ whole, parts }) =>
      columns.map((applicant_id) => ({
        ...keyed(zeroOf(whole.id, applicant_id)),
        parts: parts.map((code) => keyed(zeroOf(indicatorByCode.get(code)!.id, applicant_id))),
      })),
    )
  return {
    facts,
    cells: facts.map((fact) => Object.freeze(cellOfFact(fact))),
    places: new Map(facts.map((fact, place) => [keyOf(fact), place])),
    wholes,
  }
}

function factOfCell(cell: CellValue): Fact {
  const entry = indicatorByCode.get(cell.code)
  if (!entry || entry.table === null) throw new RangeError(`${cell.code} is not a cell of any form`)
  if ((entry.table === 3) !== (cell.applicant !== undefined)) {
    throw new RangeError(`${nameOf(cell)}: an applicant belongs to table 3, and only to it`)
  }
  const applicant_id = cell.applicant === undefined ? 0 : applicantIds.get(cell.applicant)
  if (applicant_id === undefined) throw new RangeError(`Unknown applicant ${cell.applicant}`)
  if (cell.state === 'ok' && cell.value === null)
    throw new RangeError(`${nameOf(cell)} is ok without a value`)
  const value = cell.value === null ? null : storedValue(cell.value, entry, cell)
  return { indicator_id: entry.id, applicant_id, value, state: cell.state }
}

function storedValue(value: number, { unit }: IndicatorEntry, cell: CellValue): number {
  const stored = unit === 'money' ? Math.round(value * FEN) : value
  // Yuan with two decimals come back as the very same number; anything finer is not money as forms print it.
  if (!Number.isSafeInteger(stored) || (unit === 'money' && stored / FEN !== value)) {
    throw new RangeError(`${nameOf(cell)} cannot be stored exactly: ${value}`)
  }
  return stored === 0 ? 0 : stored
}

export function cellOfFact({ indicator_id, applicant_id, value, state }: Fact): CellValue {
  const entry = indicatorById.get(indicator_id)
  if (!entry) throw new RangeError(`Unknown indicator ${indicator_id}`)
  const applicant = applicantCodes.get(applicant_id)
  return {
    code: entry.code,
    ...(applicant === undefined ? {} : { applicant }),
    value: value !== null && entry.unit === 'money' ? value / FEN : value,
    state,
  }
}

function keyOf({ indicator_id, applicant_id }: Fact): number {
  return indicator_id * 8 + applicant_id
}

function nameOf({ code, applicant }: Pick<CellValue, 'code' | 'applicant'>): string {
  return applicant === undefined ? code : `${code}[${applicant}]`
}
