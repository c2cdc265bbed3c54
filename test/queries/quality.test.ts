/** Findings and their counts, the ledger of who has reported, and the bulk reading behind the downloads. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { coverage } from '../../db/queries/coverage.ts'
import { countFindings } from '../../db/queries/quality.ts'
import { streamCells, streamReports } from '../../db/queries/quality-export.ts'
import { checkFilters } from '../../db/queries/quality-filter.ts'
import { checkFindingFilters, listFindings, streamFindings } from '../../db/queries/quality-findings.ts'
import { storeDocument } from '../../db/load.ts'
import type { Db } from '../../db/schema.ts'
import type { Finding, Refused, Severity } from '../../server/report/report.ts'
import { buildReport, type ReportSpec } from '../support/report.ts'
import { buildWorld, LOADED_AT } from '../support/world.ts'

const finding = (rule: string, severity: Severity, rest: Partial<Finding> = {}): Finding => ({
  rule,
  severity,
  message: { zh: `${rule}不成立`, en: `${rule} fails` },
  cells: [],
  ...rest,
})
const BALANCE = finding('T3-BALANCE', 'error', {
  cells: [{ code: 'outcome.total', applicant: 'total' }],
  expected: 12,
  actual: 10,
  suspect: { code: 'outcome.total', applicant: 'total', value: 12 },
})
const SUM = finding('N-SUM', 'warning', { expected: 'a', actual: null })

/** 沈阳 housing 2019–2021 (a gap in 2020), 大连 2019, 沈河区 government 2019, 辽宁省 2021. */
const SPECS: ReportSpec[] = [
  { agency: '沈阳市房产局', sector: 'housing_urban_rural', year: 2019, findings: [SUM, BALANCE] },
  {
    agency: '沈阳市房产局',
    sector: 'housing_urban_rural',
    year: 2021,
    findings: [SUM, finding('N-SUM', 'info')],
  },
  { agency: '大连市教育局', region: '210200', sector: 'education', year: 2019 },
  {
    agency: '沈河区人民政府',
    region: '210103',
    sector: 'government',
    scope: 'consolidated',
    year: 2019,
    findings: [finding('N-NEW', 'warning')],
  },
  {
    agency: '辽宁省财政厅',
    region: '210000',
    sector: 'finance',
    year: 2021,
    findings: [finding('N-SUM', 'info')],
  },
]

let db: Db
let ids: number[]
beforeAll(async () => {
  ;({ db, ids } = await buildWorld(SPECS))
  const refused: Refused = {
    schema: 'gongkai.report/1',
    status: 'refused',
    source: { name: 'scan.pdf', sha256: '0'.repeat(64), mediaType: 'application/pdf', url: null },
    reasons: [{ code: 'no_text', message: 'no text' }],
  }
  await storeDocument(db, { report: refused, text: null, bytes: 10, stated: false, now: LOADED_AT })
})
afterAll(() => db.destroy())

describe('findings', () => {
  const rules = async (filters: Parameters<typeof listFindings>[1]) =>
    (await listFindings(db, filters)).findings.map(({ rule, severity, year }) => [rule, severity, year])

  test('the worst first, then the newest year', async () => {
    expect(await rules({ limit: 10 })).toEqual([
      ['T3-BALANCE', 'error', 2019],
      ['N-SUM', 'warning', 2021],
      ['N-SUM', 'warning', 2019],
      ['N-NEW', 'warning', 2019],
      ['N-SUM', 'info', 2021],
      ['N-SUM', 'info', 2021],
    ])
  })

  test('whole, down to the cell', async () => {
    expect((await listFindings(db, { severity: 'error', limit: 1 })).findings).toEqual([
      {
        report: ids[0],
        no: 2,
        agency: { id: expect.any(Number) as number, name: '沈阳市房产局' },
        region: { adcode: '210100', name: '沈阳市' },
        sector: 'housing_urban_rural',
        year: 2019,
        form: '2019',
        scope: 'own',
        rule: 'T3-BALANCE',
        severity: 'error',
        message: { zh: 'T3-BALANCE不成立', en: 'T3-BALANCE fails' },
        cells: [{ code: 'outcome.total', applicant: 'total' }],
        expected: 12,
        actual: 10,
        suspect: { code: 'outcome.total', applicant: 'total', value: 12 },
        basis: 'report',
        other: null,
      },
    ])
  })

  test('filtered by everything that filters figures, and by rule and severity', async () => {
    expect(await rules({ limit: 10, within: '210103' })).toEqual([['N-NEW', 'warning', 2019]])
    expect(await rules({ limit: 10, years: '2021', severity: 'warning' })).toEqual([
      ['N-SUM', 'warning', 2021],
    ])
    expect(await rules({ limit: 10, sector: 'education' })).toEqual([])
    expect(await rules({ limit: 10, agencyLevel: 'province' })).toEqual([['N-SUM', 'info', 2021]])
    expect(await rules({ limit: 10, rule: 'N-NEW,T3-BALANCE' })).toHaveLength(2)
  })

  test.each(['1', '2', '4'])('pages of %s join to the whole, without repeats', async (size) => {
    const whole = (await listFindings(db, { limit: 100 })).findings
    const joined = []
    let cursor: string | undefined
    do {
      const page = await listFindings(db, { limit: Number(size), cursor })
      expect(page.total).toBe(6)
      joined.push(...page.findings)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(joined).toEqual(whole)
  })

  test.each([
    [{ rule: 'NO-SUCH' }, 'rule'],
    [{ severity: 'fatal' }, 'severity'],
    [{ years: '1999' }, 'years'],
    [{ within: '999999' }, 'within'],
    [{ cursor: 'WzFd' }, 'cursor'],
  ])('%j is refused by name', async (filters, parameter) => {
    await expect(listFindings(db, { ...filters, limit: 5 })).rejects.toMatchObject({ parameter })
  })

  test('in bulk: every one, whatever the size of a batch', async () => {
    const filters = await checkFindingFilters(db, {})
    const read = async (batch: number) => {
      const all = []
      for await (const some of streamFindings(db, filters, batch)) all.push(...some)
      return all
    }
    const all = await read(100)
    expect(all.map(({ report, no }) => [report, no])).toEqual([
      [ids[0], 1],
      [ids[0], 2],
      [ids[1], 1],
      [ids[1], 2],
      [ids[3], 1],
      [ids[4], 1],
    ])
    expect(await read(1)).toEqual(all)
    expect(await read(6)).toEqual(all)
  })
})

describe('counts', () => {
  test('by rule: reports are counted once; a rule that found nothing is listed', async () => {
    const { rows, reports } = await countFindings(db, { by: 'rule', limit: 1000 })
    expect(reports).toBe(5)
    expect(rows.slice(0, 3).map(({ key }) => key)).toEqual(['T3-BALANCE', 'N-SUM', 'N-NEW'])
    expect(rows[1]).toMatchObject({
      findings: { error: 0, warning: 2, info: 2 },
      concerned: { any: 3, error: 0, warning: 2, info: 2 },
      reports: 5,
    })
    expect(rows.find(({ key }) => key === 'T3-ROW-SUM')?.concerned.any).toBe(0)
  })

  test('by severity: all three, also without any', async () => {
    const { rows } = await countFindings(db, { by: 'severity', within: '210103', limit: 10 })
    expect(rows.map(({ key, findings, concerned }) => [key, findings, concerned.any])).toEqual([
      ['error', { error: 0, warning: 0, info: 0 }, 0],
      ['warning', { error: 0, warning: 1, info: 0 }, 1],
      ['info', { error: 0, warning: 0, info: 0 }, 0],
    ])
  })

  test('by year, sector and agency, with the reports behind', async () => {
    const short = async (by: 'year' | 'sector' | 'agency') =>
      (await countFindings(db, { by, limit: 10 })).rows.map(({ label, findings, concerned, reports }) => [
        label?.zh,
        Object.values(findings).join('/'),
        `${concerned.any}/${reports}`,
      ])
    expect(await short('year')).toEqual([
      ['2019', '1/2/0', '2/3'],
      ['2021', '0/1/2', '2/2'],
    ])
    expect(await short('agency')).toEqual([
      ['沈阳市房产局', '1/2/1', '2/2'],
      ['沈河区人民政府', '0/1/0', '1/1'],
      ['辽宁省财政厅', '0/0/1', '1/1'],
      ['大连市教育局', '0/0/0', '0/1'],
    ])
    expect((await short('sector')).at(-1)).toEqual(['教育', '0/0/0', '0/1'])
  })

  test('by region: what lies above the asked level stands apart', async () => {
    const short = async (level: 'province' | 'prefecture' | 'county') =>
      (await countFindings(db, { by: 'region', level, limit: 10 })).rows.map(
        ({ key, direct, reports }) => `${key}${direct ? '*' : ''} ${reports}`,
      )
    expect(await short('province')).toEqual(['210000 5'])
    expect(await short('prefecture')).toEqual(['210100 3', '210000* 1', '210200 1'])
    expect(await short('county')).toEqual(['210100* 2', '210103 1', '210000* 1', '210200* 1'])
  })

  test('level belongs to regions; pages join', async () => {
    await expect(countFindings(db, { by: 'year', level: 'county', limit: 5 })).rejects.toMatchObject({
      parameter: 'level',
    })
    const first = await countFindings(db, { by: 'agency', limit: 3 })
    const second = await countFindings(db, { by: 'agency', limit: 3, cursor: first.next ?? '' })
    expect([...first.rows, ...second.rows].map(({ key }) => key)).toEqual(
      (await countFindings(db, { by: 'agency', limit: 9 })).rows.map(({ key }) => key),
    )
    expect(second.next).toBeNull()
  })
})

describe('coverage', () => {
  test('agencies known against years; a year without any report is one too', async () => {
    const { years, agencies, ledger, documents, total } = await coverage(db, { limit: 10 })
    expect(agencies).toBe(4)
    expect(total).toBe(4)
    expect(years.map(({ year, reports, missing }) => [year, reports, missing])).toEqual([
      [2019, 3, 1],
      [2020, 0, 4],
      [2021, 2, 2],
    ])
    expect(documents).toEqual({ refused: 1, unidentified: 0 })
    expect(ledger.map(({ agency, reports }) => [agency.name, reports.map(({ year }) => year)])).toEqual([
      ['辽宁省财政厅', [2021]],
      ['沈阳市房产局', [2019, 2021]],
      ['沈河区人民政府', [2019]],
      ['大连市教育局', [2019]],
    ])
    expect(ledger[1]?.reports[0]).toMatchObject({ id: ids[0], findings: { error: 1, warning: 1, info: 0 } })
  })

  test('for the years asked for; only with gaps', async () => {
    const asked = await coverage(db, { years: '2019', within: '210100', limit: 10 })
    expect(asked.years).toEqual([{ year: 2019, reports: 2, missing: 0, onTime: 0, late: 0, undated: 2 }])
    const gaps = await coverage(db, { years: '2019', gaps: true, limit: 10 })
    expect(gaps.ledger.map(({ agency }) => agency.name)).toEqual(['辽宁省财政厅'])
    expect(gaps).toMatchObject({ agencies: 4, total: 1 })
  })

  test('pages join', async () => {
    const first = await coverage(db, { limit: 2 })
    const second = await coverage(db, { limit: 2, cursor: first.next ?? '' })
    expect([...first.ledger, ...second.ledger]).toEqual((await coverage(db, { limit: 9 })).ledger)
  })
})

describe('on time', () => {
  test.each([
    // An agency has until 31 January, a government that reports for its area until 31 March.
    ['own', 'education', '2021-01-31', false],
    ['own', 'education', '2021-02-01', true],
    ['consolidated', 'government', '2021-03-31', false],
    ['consolidated', 'government', '2021-04-01', true],
    ['own', 'government', '2021-02-15', false],
    ['own', 'township', '2021-02-15', true],
  ] as const)('%s report of %s published on %s: late %s', async (scope, sector, published, late) => {
    const world = await buildWorld([])
    const { report, text, bytes } = buildReport({ agency: '沈阳市某机关', sector, scope, year: 2020 })
    report.source.published = published
    await storeDocument(world.db, { report, text, bytes, stated: true, now: LOADED_AT })
    // A later correction does not make an early report late.
    const correction = buildReport({ agency: '沈阳市某机关', sector, scope, year: 2020, edition: '（更正）' })
    correction.report.source.published = '2021-09-01'
    await storeDocument(world.db, { ...correction, stated: true, now: LOADED_AT })
    const { years, ledger } = await coverage(world.db, { limit: 5 })
    expect(ledger[0]?.reports).toMatchObject([{ revision: 2, published, late }])
    expect(years[0]).toMatchObject({ late: late ? 1 : 0, onTime: late ? 0 : 1, undated: 0 })
    await world.db.destroy()
  })
})

describe('in bulk', () => {
  test('reports and cells in the order of reports, whatever the size of a batch', async () => {
    const filters = await checkFilters(db, { years: '2019' })
    const numbers = async (batch: number) => {
      const found: number[] = []
      for await (const some of streamReports(db, filters, batch))
        found.push(...some.map(({ report }) => report))
      return found
    }
    expect(await numbers(100)).toEqual([ids[0], ids[2], ids[3]])
    expect(await numbers(1)).toEqual(await numbers(100))
    const cells: number[] = []
    for await (const some of streamCells(db, filters, 2)) {
      for (const report of some) cells.push(report.cells.length)
    }
    expect(cells).toEqual([198, 198, 198])
  })

  test('nothing where nothing fits', async () => {
    const filters = await checkFilters(db, { years: '2024' })
    for await (const some of streamReports(db, filters)) expect(some).toEqual([])
    expect((await listFindings(db, { years: '2024', limit: 5 })).total).toBe(0)
    expect(await coverage(db, { years: '2024', limit: 9 })).toMatchObject({
      years: [{ year: 2024, reports: 0, missing: 4 }],
    })
    expect((await countFindings(db, { by: 'region', years: '2024', limit: 5 })).rows).toEqual([])
  })
})
