/** The rollup says what the reports say, however these came, were replaced and went. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decodeBlock } from '../../db/blocks/format.ts'
import { storeDocument, withdrawReport } from '../../db/load.ts'
import { readOneByOne } from '../../db/queries/aggregate-one-by-one.ts'
import { askAggregate, type AggregateParameters } from '../../db/queries/aggregate-question.ts'
import { readRolled } from '../../db/queries/aggregate-rolled.ts'
import { readFromReports } from '../../db/queries/aggregate-source.ts'
import { measures } from '../../db/queries/measures.ts'
import { rebuildRollup } from '../../db/rollup/build.ts'
import { dropRollup } from '../../db/rollup/state.ts'
import { sumsIn } from '../../db/rollup/tally.ts'
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
  const blocks = await db.selectFrom('report_block').selectAll().execute()
  return new Map<string, unknown>([
    ...stored.map(
      ({ kind, region, slice, year, figures, clean }) =>
        [`${kind} ${region} ${slice} ${year}`, { figures: plain(figures), clean: plain(clean) }] as const,
    ),
    ...blocks.map(
      ({ region, year, sector, reports }) =>
        [`block ${region} ${year} ${sector}`, decodeBlock(Number(region), reports)] as const,
    ),
  ])
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
              const question = askAggregate(db, parameters)
              const rolled = readRolled(db, question)
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

/** By agency, alone and with all that may stand beside it. */
const SINGLE: AggregateParameters[] = [
  { by: 'agency' },
  { by: 'agency,year' },
  { by: 'agency', years: '2020' },
  { by: 'agency', years: '2020-2021' },
  { by: 'year,agency', within: '210100,210200' },
  { by: 'agency', within: '210103', years: '2021' },
  { by: 'agency,region', level: 'province' },
  { by: 'agency,region', level: 'prefecture', within: '210000' },
  { by: 'agency,region', level: 'county', years: '2020' },
  { by: 'agency,sector,level', years: '2019-2021' },
  { by: 'agency', sector: 'education', years: '2021' },
  { by: 'agency', sector: 'government' },
  { by: 'agency', agencyLevel: 'township' },
  { by: 'agency,year', agencyLevel: 'county', sector: 'education,government' },
]

test(
  'the figures of each agency are those of its facts, every indicator and year',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 25, size: 'max' }), async (steps) => {
        for (const table of ['report', 'document', 'agency'] as const) await db.deleteFrom(table).execute()
        await rebuildRollup(db)
        await play(steps)
        const known = await db.selectFrom('agency').select('id').execute()
        const some = known.filter((_, i) => i % 2 === 0).map(({ id }) => id)
        const asked = [...SINGLE, ...(some.length > 0 ? [{ by: 'agency,year', agency: some.join(',') }] : [])]
        for (const one of asked)
          for (const scope of ['own', 'auto', 'consolidated'] as const)
            for (const quality of ['all', 'clean'] as const) {
              const question = askAggregate(db, { ...one, scope, quality, indicators: ALL_MEASURES })
              const read = readOneByOne(db, question)
              if (!read) throw new Error('Nothing but the reports themselves answers this')
              const counted = await readFromReports(db, question)
              expect({ one, scope, quality, ...told(read) }).toEqual({
                one,
                scope,
                quality,
                ...told(counted),
              })
            }
      }),
      { numRuns: 3 },
    )
  },
)

/** With everything that is said of a row: which report it is, how many agencies stand behind it. */
function told({ rows, aside }: Source) {
  return {
    aside,
    rows: rows.map(({ group, tally }) => JSON.stringify([inOrder(group), sumsIn(tally)])).sort(),
  }
}

type Source = Awaited<ReturnType<typeof readFromReports>>

/** Without what only the reports one by one can say; of applicant columns that are not set apart, their sums. */
function comparable({ rows, aside }: Source) {
  const told = rows.map(({ group: { report: _, reporting, ...group }, tally }) =>
    JSON.stringify([inOrder(group), reporting > 1, sumsIn(tally)]),
  )
  return { aside, rows: told.sort() }
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
    const question = askAggregate(db, { indicators: 'outcome.total', ...asked })
    expect(readRolled(db, question)).toBeNull()
  })

  test('so is every question while the rollup is not that of the reports', async () => {
    const question = askAggregate(db, { indicators: 'outcome.total', by: 'year' })
    expect(readRolled(db, question)).not.toBeNull()
    await dropRollup(db)
    expect(readRolled(db, question)).toBeNull()
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
