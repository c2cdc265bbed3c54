/** Counts of findings from the rollup are those that counting the reports gives, however these came and went. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeDocument, withdrawReport } from '../../db/load.ts'
import { carryOver } from '../../db/queries/carry-over.ts'
import { hierarchy } from '../../db/queries/hierarchy.ts'
import { countFindings, type QualityQuestion } from '../../db/queries/quality.ts'
import { listFindings } from '../../db/queries/quality-findings.ts'
import { listReports } from '../../db/queries/reports.ts'
import { rebuildRollup } from '../../db/rollup/build.ts'
import { dropRollup, isRolledUp, markRolledUp } from '../../db/rollup/state.ts'
import type { Db } from '../../db/schema.ts'
import type { Finding, Severity } from '../../server/report/report.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport, type ReportSpec } from '../support/report.ts'

let db: Db
beforeEach(async () => {
  db = await emptyDatabase()
})
afterEach(() => db.destroy())

const finding = (rule: string, severity: Severity): Finding => ({
  rule,
  severity,
  message: { zh: '不符', en: 'off' },
  cells: [],
})
const FOUND = [
  finding('T3-BALANCE', 'error'),
  finding('T3-ROW-SUM', 'error'),
  finding('M-MISSING', 'warning'),
  finding('T3-BALANCE', 'info'),
]

const spec: fc.Arbitrary<ReportSpec> = fc
  .record({
    region: fc.constantFrom('210000', '210100', '210103', '210200', '419001', '110101', null),
    body: fc.constantFrom('甲', '乙'),
    sector: fc.constantFrom('government', 'education'),
    year: fc.constantFrom(2020, 2021, 2022),
    consolidated: fc.boolean(),
    edition: fc.constantFrom('', '更正'),
    findings: fc.array(fc.constantFrom(...FOUND), { maxLength: 4 }),
    out: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant({ value: null, state: 'missing' as const })),
  })
  .map(({ region, body, consolidated, out, ...rest }) => ({
    ...rest,
    agency: `${region}${body}`,
    region,
    scope: consolidated ? ('consolidated' as const) : ('own' as const),
    values: { 'applications.carried_out[total]': out },
  }))

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ give: spec }) },
  { weight: 1, arbitrary: fc.record({ withdraw: fc.nat(20) }) },
)

const QUESTIONS: Omit<QualityQuestion, 'limit'>[] = [
  { by: 'rule' },
  { by: 'rule', severity: 'error,info' },
  { by: 'rule', rule: 'T3-BALANCE,M-MISSING', sector: 'education' },
  { by: 'severity', rule: 'T3-BALANCE' },
  { by: 'severity', severity: 'warning' },
  { by: 'year', severity: 'warning,info' },
  { by: 'sector', within: '210000,419001' },
  { by: 'sector', years: '2021', rule: 'T3-BALANCE', severity: 'info' },
  { by: 'region' },
  { by: 'region', level: 'prefecture' },
  { by: 'region', level: 'county', within: '210000' },
  { by: 'region', level: 'province', within: '210103,110101' },
  { by: 'region', level: 'prefecture', agencyLevel: 'prefecture' },
  { by: 'region', level: 'prefecture', sector: 'government', years: '2020-2021' },
  { by: 'year', rule: 'T3-BALANCE,T3-ROW-SUM' },
]

async function answers() {
  const filters = [
    {},
    { within: '210000' },
    { sector: 'education', years: '2021' },
    { agencyLevel: 'county' as const },
  ]
  const quality = []
  for (const question of QUESTIONS)
    quality.push({ question, answer: await countFindings(db, { ...question, limit: 100 }) })
  const lists = []
  for (const filter of filters) {
    lists.push(await listFindings(db, { ...filter, limit: 100 }))
    lists.push(await carryOver(db, { ...filter, limit: 2 }))
    lists.push(await carryOver(db, { ...filter, limit: 100, verdict: 'not_evaluated', sort: 'year' }))
    lists.push(await hierarchy(db, { ...filter, limit: 3 }))
    lists.push(await listReports(db, { ...filter, limit: 4 }))
  }
  return { quality, lists }
}

test(
  'every count and list is the same from the rollup and from the reports',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16, size: 'max' }), async (steps) => {
        for (const table of ['report', 'document', 'agency'] as const) await db.deleteFrom(table).execute()
        await rebuildRollup(db)
        const given: number[] = []
        for (const one of steps) {
          const now = '2025-02-01T00:00:00.000Z'
          if ('withdraw' in one) {
            const report = given[one.withdraw % Math.max(1, given.length)]
            if (report !== undefined) await withdrawReport(db, report, now)
            continue
          }
          const { reportId } = await storeDocument(db, { ...buildReport(one.give), stated: false, now })
          if (reportId !== null) given.push(reportId)
        }
        expect(isRolledUp(db)).toBe(true)
        const rolled = await answers()
        await dropRollup(db)
        const counted = await answers()
        await markRolledUp(db)
        expect(rolled).toEqual(counted)
      }),
      { numRuns: 12 },
    )
  },
)

test('a list that is walked through page by page is the list that is put in order at once', async () => {
  for (const [i, year] of [2020, 2021, 2022].entries()) {
    for (const agency of ['甲', '乙', '丙']) {
      const scope = agency === '丙' ? ('consolidated' as const) : ('own' as const)
      const built = buildReport({ agency, year, scope, findings: FOUND.slice(0, i + 2) })
      await storeDocument(db, { ...built, stated: false, now: '2025-02-01T00:00:00.000Z' })
    }
  }
  const pages = async () => {
    const ids: (number | null)[] = []
    for (let cursor: string | undefined; ;) {
      const { reports, next } = await listReports(db, {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      })
      ids.push(...reports.map(({ id }) => id))
      if (next === null) return ids
      cursor = next
    }
  }
  const walked = await pages()
  await dropRollup(db)
  expect(walked).toEqual(await pages())
  expect(new Set(walked).size).toBe(9)
})

test('findings by the thousand are walked through in the order in which they would be put', async () => {
  const many = Array.from({ length: 150 }, (_, i) => FOUND[i % FOUND.length]!)
  for (const year of [2020, 2021, 2022]) {
    for (const agency of ['甲', '乙', '丙', '丁', '戊', '己']) {
      const built = buildReport({ agency, year, findings: agency === '己' ? many.slice(1, 3) : many })
      await storeDocument(db, { ...built, stated: false, now: '2025-02-01T00:00:00.000Z' })
    }
  }
  const pages = async (filter: { rule?: string; severity?: string }) => {
    const found: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await listFindings(db, {
        ...filter,
        limit: 333,
        ...(cursor === undefined ? {} : { cursor }),
      })
      found.push(...page.findings.map(({ report, no, severity }) => `${severity} ${report} ${no}`))
      expect(page.total).toBeGreaterThanOrEqual(found.length)
      if (page.next === null) return found
      cursor = page.next
    }
  }
  const filters = [{}, { severity: 'info,error' }]
  const walked = []
  for (const filter of filters) walked.push(await pages(filter))
  await dropRollup(db)
  const sorted = []
  for (const filter of filters) sorted.push(await pages(filter))
  expect(walked).toEqual(sorted)
  expect(new Set(walked[0]).size).toBe(walked[0]!.length)
  expect(walked[0]!.length).toBeGreaterThan(2000)
})
