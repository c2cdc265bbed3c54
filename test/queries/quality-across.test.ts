/** Questions about reports beside each other: the chain of requests, governments and their agencies, the ledger. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeDocument } from '../../db/load.ts'
import { carryOver } from '../../db/queries/carry-over.ts'
import { coverage } from '../../db/queries/coverage.ts'
import { hierarchy } from '../../db/queries/hierarchy.ts'
import { countFindings } from '../../db/queries/quality.ts'
import { listFindings } from '../../db/queries/quality-findings.ts'
import { reportDetail } from '../../db/queries/report.ts'
import type { Db } from '../../db/schema.ts'
import { buildWorld, LOADED_AT, storeReport } from '../support/world.ts'
import type { ReportSpec } from '../support/report.ts'

const HOUSING = '沈阳市房产局'
const carried = (out: number, into: number): ReportSpec['values'] => ({
  'applications.carried_out': out,
  'applications.received.carried_in': into,
  'outcome.granted': 20,
})
const SPECS: ReportSpec[] = [
  { agency: HOUSING, year: 2020, values: carried(4, 0) },
  { agency: HOUSING, year: 2021, values: carried(3, 4) },
  { agency: HOUSING, year: 2022, values: carried(0, 9) },
  { agency: '沈阳市财政局', year: 2021, values: carried(1, 0) },
  { agency: '沈阳市财政局', year: 2022, values: carried(0, 2) },
  // A district: two bureaus, and its government for both years.
  { agency: '沈河区教育局', region: '210103', year: 2021, values: { 'outcome.granted': 10 } },
  { agency: '沈河区民政局', region: '210103', year: 2021, values: { 'outcome.granted': 5 } },
  { agency: '沈河区教育局', region: '210103', year: 2022, values: { 'outcome.granted': 11 } },
  {
    agency: '沈河区人民政府',
    region: '210103',
    year: 2021,
    scope: 'consolidated',
    sector: 'government',
    values: { 'outcome.granted': 15 },
  },
  {
    agency: '沈河区人民政府',
    region: '210103',
    year: 2022,
    scope: 'consolidated',
    sector: 'government',
    values: { 'outcome.granted': 30 },
  },
  // The city's government: the district counts once, by its own consolidated report.
  {
    agency: '沈阳市人民政府',
    year: 2021,
    scope: 'consolidated',
    sector: 'government',
    values: { 'outcome.granted': 56 },
  },
]

let db: Db
beforeAll(async () => {
  ;({ db } = await buildWorld(SPECS))
  for (const name of ['沈河区民政局2022年政府信息公开工作年度报告.pdf', '沈河区民政局通知.pdf']) {
    await storeDocument(db, {
      report: {
        schema: 'gongkai.report/1',
        status: 'refused',
        source: {
          name,
          sha256: name.length.toString(16).padStart(64, '0'),
          mediaType: 'application/pdf',
          url: null,
        },
        reasons: [{ code: 'R-SCAN', message: '扫描件' }],
      },
      text: null,
      bytes: 1,
      stated: false,
      now: LOADED_AT,
    })
  }
})
afterAll(() => db.destroy())

describe('the chain of requests', () => {
  test('breaks with both figures and both reports, the largest first', async () => {
    const { links, total, years } = await carryOver(db, { verdict: 'failed', within: '210100', limit: 10 })
    expect(total).toBe(2)
    expect(
      links.map(({ agency, year, carriedOut, carriedIn, difference }) => [
        agency.name,
        year,
        carriedOut,
        carriedIn,
        difference,
      ]),
    ).toEqual([
      [HOUSING, 2022, 3, 9, 6],
      ['沈阳市财政局', 2022, 1, 2, 1],
    ])
    expect(years).toEqual([
      { year: 2020, passed: 0, failed: 0, notEvaluated: 0, unlinked: 1 },
      { year: 2021, passed: 1, failed: 0, notEvaluated: 0, unlinked: 5 },
      { year: 2022, passed: 2, failed: 2, notEvaluated: 0, unlinked: 0 },
    ])
  })
  test('the chain of one agency in its order, page by page', async () => {
    const { agency } = (await carryOver(db, { limit: 1, verdict: 'failed' })).links[0]!
    const question = { agency: `${agency.id}`, sort: 'agency' as const, limit: 1 }
    const first = await carryOver(db, question)
    const second = await carryOver(db, { ...question, cursor: first.next! })
    expect([first, second].map(({ links }) => [links[0]!.year, links[0]!.verdict])).toEqual([
      [2021, 'passed'],
      [2022, 'failed'],
    ])
    expect(second.next).toBeNull()
  })
})

describe('governments against their agencies', () => {
  const granted = async (within: string, years: string) => {
    const { entries } = await hierarchy(db, { within, years, limit: 10 })
    return entries.map(({ agency, known, covered, own, consolidated, figures }) => {
      const { whole, parts, residual, verdict } = figures.find(({ code }) => code === 'outcome.granted')!
      return [agency.name, { known, covered, own, consolidated }, { whole, parts, residual, verdict }]
    })
  }
  test('every agency known has reported: it must agree', async () => {
    expect(await granted('210103', '2021')).toEqual([
      [
        '沈河区人民政府',
        { known: 2, covered: 2, own: 2, consolidated: 0 },
        { whole: 15, parts: 15, residual: 0, verdict: 'agrees' },
      ],
    ])
  })
  test('one is missing: coverage and residual, no alarm', async () => {
    expect(await granted('210103', '2022')).toEqual([
      [
        '沈河区人民政府',
        { known: 2, covered: 1, own: 1, consolidated: 0 },
        { whole: 30, parts: 11, residual: 19, verdict: 'partial' },
      ],
    ])
  })
  test('a government below speaks for its agencies, once', async () => {
    const [city] = await granted('210100', '2021')
    expect(city).toEqual([
      '沈阳市人民政府',
      { known: 5, covered: 5, own: 2, consolidated: 1 },
      { whole: 56, parts: 55, residual: 1, verdict: 'differs' },
    ])
  })
})

describe('findings across reports', () => {
  test('are listed with the report that shows them, and counted with all others', async () => {
    const { findings, total } = await listFindings(db, { rule: 'XY-CARRY', limit: 10 })
    expect(total).toBe(2)
    expect(findings[0]).toMatchObject({
      rule: 'XY-CARRY',
      severity: 'warning',
      basis: 'years',
      year: 2022,
      other: { year: 2021, agency: { name: HOUSING } },
    })
    const detail = await reportDetail(db, findings[0]!.report)
    expect(detail!.findings).toMatchObject([{ rule: 'XY-CARRY', basis: 'years', other: { year: 2021 } }])
  })
  test('one rule by year: concerned of all reports of the year', async () => {
    const { rows } = await countFindings(db, { by: 'year', rule: 'XY-CARRY', limit: 10 })
    expect(
      rows.map(({ key, findings, concerned, reports }) => [key, findings.warning, concerned.any, reports]),
    ).toEqual([
      ['2020', 0, 0, 1],
      ['2021', 0, 0, 6],
      ['2022', 2, 2, 4],
    ])
    const errors = await countFindings(db, { by: 'agency', severity: 'error', limit: 10 })
    expect(errors.rows.every(({ concerned }) => concerned.any === 0)).toBe(true)
  })
})

describe('the ledger', () => {
  test('a refused document stands beside the gap that its name tells of', async () => {
    const { ledger } = await coverage(db, { state: 'refused', limit: 10 })
    expect(
      ledger.map(({ agency, outside }) => [agency.name, outside.map(({ year, status }) => [year, status])]),
    ).toEqual([['沈河区民政局', [[2022, 'refused']]]])
  })
  test('only agencies with a gap, a revision or a late report', async () => {
    const names = async (state: 'missing' | 'revised' | 'late') =>
      (await coverage(db, { state, years: '2021-2022', limit: 10 })).ledger.map(({ agency }) => agency.name)
    expect(await names('missing')).toEqual(['沈阳市人民政府', '沈河区民政局'])
    expect(await names('revised')).toEqual([])
    await storeReport(db, { ...SPECS[3]!, edition: '更正' })
    expect(await names('revised')).toEqual(['沈阳市财政局'])
    expect(await names('late')).toEqual([])
  })
})
