/** Random worlds and questions: the queries answer as the definition does, whatever the scope. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aggregate, type AggregateRow } from '../../db/queries/aggregate.ts'
import type { AggregateParameters } from '../../db/queries/aggregate-question.ts'
import { rebuildRollup } from '../../db/rollup/build.ts'
import type { Db } from '../../db/schema.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport, type ReportSpec } from '../support/report.ts'
import { storeReport } from '../support/world.ts'
import { naiveChanges, naiveDistributions } from './naive-beside.ts'
import { naiveAggregate, type NaiveQuestion, type NaiveReport, type NaiveRow } from './naive-aggregate.ts'

let db: Db
beforeAll(async () => {
  db = await emptyDatabase()
})
afterAll(() => db.destroy())

// A province with two prefectures and their counties; one with a county directly under it; a municipality; none.
const REGIONS = [
  '210000',
  '210100',
  '210103',
  '210102',
  '210200',
  '210202',
  '419001',
  '110101',
  '000000',
  null,
]
const WITHIN = ['210000', '210100', '210000', '210100', '210103', '210200', '000000', '410000', '419001']
const INDICATORS = [
  'outcome.total',
  'outcome.granted',
  'outcome.denied.total',
  'outcome.other.total',
  'applications.to_handle',
  'applications.carried_out',
  'rate.disclosure',
  'rate.completion',
  'rate.natural_person_share',
  'legal.litigation.total',
  'rate.reconsideration_corrected',
  'normative_docs.made',
  'licensing.items_current',
  'procurement.amount',
  'procurement.average',
  'fees.amount',
  'rate.reconsideration_per_thousand',
  'average.received',
  'average.procurement',
  'quality.clean',
  'quality.fill',
  'rate.disclosure_natural_person',
]
const SPLIT = INDICATORS.slice(0, 8)
const SECTORS = ['government', 'education', 'finance']

const figure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.constant({ value: null, state: 'missing' as const }) },
  { weight: 1, arbitrary: fc.constant({ value: 0, state: 'inferred_zero' as const }) },
)
const CELLS = [
  'outcome.granted[natural_person]',
  'outcome.granted[org_other]',
  'outcome.granted[total]',
  'outcome.partial[natural_person]',
  'outcome.denied.third_party[natural_person]',
  'outcome.denied.third_party[total]',
  'outcome.total[total]',
  'outcome.total[natural_person]',
  'applications.received.new[natural_person]',
  'applications.received.new[total]',
  'applications.received.carried_in[total]',
  'applications.carried_out[natural_person]',
  'legal.reconsideration.corrected',
  'legal.reconsideration.pending',
  'legal.reconsideration.total',
  'legal.litigation_direct.total',
  'normative_docs.made',
]
const ONLY = {
  '2019': [
    'outcome.other.total[natural_person]',
    'licensing.items_prev',
    'procurement.amount',
    'procurement.items',
  ],
  '2021': ['outcome.other.fee_unpaid[natural_person]', 'outcome.other.misc[total]', 'fees.amount'],
}

const report: fc.Arbitrary<ReportSpec> = fc
  .record({
    // Most of them in one province, so that scopes meet.
    region: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...REGIONS.slice(0, 4)) },
      { weight: 1, arbitrary: fc.constantFrom(...REGIONS) },
    ),
    year: fc.constantFrom(2019, 2020, 2020, 2021, 2021, 2022),
    sector: fc.constantFrom(...SECTORS),
    form: fc.option(fc.constantFrom('2019' as const, '2021' as const), { nil: undefined, freq: 6 }),
    consolidated: fc.boolean(),
    township: fc.integer({ max: 9, min: 0 }),
    broken: fc.integer({ max: 4, min: 0 }),
  })
  .chain(({ region, year, sector, form, consolidated, township, broken }) => {
    const used = form ?? (year >= 2021 ? '2021' : '2019')
    return fc
      .dictionary(fc.constantFrom(...CELLS, ...ONLY[used]), figure, { maxKeys: 12 })
      .map((values): ReportSpec => ({
        agency: `${region}${sector}`,
        region,
        year,
        sector,
        form: used,
        scope: consolidated ? 'consolidated' : 'own',
        level: township === 0 && region !== null ? 'township' : undefined,
        values,
        findings:
          broken === 0
            ? [{ rule: 'T3-BALANCE', severity: 'error', message: { zh: '不平', en: 'off' }, cells: [] }]
            : [],
      }))
  })
const world = fc.uniqueArray(report, {
  selector: ({ agency, year }) => `${agency} ${year}`,
  minLength: 4,
  maxLength: 14,
  size: 'max',
})

const question: fc.Arbitrary<NaiveQuestion> = fc
  .record({
    by: fc.oneof(
      fc.constantFrom<string[][]>([], ['year'], ['region'], ['region', 'year']),
      fc.uniqueArray(fc.constantFrom<string[]>('year', 'region', 'sector', 'agency', 'level', 'applicant'), {
        maxLength: 3,
      }),
    ),
    applicant: fc.constantFrom<string[][]>(
      [],
      [],
      ['natural_person'],
      ['natural_person', 'org_other'],
      ['total'],
    ),
    within: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...WITHIN).map((code) => [code]) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...WITHIN), { maxLength: 2 }) },
    ),
    level: fc.option(fc.constantFrom('province' as const, 'prefecture' as const, 'county' as const), {
      nil: undefined,
    }),
    years: fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([]) },
      {
        weight: 1,
        arbitrary: fc.uniqueArray(fc.constantFrom<number[]>(2019, 2020, 2021, 2022), { maxLength: 2 }),
      },
    ),
    sector: fc.oneof(
      { weight: 8, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.constantFrom<string[][]>(['government'], ['education', 'finance']) },
    ),
    agencyLevel: fc.oneof(
      { weight: 8, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom('county', 'prefecture', 'township') },
    ),
    scope: fc.constantFrom('auto' as const, 'auto' as const, 'own' as const, 'consolidated' as const),
    quality: fc.constantFrom('all' as const, 'all' as const, 'clean' as const),
  })
  .chain((rest) =>
    fc
      .uniqueArray(
        fc.constantFrom(...(rest.by.includes('applicant') || rest.applicant.length > 0 ? SPLIT : INDICATORS)),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((indicators) => ({ ...rest, indicators })),
  )

test(
  'sums, rates, coverage and missing cells are those of the definition',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(question, { minLength: 16, maxLength: 24 }),
        async (specs, questions) => {
          const reports = await fill(specs)
          for (const asked of questions) {
            const { rows } = await aggregate(db, {
              indicators: asked.indicators.join(','),
              by: asked.by.join(','),
              within: asked.within.join(','),
              level: asked.level,
              years: asked.years.join(','),
              sector: asked.sector.join(','),
              agencyLevel: asked.agencyLevel as 'county' | undefined,
              applicant: asked.applicant.join(','),
              scope: asked.scope,
              quality: asked.quality,
            })
            const within = asked.within.includes('000000') ? [] : asked.within
            const expected = new Map(
              [...naiveAggregate(reports, { ...asked, within })].map(([key, { made: _made, ...row }]) => [
                key,
                row,
              ]),
            )
            const actual = new Map(
              rows.filter((row) => row.reports > 0).map((row) => [keyOf(asked, row), comparable(row)]),
            )
            expect({ asked, rows: sorted(actual) }).toEqual({ asked, rows: sorted(expected) })
          }
        },
      ),
      { numRuns: 30 },
    )
  },
)

const parametersOf = (asked: NaiveQuestion): AggregateParameters => ({
  indicators: asked.indicators.join(','),
  by: asked.by.join(','),
  within: asked.within.join(','),
  level: asked.level,
  years: asked.years.join(','),
  sector: asked.sector.join(','),
  agencyLevel: asked.agencyLevel as 'county' | undefined,
  applicant: asked.applicant.join(','),
  scope: asked.scope,
  quality: asked.quality,
})

test(
  'distributions over agencies and changes on the year are those of the definition',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(question, { minLength: 8, maxLength: 12 }),
        async (specs, questions) => {
          const reports = await fill(specs)
          for (const one of questions) {
            const asked = { ...one, within: one.within.includes('000000') ? [] : one.within }
            if (!asked.by.includes('agency') && asked.by.length < 3) {
              const { rows } = await aggregate(db, {
                ...parametersOf(asked),
                statistics: 'n,mean,min,q1,median,q3,max',
              })
              const expected = naiveDistributions(reports, asked)
              for (const row of rows.filter((each) => each.reports > 0)) {
                for (const code of asked.indicators) {
                  const found = row.statistics?.[code]
                  expect({ asked, code, found }).toEqual({
                    asked,
                    code,
                    found: expected(keyOf(asked, row), code),
                  })
                }
              }
            }
            if (!asked.by.includes('year')) continue
            const { rows } = await aggregate(db, { ...parametersOf(asked), change: 'previous_year' })
            const expected = naiveChanges(reports, asked)
            for (const row of rows.filter((each) => each.reports > 0)) {
              for (const code of asked.indicators) {
                const { low: _low, high: _high, ...found } = row.changes![code]!
                expect({ asked, code, found }).toEqual({
                  asked,
                  code,
                  found: expected(keyOf(asked, row), code),
                })
              }
            }
          }
        },
      ),
      { numRuns: 20 },
    )
  },
)

async function fill(specs: readonly ReportSpec[]): Promise<NaiveReport[]> {
  for (const table of ['report', 'document', 'agency'] as const) await db.deleteFrom(table).execute()
  await rebuildRollup(db)
  const reports: NaiveReport[] = []
  for (const spec of specs) {
    const { reportId } = await storeReport(db, spec)
    reports.push({
      id: reportId ?? NaN,
      parsed: buildReport(spec).report,
      errors: spec.findings?.length ?? 0,
    })
  }
  // An agency has the sector and level of its newest reading.
  const agencies = await db.selectFrom('agency').selectAll().execute()
  for (const { parsed } of reports) {
    const agency = agencies.find(
      ({ name, region }) => name === parsed.agency.name && region === (parsed.region?.adcode ?? null),
    )
    parsed.agency.level = agency?.level ?? null
  }
  return reports
}

function keyOf({ by }: NaiveQuestion, row: AggregateRow): string {
  const keys = by
    .filter((dimension) => dimension !== 'applicant')
    .map((dimension) => {
      if (dimension === 'year') return row.year
      if (dimension === 'region') return `${row.region?.adcode}${row.region?.direct ? '!' : ''}`
      if (dimension === 'sector') return row.sector?.code
      if (dimension === 'agency') return `${row.agency?.name}@${row.agency?.region?.adcode}`
      return row.level
    })
    .join('|')
  return by.includes('applicant') ? `${keys}|${row.applicant?.code}` : keys
}

function comparable({
  scope,
  reports,
  agencies,
  values,
  rates,
  missing,
}: AggregateRow): Omit<NaiveRow, 'made'> {
  const parts = Object.entries(rates).map(([code, { numerator, denominator }]) => [
    code,
    [numerator, denominator],
  ])
  return { scope: scope ?? '', reports, agencies, values, parts: Object.fromEntries(parts), missing }
}

function sorted<Row>(rows: ReadonlyMap<string, Row>) {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}
