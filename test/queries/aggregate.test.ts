/** Totals worked out by hand, for every scope; what may not be added; what is missing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aggregate, type AggregateRow } from '../../db/queries/aggregate.ts'
import type { AggregateParameters } from '../../db/queries/aggregate-question.ts'
import type { Db } from '../../db/schema.ts'
import type { Finding } from '../../server/report/report.ts'
import { buildWorld } from '../support/world.ts'

const OFF: Finding = { rule: 'T3-BALANCE', severity: 'error', message: { zh: '不平', en: 'off' }, cells: [] }
const blank = { value: null, state: 'missing' as const }

let db: Db
beforeAll(async () => {
  const world = await buildWorld([
    // 沈阳市: two of its own organs; of its districts one as a whole with an organ of its own besides.
    {
      agency: '沈阳市房产局',
      sector: 'housing_urban_rural',
      values: { 'outcome.granted': 71, 'outcome.partial': 2, 'outcome.total': 153, 'procurement.amount': 0 },
    },
    {
      agency: '沈阳市自然资源局',
      sector: 'natural_resources',
      values: {
        'outcome.granted': 195,
        'outcome.partial': 18,
        'outcome.total': 258,
        'procurement.amount': 18143600.05,
        'licensing.items_prev': 40,
        'licensing.items_change': -2,
      },
    },
    {
      agency: '沈阳市沈河区人民政府',
      region: '210103',
      sector: 'government',
      scope: 'consolidated',
      values: { 'outcome.granted': 7, 'outcome.total': 192, 'procurement.amount': 213504600.1 },
    },
    { agency: '沈河区教育局', region: '210103', sector: 'education', values: { 'outcome.total': 12 } },
    // 大连市: no organ of its own; a district with blanks and an error.
    {
      agency: '大连市中山区财政局',
      region: '210202',
      sector: 'finance',
      values: { 'outcome.total': 8, 'outcome.granted': blank, 'procurement.amount': blank },
      findings: [OFF],
    },
    // 辽宁省 itself, and 河南省 with a county directly under it.
    { agency: '辽宁省财政厅', region: '210000', sector: 'finance', values: { 'outcome.total': 1000 } },
    { agency: '济源市教育局', region: '419001', sector: 'education', values: { 'outcome.total': 5 } },
    { agency: '国家档案局', region: null, sector: 'archives', values: { 'outcome.total': 3 } },
    // 2021: another form; the city as a whole.
    {
      agency: '沈阳市房产局',
      year: 2021,
      sector: 'housing_urban_rural',
      values: {
        'outcome.granted': 60,
        'outcome.other.fee_unpaid': 4,
        'outcome.other.misc': 1,
        'outcome.total': 100,
        'applications.received.carried_in': 10,
        'normative_docs.made': 5,
        'fees.amount': 1200.5,
      },
    },
    {
      agency: '沈阳市人民政府',
      year: 2021,
      sector: 'government',
      scope: 'consolidated',
      values: { 'outcome.total': 700, 'outcome.granted': 350 },
    },
    {
      agency: '沈阳市沈河区人民政府',
      region: '210103',
      year: 2021,
      sector: 'government',
      scope: 'consolidated',
      values: { 'outcome.total': 200 },
    },
  ])
  db = world.db
})
afterAll(() => db.destroy())

async function rows(asked: AggregateParameters): Promise<AggregateRow[]> {
  return (await aggregate(db, { indicators: 'outcome.total', ...asked })).rows
}

async function total(asked: AggregateParameters): Promise<number | null | undefined> {
  const [row, ...more] = await rows(asked)
  expect(more).toEqual([])
  return row?.values['outcome.total']
}

describe('scopes of 2020', () => {
  test.each([
    // 153 + 258; and 12 of the district's office, which reports for itself as well.
    ['210100', 'own', 411 + 12],
    // 沈河区 is 192 as a whole: its office's 12 are in it.
    ['210100', 'auto', 411 + 192],
    ['210100', 'consolidated', null],
    ['210103', 'own', 12],
    ['210103', 'auto', 192],
    ['210103', 'consolidated', 192],
    ['210000', 'own', 411 + 12 + 8 + 1000],
    ['210000', 'auto', 411 + 192 + 8 + 1000],
    ['210000', 'consolidated', null],
  ] as const)('%s %s: %s handled', async (within, scope, handled) => {
    expect(await total({ within, scope, years: '2020' })).toBe(handled)
  })

  test('the whole country, with the county under its province and the national body', async () => {
    expect(await total({ years: '2020' })).toBe(411 + 192 + 8 + 1000 + 5 + 3)
    expect(await total({ years: '2020', within: '000000' })).toBe(411 + 192 + 8 + 1000 + 5 + 3)
  })

  test('regions that lie in one another count once', async () => {
    expect(await total({ within: '210100,210000,210103', years: '2020' })).toBe(1611)
  })

  test('filters come first: without governments nobody speaks for 沈河区', async () => {
    expect(await total({ within: '210103', years: '2020', sector: 'education' })).toBe(12)
    expect(await total({ within: '210000', years: '2020', quality: 'clean' })).toBe(411 + 192 + 1000)
  })

  test('a row says what it is made of and of how many', async () => {
    const [row] = await rows({ within: '210100', years: '2020' })
    // The city's government, known from 2021, could have reported for 2020 too.
    expect(row).toMatchObject({ scope: 'mixed', reports: 3, agencies: 4 })
    const { notes } = await aggregate(db, { indicators: 'outcome.total', within: '210100', years: '2020' })
    expect(notes).toEqual([{ code: 'mixed_scope', indicators: [], count: 1 }])
  })
})

describe('a year in which the city reports as a whole', () => {
  test('it speaks for its organs and districts', async () => {
    expect(await total({ within: '210100', years: '2021' })).toBe(700)
    expect(await total({ within: '210000', years: '2021' })).toBe(700)
    expect(await total({ within: '210100', years: '2021', scope: 'own' })).toBe(100)
    expect(await total({ within: '210100', years: '2021', scope: 'consolidated' })).toBe(700)
  })

  test('its parts are still there to be compared, without it', async () => {
    const answer = await aggregate(db, {
      indicators: 'outcome.total',
      by: 'region',
      within: '210100',
      years: '2021',
    })
    expect(answer.rows.map(({ region, values }) => [region, values['outcome.total']])).toEqual([
      [{ adcode: '210100', name: '沈阳市', direct: true }, 100],
      [{ adcode: '210103', name: '沈河区' }, 200],
    ])
    expect(answer.notes).toContainEqual({ code: 'consolidated_above', indicators: [], count: 1 })
  })

  test('by year each year by its own rule; together the years add up', async () => {
    const byYear = await rows({ within: '210100', by: 'year' })
    expect(byYear.map(({ year, values }) => [year, values['outcome.total']])).toEqual([
      [2020, 603],
      [2021, 700],
    ])
    expect(await total({ within: '210100' })).toBe(1303)
  })
})

describe('by region nothing is lost', () => {
  test('organs of higher regions and counties under a province stand by themselves', async () => {
    const byRegion = await rows({ by: 'region', level: 'prefecture', scope: 'own', years: '2020' })
    expect(byRegion.map(({ region, values }) => [region, values['outcome.total']])).toEqual([
      [{ adcode: '000000', name: '全国', direct: true }, 3],
      [{ adcode: '210000', name: '辽宁省', direct: true }, 1000],
      [{ adcode: '210100', name: '沈阳市' }, 423],
      [{ adcode: '210200', name: '大连市' }, 8],
      [{ adcode: '419001', name: '济源市' }, 5],
    ])
    const sum = byRegion.reduce((all, { values }) => all + (values['outcome.total'] ?? 0), 0)
    expect(sum).toBe(await total({ scope: 'own', years: '2020' }))
  })

  test('the level is one below the region asked, and never above it', async () => {
    const names = async (asked: AggregateParameters) =>
      (await rows({ ...asked, by: 'region', years: '2020' })).map(({ region }) => region?.name)
    expect(await names({})).toEqual(['全国', '辽宁省', '河南省'])
    expect(await names({ within: '210000' })).toEqual(['辽宁省', '沈阳市', '大连市'])
    expect(await names({ within: '210100' })).toEqual(['沈阳市', '沈河区'])
    expect(await names({ within: '210103', level: 'province' })).toEqual(['沈河区'])
  })

  test('consolidated: each region by its very own report', async () => {
    const byRegion = await rows({ by: 'region', level: 'county', scope: 'consolidated', years: '2020' })
    expect(byRegion.map(({ region, values }) => [region?.adcode, values['outcome.total']])).toEqual([
      ['210103', 192],
    ])
    const { notes } = await aggregate(db, {
      indicators: 'outcome.total',
      within: '210000',
      scope: 'consolidated',
      years: '2020',
    })
    expect(notes).toContainEqual({ code: 'consolidated_below', indicators: [], count: 1 })
  })
})

describe('by agency, sector, level', () => {
  test('each report as it is, with its scope and its number', async () => {
    const byAgency = await rows({ by: 'agency', within: '210100', years: '2020' })
    expect(
      byAgency.map(({ agency, scope, report, values }) => [
        agency?.name,
        scope,
        report,
        values['outcome.total'],
      ]),
    ).toEqual([
      ['沈阳市房产局', 'own', 1, 153],
      ['沈阳市自然资源局', 'own', 2, 258],
      ['沈阳市沈河区人民政府', 'consolidated', 3, 192],
      ['沈河区教育局', 'own', 4, 12],
    ])
    const { notes } = await aggregate(db, { indicators: 'outcome.total', by: 'agency', years: '2020' })
    expect(notes).toContainEqual({ code: 'scopes_side_by_side', indicators: [], count: 1 })
  })

  test('over several years there is no single report to point to', async () => {
    const [row] = await rows({ by: 'agency', agency: '1' })
    expect(row).toMatchObject({ reports: 2, values: { 'outcome.total': 253 } })
    expect(row).not.toHaveProperty('report')
  })

  test('sectors by own reports', async () => {
    const { question, rows: bySector } = await aggregate(db, {
      indicators: 'outcome.total',
      by: 'sector',
      within: '210100',
      years: '2020',
    })
    expect(question.scope).toBe('own')
    expect(
      bySector.map(({ sector, scope, values }) => [sector?.code, scope, values['outcome.total']]),
    ).toEqual([
      ['education', 'own', 12],
      ['natural_resources', 'own', 258],
      ['housing_urban_rural', 'own', 153],
    ])
    expect(bySector[0]?.sector?.label).toEqual({ zh: '教育', en: 'Education' })
  })

  test('levels in their order', async () => {
    const byLevel = await rows({ by: 'level', years: '2020' })
    expect(byLevel.map(({ level, values }) => [level, values['outcome.total']])).toEqual([
      ['national', 3],
      ['province', 1000],
      ['prefecture', 411],
      ['county', 12 + 8 + 5],
    ])
  })
})

describe('what is missing is not zero', () => {
  test('a blank counts nowhere, is counted, and takes its report out of the rate', async () => {
    const { rows: answer, notes } = await aggregate(db, {
      indicators: 'outcome.granted,outcome.total,rate.disclosure',
      by: 'region',
      within: '210000',
      years: '2020',
    })
    const dalian = answer.find(({ region }) => region?.name === '大连市')
    expect(dalian).toMatchObject({
      reports: 1,
      values: { 'outcome.granted': null, 'outcome.total': 8, 'rate.disclosure': null },
      rates: {},
      missing: { 'outcome.granted': 1, 'rate.disclosure': 1 },
    })
    expect(notes).toContainEqual({
      code: 'missing_cells',
      indicators: ['outcome.granted', 'rate.disclosure'],
    })
    const [liaoning] = await rows({
      indicators: 'rate.disclosure',
      within: '210000',
      years: '2020',
      scope: 'own',
    })
    // 房产局 and 自然资源局 and two without any disclosure; not the 8 of 中山区.
    expect(liaoning?.rates['rate.disclosure']).toMatchObject({
      numerator: 71 + 2 + 195 + 18,
      denominator: 153 + 258 + 12 + 1000,
    })
    expect(liaoning?.missing).toEqual({ 'rate.disclosure': 1 })
  })

  test('printed zeros are values; money is exact to the fen', async () => {
    const answer = await rows({ indicators: 'procurement.amount', by: 'agency', years: '2020' })
    expect(answer.map(({ values }) => values['procurement.amount'])).toEqual([
      0,
      18143600.05,
      213504600.1,
      0,
      null,
      0,
      0,
      0,
    ])
    const [sum] = await rows({ indicators: 'procurement.amount', within: '210100', years: '2020' })
    expect(sum?.values).toEqual({ 'procurement.amount': 231648200.15 })
  })

  test('no report, no value: the row says so', async () => {
    const { rows: answer } = await aggregate(db, { indicators: 'outcome.total', years: '2024' })
    expect(answer).toEqual([
      { scope: null, reports: 0, agencies: 9, values: { 'outcome.total': null }, rates: {}, missing: {} },
    ])
    expect(await rows({ years: '2024', by: 'year' })).toEqual([])
  })
})

describe('rates', () => {
  test('sums first, then the quotient, with an interval', async () => {
    const [row] = await rows({ indicators: 'rate.disclosure', agency: '1,2', years: '2020' })
    expect(row?.values['rate.disclosure']).toBeCloseTo(286 / 411, 12)
    expect(row?.rates['rate.disclosure']).toEqual({
      numerator: 286,
      denominator: 411,
      // Wilson: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.959964:
      // 0.69586 + 0.00467 over 1.00935 is 0.69405; 1.959964 × 0.02282 over 1.00935 is 0.04431.
      low: expect.closeTo(0.69405 - 0.04431, 4),
      high: expect.closeTo(0.69405 + 0.04431, 4),
    })
  })

  test('nothing handled: no rate, not zero', async () => {
    const [row] = await rows({ indicators: 'rate.natural_person_share', agency: '6', years: '2020' })
    expect(row?.values).toEqual({ 'rate.natural_person_share': expect.any(Number) })
    const [none] = await rows({ indicators: 'rate.reconsideration_corrected', agency: '6', years: '2020' })
    expect(none).toMatchObject({
      values: { 'rate.reconsideration_corrected': null },
      rates: { 'rate.reconsideration_corrected': { numerator: 0, denominator: 0, low: null, high: null } },
    })
  })

  test('few cases are marked', async () => {
    const { notes } = await aggregate(db, { indicators: 'rate.disclosure', agency: '4' })
    expect(notes).toContainEqual({ code: 'small_numbers', indicators: ['rate.disclosure'] })
  })
})

describe('applicants', () => {
  test('six types, never the total with them', async () => {
    const answer = await rows({ indicators: 'outcome.granted', by: 'applicant', agency: '1', years: '2020' })
    expect(answer.map(({ applicant, values }) => [applicant?.code, values['outcome.granted']])).toEqual([
      ['natural_person', 71],
      ['org_commercial', 0],
      ['org_research', 0],
      ['org_public_interest', 0],
      ['org_legal_service', 0],
      ['org_other', 0],
    ])
  })

  test.each([
    [{ indicators: 'procurement.amount', by: 'applicant' }, 'by'],
    [{ indicators: 'legal.total', applicant: 'org_other' }, 'applicant'],
    [{ indicators: 'rate.natural_person_share', applicant: 'org_other' }, 'applicant'],
    [{ applicant: 'total,org_other' }, 'applicant'],
  ])('%o is refused', async (asked, parameter) => {
    await expect(rows(asked)).rejects.toMatchObject({ name: 'QueryError', parameter })
  })
})

describe('what must not be added', () => {
  test('a level over years', async () => {
    const code = 'applications.to_handle'
    const { rows: answer, notes } = await aggregate(db, { indicators: code, agency: '1' })
    expect(answer[0]?.values).toEqual({ [code]: null })
    expect(notes).toEqual([{ code: 'stock_over_years', indicators: [code] }])
    const byYear = await rows({ indicators: code, agency: '1', by: 'year' })
    expect(byYear.map(({ values }) => values[code])).toEqual([153, 100])
  })

  test('items of power lists over agencies', async () => {
    const code = 'licensing.items_current'
    const { rows: answer, notes } = await aggregate(db, { indicators: code, agency: '1,2', years: '2020' })
    expect(answer[0]?.values).toEqual({ [code]: null })
    expect(notes).toEqual([{ code: 'not_additive', indicators: [code] }])
    const byAgency = await rows({ indicators: code, agency: '1,2', years: '2020', by: 'agency' })
    expect(byAgency.map(({ values }) => values[code])).toEqual([0, 38])
  })

  test('what the change of form made another thing', async () => {
    const code = 'normative_docs.made'
    const { rows: answer, notes } = await aggregate(db, { indicators: code, agency: '1' })
    expect(answer[0]?.values).toEqual({ [code]: null })
    expect(notes.map((note) => note.code)).toEqual(['break_2021', 'break_not_summed'])
  })

  test('a form that lacks the row is neither a value nor a gap', async () => {
    const { rows: answer, notes } = await aggregate(db, {
      indicators: 'fees.amount,procurement.amount,outcome.other.total',
      by: 'year',
      agency: '1',
    })
    expect(answer.map(({ year, values, missing }) => [year, values, missing])).toEqual([
      [2020, { 'fees.amount': null, 'procurement.amount': 0, 'outcome.other.total': 0 }, {}],
      [2021, { 'fees.amount': 1200.5, 'procurement.amount': null, 'outcome.other.total': 5 }, {}],
    ])
    expect(notes).toContainEqual({ code: 'not_in_form', indicators: ['fees.amount', 'procurement.amount'] })
  })
})

test('one of two consolidated reports of a region and year counts', async () => {
  const world = await buildWorld([
    {
      agency: '某系统',
      region: '210103',
      scope: 'consolidated',
      sector: 'tax',
      values: { 'outcome.total': 50 },
    },
    {
      agency: '沈河区人民政府',
      region: '210103',
      scope: 'consolidated',
      sector: 'government',
      values: { 'outcome.total': 192 },
    },
  ])
  const { rows: answer, notes } = await aggregate(world.db, { indicators: 'outcome.total' })
  expect(answer[0]).toMatchObject({ reports: 1, agencies: 1, values: { 'outcome.total': 192 } })
  expect(notes).toEqual([{ code: 'duplicate_consolidated', indicators: [], count: 1 }])
  await world.db.destroy()
})

describe('order and pages', () => {
  test('the largest first, what has no value last, both ways', async () => {
    const values = async (sort: string) =>
      (await rows({ indicators: 'outcome.granted', by: 'agency', years: '2020', sort })).map(
        (row) => row.values['outcome.granted'],
      )
    expect(await values('-outcome.granted')).toEqual([195, 71, 7, 0, 0, 0, 0, null])
    expect(await values('outcome.granted')).toEqual([0, 0, 0, 0, 7, 71, 195, null])
  })

  test('pages join into the whole', async () => {
    const asked = { indicators: 'outcome.granted', by: 'agency,year', sort: '-outcome.granted', limit: 3 }
    const whole = await rows({ ...asked, limit: null })
    const pages: AggregateRow[] = []
    let cursor: string | undefined
    do {
      const page = await aggregate(db, { ...asked, cursor })
      expect(page.total).toBe(whole.length)
      pages.push(...page.rows)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(pages).toEqual(whole)
  })

  test('a cursor of another query is refused', async () => {
    const { next } = await aggregate(db, { indicators: 'outcome.total', by: 'agency', limit: 1 })
    const cursor = next ?? ''
    await expect(rows({ by: 'region', limit: 1, cursor })).rejects.toMatchObject({ parameter: 'cursor' })
    await expect(rows({ by: 'agency', cursor: 'x' })).rejects.toMatchObject({ parameter: 'cursor' })
  })
})

test.each([
  [{ indicators: 'nope' }, 'indicators'],
  [{ indicators: '' }, 'indicators'],
  [{ topic: 'nope' }, 'topic'],
  [{ by: 'planet' }, 'by'],
  [{ by: 'year,region,sector,agency' }, 'by'],
  [{ within: '999999' }, 'within'],
  [{ sector: 'nope' }, 'sector'],
  [{ agency: '99' }, 'agency'],
  [{ applicant: 'nobody' }, 'applicant'],
  [{ years: '2021-2020' }, 'years'],
  [{ years: '2018' }, 'years'],
  [{ sort: 'year' }, 'sort'],
])('%o is refused, naming %s', async (asked, parameter) => {
  await expect(rows(asked)).rejects.toMatchObject({ name: 'QueryError', parameter })
})
