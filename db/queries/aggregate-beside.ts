/** What stands in a row beside its figures, when it is asked for: distributions over agencies, changes on the year. */
import type { Db } from '../schema.ts'
import type { Beside } from './aggregate-notes.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import { readChanges, type Change } from './change.ts'
import { readDistributions, type Distribution } from './distribution.ts'

export interface FiguresBeside {
  statistics: (row: FigureRow) => Record<string, Distribution> | undefined
  changes: (row: FigureRow) => Record<string, Change> | undefined
}

export interface RowsBeside extends FiguresBeside {
  /** The rows again, with what they can now be sorted by. */
  rows: FigureRow[]
  notes: Beside
}

export async function readBeside(
  db: Db,
  question: AggregateQuestion,
  rows: FigureRow[],
  sectors: ReadonlyMap<string, number>,
): Promise<RowsBeside> {
  const distributions =
    question.statistics.length > 0 ? await readDistributions(db, question, rows, sectors) : null
  const changes = question.change !== null ? await readChanges(db, question, rows, sectors) : null
  const statistics = (row: FigureRow) => distributions?.get(row)
  const changed = (row: FigureRow) => changes?.get(row)
  for (const row of rows) {
    if (distributions || changes) row.values = { ...row.values, ...sortable(statistics(row), changed(row)) }
  }
  const notes: Beside = {}
  if (changes) {
    notes.change_coverage = rows.filter((row) => restsOnOthers(row, changed(row) ?? {})).length
  }
  if (distributions) {
    const left = rows.map((row) =>
      Math.max(0, ...Object.values(statistics(row) ?? {}).map(({ excluded }) => excluded)),
    )
    notes.distribution_left_out = left.reduce((sum, n) => sum + n, 0)
  }
  return { rows, statistics, changes: changed, notes }
}

/** The figures of the year before rest on another number of reports. */
export function restsOnOthers({ group }: FigureRow, changes: Readonly<Record<string, Change>>): boolean {
  return Object.values(changes).some(
    ({ reason, reports }) => reason !== 'gap_year' && reports !== group.reports,
  )
}

/** What rows can be sorted by beside their figures. */
export function sortable(
  statistics: Record<string, Distribution> | undefined,
  changes: Record<string, Change> | undefined,
): Record<string, number | null> {
  const values: Record<string, number | null> = {}
  for (const [code, { values: own }] of Object.entries(statistics ?? {})) {
    for (const [name, value] of Object.entries(own)) values[`${code}:${name}`] = value
  }
  for (const [code, { absolute, points, relative }] of Object.entries(changes ?? {})) {
    values[`${code}:change`] = absolute ?? points
    values[`${code}:relative`] = relative ?? points
  }
  return values
}
