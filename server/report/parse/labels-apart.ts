/**
 * Rows of table 3 whose labels all stand before all of their values, as text taken out of a PDF has them: the values
 * follow row by row or column by column, and only the arithmetic of the form can say which.
 */
import { cellKey } from '../tables/forms.ts'
import { APPLICANTS, type Applicant } from '../report.ts'
import { evaluate, type Identity } from './identities.ts'
import { filledOf } from './place.ts'
import { printedValues, readCell, refs, spanOf, type Readings } from './reading.ts'
import type { PrintedRow } from './scan.ts'
import type { Token } from './tokens.ts'

/** Reads such blocks; the rows that are left. */
export function readLabelsApart(
  readings: Readings,
  rows: readonly PrintedRow[],
  applicants: readonly Applicant[],
  identities: readonly Identity[],
): PrintedRow[] {
  const left: PrintedRow[] = []
  let labels: PrintedRow[] = []
  for (const row of rows) {
    const values = filledOf(row.tokens)
    // The other way round with twice as many values: see `withOther`.
    if (labels.length === 0 && values.length > 0 && values.length !== 2 * applicants.length) {
      left.push(row)
      continue
    }
    const block = withOther([...labels, row], values.length / applicants.length)
    if (values.length === 0) labels.push(row)
    else if (labels.length > 0 && values.length === block.length * applicants.length) {
      const placed = arrange(readings, block, values, applicants, identities)
      if (placed) note(readings, block, values, placed)
      else left.push(...block)
      labels = []
    } else {
      left.push(...block)
      labels = []
    }
  }
  return [...left, ...labels]
}

/** 其他处理 without figures beside it looks like the head of rows of its own; where a row is lacking it is that row. */
function withOther(rows: PrintedRow[], size: number): PrintedRow[] {
  const at = rows.findIndex(({ is }) => is === 'outcome.total')
  const other = rows.some(({ is }) => is.startsWith('outcome.other.'))
  if (rows.length + 1 !== size || at < 0 || other) return rows
  return rows.toSpliced(at, 0, { ...rows[at]!, is: 'outcome.other.total' })
}

type Arrangement = ReadonlyMap<string, Token>

/** The one arrangement that the identities allow, or that all allowed ones come to. */
function arrange(
  readings: Readings,
  rows: readonly PrintedRow[],
  values: readonly Token[],
  applicants: readonly Applicant[],
  identities: readonly Identity[],
): Arrangement | null {
  const number = (token: Token) => readCell(readings.document, token, 'count', null).value
  if (new Set(rows.map(({ is }) => is)).size < rows.length) return null
  if (values.some((token) => number(token) === null)) return null
  const places = [
    (y: number, x: number) => y * applicants.length + x,
    (y: number, x: number) => x * rows.length + y,
  ]
  const possible = places
    .map((at) => new Map(rows.flatMap((row, y) =>
      applicants.map((applicant, x) => [cellKey(row.is, applicant), values[at(y, x)]!] as const))))
    .filter((tokens) => {
      const value = (key: string) => {
        const token = tokens.get(key)
        return token ? number(token) : (readings.cells.get(key)?.value ?? null)
      }
      const verdicts = identities
        .filter(({ left, right }) => [...left, ...right].some((key) => tokens.has(key)))
        .map((identity) => evaluate(identity, value).verdict)
      return verdicts.includes('holds') && !verdicts.includes('fails')
    }) // prettier-ignore
  const [first, second] = possible
  if (!first) return null
  const same = !second || [...first].every(([key, token]) => number(token) === number(second.get(key)!))
  return same ? first : null
}

function note(
  readings: Readings,
  rows: readonly PrintedRow[],
  values: readonly Token[],
  placed: Arrangement,
) {
  for (const [key, token] of placed)
    readings.cells.set(key, { ...readCell(readings.document, token, 'count', null), state: 'repaired' })
  const keys = rows.flatMap((row) => APPLICANTS.map((applicant) => cellKey(row.is, applicant)))
  readings.notices.push({
    rule: 'M-LABELS-APART',
    cells: refs(keys.filter((key) => placed.has(key))),
    actual: printedValues(values),
    at: spanOf(rows[0]!.label),
  })
}
