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
    if (!seen.has(keyOf(implied.fact))) throw new RangeError(`No cell ${nameOf(implied.cell)}`)
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
  const rest = new Map(facts.map((fact) => [keyOf(fact), fact]))
  for (const unprinted of unprintedWholes(form, rest)) {
    if (unprinted.printed) rest.set(unprinted.key, unprinted.printed)
    else rest.delete(unprinted.key)
  }
  const printed = impliedFacts(form).map(({ fact, cell }) => {
    const stored = rest.get(keyOf(fact))
    rest.delete(keyOf(fact))
    return stored ? cellOfFact(stored) : cell
  })
  return [...printed, ...[...rest.values()].map(cellOfFact)]
}

/**
 * For the wholes that the form has no row for: the fact, if the report prints one all the same. What merely follows
 * from the parts does not; a zero is printed if the parts do not give it.
 */
function unprintedWholes(
  form: Form,
  facts: ReadonlyMap<number, Fact>,
): { key: number; printed: Fact | null }[] {
  return wholeRows
    .filter(({ whole }) => !whole.printed.includes(form))
    .flatMap(({ whole, parts }) =>
      [...applicantIds.values()].map((applicant_id) => {
        const implied = (code: string): Fact => ({
          indicator_id: indicatorByCode.get(code)!.id,
          applicant_id,
          value: 0,
          state: 'ok',
        })
        const read = (code: string): Fact => facts.get(keyOf(implied(code))) ?? implied(code)
        const stored = read(whole.code)
        const follows = wholeFigure(undefined, parts.map(read))
        const same = stored.value === follows.value && stored.state === follows.state
        return { key: keyOf(stored), printed: same ? null : stored }
      }),
    )
}

function impliedFacts(form: Form): { fact: Fact; cell: CellValue }[] {
  return printedIndicators(form).flatMap(({ id, table }) =>
    (table === 3 ? [...applicantIds.values()] : [0]).map((applicant_id) => {
      const fact: Fact = { indicator_id: id, applicant_id, value: 0, state: 'ok' }
      return { fact, cell: cellOfFact(fact) }
    }),
  )
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

function cellOfFact({ indicator_id, applicant_id, value, state }: Fact): CellValue {
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
