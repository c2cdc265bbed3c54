/** The rollup says what the reports say, however these came, were replaced and went. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storeDocument, withdrawReport } from '../../db/load.ts'
import { askAggregate, type AggregateParameters } from '../../db/queries/aggregate-question.ts'
import { readRolled } from '../../db/queries/aggregate-rolled.ts'
import { readFromReports } from '../../db/queries/aggregate-source.ts'
import { measures } from '../../db/queries/measures.ts'
import { rebuildRollup } from '../../db/rollup/build.ts'
import { dropRollup } from '../../db/rollup/state.ts'
import { decodeVector, encodeVector } from '../../db/rollup/vector.ts'
import type { Db } from '../../db/schema.ts'
import { rules } from '../../server/report/check/rule.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport, type ReportSpec } from '../support/report.ts'

let db: Db
beforeEach(async () => {
  db = await emptyDatabase()
})
afterEach(() => db.destroy())

/** Every row in a form that can be compared. */
async function rows(): Promise<Map<string, unknown>> {
  const stored = await db.selectFrom('rollup').selectAll().execute()
  const plain = (bytes: Uint8Array | null) => bytes && [...decodeVector(bytes)]
  return new Map(
    stored.map(({ kind, region, slice, year, figures, clean }) => [
      `${kind} ${region} ${slice} ${year}`,
      { figures: plain(figures), clean: plain(clean) },
    ]),
  )
}

// A province with prefectures and their counties, one without; a county under a province; a municipality; none.
const REGIONS = ['210000', '210100', '210103', '210102', '210200', '419001', '110101', '000000', null]

const figure = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 2, arbitrary: fc.constant({ value: null, state: 'missing' as const }) },
)
const CELLS = [
  'outcome.granted[natural_person]',
  'outcome.granted[org_other]',
  'outcome.denied.third_party[natural_person]',
  'outcome.total[total]',
  'applications.received.new[total]',
  'applications.carried_out[natural_person]',
  'legal.reconsideration.corrected',
  'legal.reconsideration.pending',
  'normative_docs.made',
]

const spec: fc.Arbitrary<ReportSpec> = fc
  .record({
    region: fc.oneof(fc.constantFrom(...REGIONS.slice(0, 4)), fc.constantFrom(...REGIONS)),
    body: fc.constantFrom('甲', '乙'),
    sector: fc.constantFrom('government', 'education'),
    year: fc.constantFrom(2019, 2020, 2021, 2022),
    oldForm: fc.integer({ max: 7, min: 0 }),
    consolidated: fc.boolean(),
    township: fc.integer({ max: 6, min: 0 }),
    broken: fc.integer({ max: 3, min: 0 }),
    edition: fc.constantFrom('', '更正', '再更正'),
    values: fc.dictionary(fc.constantFrom(...CELLS), figure, { maxKeys: 7 }),
  })
  .map(({ region, body, year, oldForm, consolidated, township, broken, ...rest }) => ({
    ...rest,
    agency: `${region}${body}`,
    region,
    year,
    form: oldForm === 0 ? ('2019' as const) : undefined,
    scope: consolidated ? ('consolidated' as const) : ('own' as const),
    level: township === 0 && region !== null ? ('township' as const) : undefined,
    findings:
      broken === 0
        ? [{ rule: 'T3-BALANCE', severity: 'error' as const, message: { zh: '不平', en: 'off' }, cells: [] }]
        : [],
  }))

type Step = { give: ReportSpec; stated: boolean } | { withdraw: number } | { nameAgain: [number, ReportSpec] }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ give: spec, stated: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ withdraw: fc.nat(50) }) },
  // The same file read anew, and found to be about another agency or year.
  { weight: 1, arbitrary: fc.record({ nameAgain: fc.tuple(fc.nat(50), spec) }) },
)

const QUESTIONS: AggregateParameters[] = [
  { by: 'year' },
  { by: 'region,year', level: 'province' },
  { by: 'region', level: 'prefecture' },
  { by: 'region,year', level: 'county', within: '210000' },
  { by: 'year', within: '210100,110000' },
  { by: 'sector,year' },
  { by: 'region,sector', level: 'prefecture', within: '210000' },
  { by: 'level,region', level: 'province' },
  { by: 'region', level: 'prefecture', sector: 'education' },
  { by: 'year', agencyLevel: 'county' },
  { by: '', years: '2020-2021' },
]
/** Everything that there is to be measured, so that no indicator is left out. */
const ALL_MEASURES = [...measures.keys()].join(',')

async function play(steps: readonly Step[]): Promise<void> {
  const given: { spec: ReportSpec; report: number }[] = []
  for (const [i, one] of steps.entries()) {
    const now = `2025-02-01T00:00:${String(i % 60).padStart(2, '0')}.000Z`
    if ('withdraw' in one) {
      const target = given[one.withdraw % Math.max(1, given.length)]
      if (target) await withdrawReport(db, target.report, now)
      continue
    }
    const built = buildReport('give' in one ? one.give : one.nameAgain[1])
    if ('nameAgain' in one) {
      const target = given[one.nameAgain[0] % Math.max(1, given.length)]
      if (target) built.report.source = buildReport(target.spec).report.source
    }
    const stored = await storeDocument(db, { ...built, stated: 'stated' in one && one.stated, now })
    if (stored.reportId !== null && 'give' in one) given.push({ spec: one.give, report: stored.reportId })
  }
}

test(
  'loads, replacements and withdrawals in any order leave the rollup that is made from the reports',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25, size: 'max' }), async (steps) => {
        for (const table of ['report', 'document', 'agency'] as const) await db.deleteFrom(table).execute()
        await rebuildRollup(db)
        await play(steps)
        const kept = await rows()
        await rebuildRollup(db)
        expect(kept).toEqual(await rows())
      }),
      { numRuns: 40 },
    )
  },
)

test(
  'every level and slice equals the sum over the facts themselves, every indicator and year',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 25, size: 'max' }), async (steps) => {
        for (const table of ['report', 'document', 'agency'] as const) await db.deleteFrom(table).execute()
        await rebuildRollup(db)
        await play(steps)
        let answered = 0
        for (const asked of QUESTIONS)
          for (const scope of ['own', 'auto', 'consolidated'] as const)
            for (const quality of ['all', 'clean'] as const) {
              const parameters = { ...asked, scope, quality, indicators: ALL_MEASURES }
              const question = await askAggregate(db, parameters)
              const rolled = await readRolled(db, question)
              if (!rolled) continue
              answered += 1
              const counted = await readFromReports(db, question)
              expect({ asked, scope, quality, ...comparable(rolled) }).toEqual({
                asked,
                scope,
                quality,
                ...comparable(counted),
              })
            }
        // The rest are parts of the administration by consolidated reports.
        expect(answered).toBeGreaterThanOrEqual(46)
      }),
      { numRuns: 5 },
    )
  },
)

type Source = Awaited<ReturnType<typeof readFromReports>>

/** Without what only the reports one by one can say, and what nobody adds up to more than zero. */
function comparable({ groups, sums, whole, aside }: Source) {
  const sorted = <T>(list: readonly T[]): string[] => list.map((one) => JSON.stringify(one)).sort()
  return {
    aside,
    groups: sorted(
      groups.map(({ report: _, reporting, ...group }) => ({ ...group, several: reporting > 1 })).map(inOrder),
    ),
    sums: sorted(
      sums
        .map((sum) => ({ ...sum, numerator: sum.numerator ?? 0, denominator: sum.denominator ?? 0 }))
        .filter(({ numerator, denominator, missing }) => numerator !== 0 || denominator !== 0 || missing > 0)
        .map(inOrder),
    ),
    whole: sorted(whole.map(inOrder)),
  }
}

function inOrder(row: object): object {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
}

describe('a question that the rollup does not hold', () => {
  test.each<AggregateParameters>([
    { by: 'agency' },
    { by: 'sector,level' },
    { by: 'region', level: 'county', sector: 'education' },
    { by: 'sector', scope: 'consolidated' },
  ])('is left to the reports: %o', async (asked) => {
    const question = await askAggregate(db, { indicators: 'outcome.total', ...asked })
    expect(await readRolled(db, question)).toBeNull()
  })

  test('so is every question while the rollup is not that of the reports', async () => {
    const question = await askAggregate(db, { indicators: 'outcome.total', by: 'year' })
    expect(await readRolled(db, question)).not.toBeNull()
    await dropRollup(db)
    expect(await readRolled(db, question)).toBeNull()
  })
})

test('findings that rest on other reports are never errors: a report is clean or not by itself', () => {
  const across = rules.filter(({ needs, id }) => needs !== undefined || id.startsWith('XY-'))
  expect(across.length).toBeGreaterThan(5)
  expect(across.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('vectors', () => {
  test('come back as they were, in the order of keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.integer({ min: 0, max: 100_000 }).map(String),
          fc.integer({ min: -(2 ** 51), max: 2 ** 51 }).filter((value) => value !== 0),
        ),
        (entries) => {
          const vector = new Map(Object.entries(entries).map(([key, value]) => [Number(key), value]))
          const decoded = decodeVector(encodeVector(vector))
          expect([...decoded]).toEqual([...vector].sort(([a], [b]) => a - b))
        },
      ),
    )
  })

  test('refuse a sum that a number does not hold exactly', () => {
    expect(() => encodeVector(new Map([[1, 2 ** 53]]))).toThrow(RangeError)
    expect(() => encodeVector(new Map([[1, 0.5]]))).toThrow(RangeError)
  })
})
