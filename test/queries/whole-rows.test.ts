/** 其他处理 printed as one row or as three, on either form: the total is a figure whichever way it was printed. */
import { afterEach, describe, expect, test } from 'vitest'
import { factsOfCells } from '../../db/facts.ts'
import { storeDocument } from '../../db/load.ts'
import { aggregate } from '../../db/queries/aggregate.ts'
import { wholeFigure } from '../../db/whole-rows.ts'
import type { Db } from '../../db/schema.ts'
import { APPLICANTS, type Cell, type CellState } from '../../server/report/report.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport, type BuiltReport, type ReportSpec } from '../support/report.ts'
import { LOADED_AT } from '../support/world.ts'

const PARTS = ['outcome.other.no_correction', 'outcome.other.fee_unpaid', 'outcome.other.misc']
const WHOLE = 'outcome.other.total'

let db: Db
afterEach(() => db.destroy())

/** A report of the form of 2021 that prints one row, with `total` in its last column. */
function oneRow(spec: ReportSpec, total: number | null, state: CellState = 'ok'): BuiltReport {
  const built = buildReport({ year: 2021, ...spec })
  const row = APPLICANTS.map((applicant): Cell => {
    const mine = applicant === 'total' || applicant === 'natural_person'
    return {
      code: WHOLE,
      applicant,
      value: mine ? total : 0,
      state: mine ? state : 'ok',
      raw: mine ? String(total ?? '') : '0',
      at: { start: 0, end: 1 },
    }
  })
  const rest = built.report.cells.map((cell) =>
    PARTS.includes(cell.code) ? { ...cell, value: null, state: 'absent' as const, raw: '', at: null } : cell,
  )
  return { ...built, report: { ...built.report, cells: [...rest, ...row] } }
}

async function world(...reports: BuiltReport[]): Promise<void> {
  db = await emptyDatabase()
  for (const built of reports) await storeDocument(db, { ...built, stated: false, now: LOADED_AT })
}

const ask = async (indicators: string, by = '') => {
  const { rows, notes } = await aggregate(db, { indicators, by, scope: 'own' })
  return { row: rows[0]!, rows, notes }
}

test('one printed row counts, and nothing is missing', async () => {
  await world(
    oneRow({ agency: '甲局', values: { 'outcome.total': 12 } }, 7),
    buildReport({
      agency: '乙局',
      year: 2021,
      values: { 'outcome.other.misc': 2, 'outcome.other.fee_unpaid': 1 },
    }),
  )
  const { row } = await ask(`${WHOLE},rate.other,outcome.other.misc`)
  expect(row.values[WHOLE]).toBe(10)
  expect(row.rates['rate.other']).toMatchObject({ numerator: 10, denominator: 15 })
  // The parts are not in the first report: they count there nowhere, and it says so.
  expect(row.values['outcome.other.misc']).toBe(2)
  expect(row.missing).toEqual({ 'outcome.other.misc': 1 })
})

test('a printed zero in one row is a zero, not a blank', async () => {
  await world(oneRow({ agency: '甲局', values: { 'outcome.total': 12 } }, 0))
  const { row } = await ask(`${WHOLE},rate.not_decided`)
  expect(row.values).toEqual({ [WHOLE]: 0, 'rate.not_decided': 0 })
  expect(row.missing).toEqual({})
})

test('a blank row, and rows that are not there at all, are missing', async () => {
  await world(
    oneRow({ agency: '甲局' }, null, 'missing'),
    (() => {
      const built = buildReport({ agency: '乙局', year: 2021 })
      const cells = built.report.cells.map((cell) =>
        PARTS.includes(cell.code) ? { ...cell, value: null, state: 'absent' as const } : cell,
      )
      return { ...built, report: { ...built.report, cells } }
    })(),
  )
  const { row } = await ask(WHOLE)
  expect(row.values[WHOLE]).toBeNull()
  expect(row.missing).toEqual({ [WHOLE]: 2 })
})

test('by applicant too', async () => {
  await world(oneRow({ agency: '甲局' }, 7))
  const { rows } = await ask(WHOLE, 'applicant')
  expect(rows.map((row) => row.values[WHOLE])).toEqual([7, 0, 0, 0, 0, 0])
})

test('three rows on the form of 2019 add up to its one', async () => {
  const built = buildReport({ agency: '甲局', year: 2020 })
  const cells: Cell[] = [
    ...built.report.cells.map((cell) =>
      cell.code === WHOLE ? { ...cell, value: null, state: 'absent' as const, at: null } : cell,
    ),
    ...PARTS.flatMap((code, i) =>
      APPLICANTS.map((applicant): Cell => ({
        code,
        applicant,
        value: applicant === 'total' ? i + 1 : 0,
        state: 'ok',
        raw: '',
        at: { start: 0, end: 1 },
      })),
    ),
  ]
  await world({ ...built, report: { ...built.report, cells } })
  const { row } = await ask(WHOLE)
  expect(row.values[WHOLE]).toBe(6)
  expect(row.missing).toEqual({})
})

describe('wholeFigure', () => {
  const ok = (value: number) => ({ value, state: 'ok' as const })
  const none = (state: CellState) => ({ value: null, state })

  test.each([
    ['a printed whole stands, whatever the parts say', ok(5), [ok(1), ok(1), ok(1)], ok(5)],
    ['parts that are all there add up', undefined, [ok(1), ok(2), ok(3)], ok(6)],
    ['a blank whole beside complete parts is their sum', none('missing'), [ok(1), ok(2), ok(3)], ok(6)],
    ['one blank part leaves the sum unknown', undefined, [ok(1), none('missing'), ok(3)], none('missing')],
    [
      'nothing printed is absent',
      undefined,
      [none('absent'), none('absent'), none('absent')],
      none('absent'),
    ],
    [
      'a blank whole alone says what it is',
      none('invalid'),
      [none('absent'), none('absent')],
      none('invalid'),
    ],
    ['a part that is not there beside others', undefined, [ok(1), none('absent')], none('absent')],
  ])('%s', (_case, printed, parts, expected) => {
    expect(wholeFigure(printed, parts)).toEqual(expected)
  })
})

test('no fact is stored for a whole that is zero', () => {
  const { cells } = buildReport({ agency: '甲局', year: 2021, values: { 'outcome.granted': 1 } }).report
  expect(factsOfCells('2021', cells).some(({ indicator_id }) => indicator_id === 48)).toBe(false)
})
