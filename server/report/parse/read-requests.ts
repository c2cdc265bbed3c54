/** Table 3: requests and their outcomes by applicant. Short rows are laid out by the arithmetic of the form. */
import { cellKey, rowKeys } from '../tables/forms.ts'
import { APPLICANTS, type Applicant } from '../report.ts'
import { chooseRows } from './choose-row.ts'
import { applicantColumns, headerStart, outOfOrder } from './columns.ts'
import { type Identity } from './identities.ts'
import { readLabelsApart } from './labels-apart.ts'
import { learnLayout, placeRow } from './place.ts'
import { noteCell, noteUndecided, printedValues, readCell, refs, spanOf, type Readings } from './reading.ts'
import type { PrintedRow, Scan } from './scan.ts'
import { withoutRowNumbers } from './row-numbers.ts'
import { solveRows, type Solution } from './solve-rows.ts'
import type { Token } from './tokens.ts'

interface ShortRow {
  row: PrintedRow
  keys: readonly string[]
  values: readonly Token[]
}

export function readRequests(
  readings: Readings,
  scan: Scan,
  identities: readonly Identity[],
  keepsBlanks: boolean,
): void {
  const rows = withoutRowNumbers(
    scan.rows.filter((row) => row.axis === 'request'),
    APPLICANTS.length,
  )
  if (rows.length === 0) return
  const applicants = columnsOf(readings, scan, rows)
  if (applicants === null) {
    for (const row of rows)
      noteUndecided(
        readings,
        APPLICANTS.map((applicant) => cellKey(row.is, applicant)),
        row.tokens,
      )
    return
  }
  const official = applicants.every((applicant, column) => applicant === APPLICANTS[column])
  const keysOf = (code: string): readonly string[] => {
    if (!official) return applicants.map((applicant) => cellKey(code, applicant))
    const keys = rowKeys(code)
    return applicants.length === keys.length ? keys : keys.slice(0, applicants.length)
  }
  const layout = learnLayout(
    rows.map((row) => ({ row, size: applicants.length })),
    keepsBlanks,
    headerStart(scan.headers.filter((header) => header.table === 3)),
  )
  const short: ShortRow[] = []
  for (const [code, { row, conflicts }] of chooseRows(
    readLabelsApart(readings, rows, applicants, identities),
  )) {
    const keys = keysOf(code)
    const note = (rule: string, actual: string | number) =>
      readings.notices.push({ rule, cells: refs(keys), actual, expected: keys.length, at: spanOf(row.label) })
    if (conflicts.length > 0) {
      noteUndecided(readings, keys, row.tokens)
      note('M-DUPLICATE-ROW', [row, ...conflicts].map((other) => printedValues(other.tokens)).join(' / '))
      continue
    }
    const placement = placeRow(row, applicants.length, layout, (cells) =>
      plausible(readings, applicants, cells),
    )
    if (placement.kind === 'placed') {
      const closedUp = looksClosedUp(readings, keys, placement.cells)
      if (closedUp) short.push({ row, keys, values: placement.cells.filter((cell) => cell.kind !== 'blank') })
      else
        for (let i = 0; i < keys.length; i++) noteCell(readings, keys[i]!, placement.cells[i]!, 'count', null)
      if (placement.surplus.length > 0) note('M-EXTRA-VALUES', printedValues(placement.surplus))
    } else if (placement.kind === 'short') short.push({ row, keys, values: placement.values })
    else if (placement.kind === 'extra') {
      noteUndecided(readings, keys, row.tokens)
      note('M-EXTRA-VALUES', printedValues(row.tokens))
    } else {
      const at = { start: row.label.end, end: row.label.end }
      for (const key of keys) readings.cells.set(key, { value: null, state: 'missing', raw: '', at })
      note('M-SHORT-ROW', 0)
    }
  }
  solveAll(readings, short, identities)
}

/** Null where headings are lost and the others stand in an order of their own: nothing tells which column is whose. */
function columnsOf(readings: Readings, scan: Scan, rows: readonly PrintedRow[]): Applicant[] | null {
  const headers = scan.headers.filter((header) => header.table === 3)
  const { columns, unnamed, lost } = applicantColumns(headers)
  const named = columns.map(({ is }) => is!)
  if (outOfOrder(named, APPLICANTS)) {
    const keys = rows.flatMap((row) => named.map((applicant) => cellKey(row.is, applicant)))
    readings.notices.push({ rule: 'M-COLUMN-ORDER', cells: refs(keys) })
  }
  if (lost.length > 0) {
    const actual = lost.filter(Boolean).join('、') || null
    readings.notices.push({ rule: 'M-HEADER-LOST', cells: [], actual, at: spanOf(headers[0]?.tokens[0]) })
  }
  if (unnamed.length === 0) return named
  if (outOfOrder(named, APPLICANTS)) {
    const keys = rows.flatMap((row) => APPLICANTS.map((applicant) => cellKey(row.is, applicant)))
    readings.notices.push({ rule: 'M-COLUMN-UNKNOWN', cells: refs(keys) })
    return null
  }
  const count = (size: number) =>
    rows.filter((row) => row.tokens.filter((token) => token.kind !== 'blank').length === size).length
  if (count(APPLICANTS.length) >= count(named.length)) return [...APPLICANTS]
  const lostKeys = rows.flatMap((row) => unnamed.map((applicant) => cellKey(row.is, applicant)))
  readings.notices.push({ rule: 'M-COLUMN-LOST', cells: refs(lostKeys) })
  return named
}

/** No row whose parts exceed its total can have been laid out rightly. */
function plausible(readings: Readings, applicants: readonly Applicant[], cells: readonly Token[]): boolean {
  const values = cells.map((cell) => readCell(readings.document, cell, 'count', null).value)
  const total = values[applicants.indexOf('total')] ?? null
  if (total === null) return true
  return values.reduce((sum: number, value) => sum + (value ?? 0), 0) - total <= total
}

/** Values at the front, blanks to the end, and the last value the sum of the others: the blanks were dropped. */
function looksClosedUp(readings: Readings, keys: readonly string[], cells: readonly Token[]): boolean {
  if (cells.at(-1)!.kind !== 'blank') return false
  const filled = cells.filter((cell) => cell.kind !== 'blank')
  if (filled.length < 2 || cells.slice(0, filled.length).some((cell) => cell.kind === 'blank')) return false
  if (filled.length >= keys.length) return false
  const values = filled.map((cell) => readCell(readings.document, cell, 'count', null).value)
  const last = values.pop()!
  return values.reduce((sum: number, value) => sum + (value ?? 0), 0) === last
}

/** The rows are solved together: each narrows the columns, and with them the others. */
function solveAll(readings: Readings, rows: ShortRow[], identities: readonly Identity[]) {
  const countable: { row: ShortRow; printed: number[] }[] = []
  for (const row of rows) {
    noteUndecided(readings, row.keys, row.values)
    const printed = row.values.map((token) => readCell(readings.document, token, 'count', null).value)
    if (printed.every((value) => value !== null)) countable.push({ row, printed })
  }
  const solutions = solveRows(
    countable.map(({ row, printed }) => ({ keys: row.keys, printed })),
    identities,
    (key) => readings.cells.get(key)?.value ?? null,
  )
  countable.forEach(({ row }, i) => {
    const solution = solutions[i]
    if (solution) apply(readings, row, solution)
  })
  for (const { row, keys, values } of rows)
    readings.notices.push({
      rule: 'M-SHORT-ROW',
      cells: refs(keys),
      actual: printedValues(values),
      expected: keys.length,
      at: spanOf(row.label),
    })
}

function apply(readings: Readings, { keys, values }: ShortRow, solution: Solution) {
  const oneGap = keys.length - values.length === 1
  const span = { start: values[0]!.start, end: values.at(-1)!.end }
  keys.forEach((key, column) => {
    const value = solution.values[column] ?? null
    if (value === null) return
    const index = solution.printed[column] ?? null
    const token = index === null ? null : values[index]!
    if (token && oneGap && solution.unique) {
      noteCell(readings, key, token, 'count', null)
      return
    }
    const deduced = solution.always[column] || oneGap || value !== 0 ? 'repaired' : 'inferred_zero'
    const read = token ? readCell(readings.document, token, 'count', null) : null
    readings.cells.set(key, {
      value,
      state: deduced,
      raw: read?.raw ?? '',
      at: read?.at ?? span,
    })
  })
}
