/** Registers and lists: search, paging, counts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencyProfile, listAgencies } from '../../db/queries/agencies.ts'
import { describeData } from '../../db/queries/meta.ts'
import { listRegions } from '../../db/queries/regions.ts'
import { reportDetail, reportSource } from '../../db/queries/report.ts'
import { listReports } from '../../db/queries/reports.ts'
import { listRules } from '../../db/queries/rules.ts'
import { listSectors } from '../../db/queries/sectors.ts'
import { listYears } from '../../db/queries/years.ts'
import { storeDocument } from '../../db/load.ts'
import type { Db } from '../../db/schema.ts'
import type { Finding, Refused, Unidentified } from '../../server/report/report.ts'
import { buildReport } from '../support/report.ts'
import { buildWorld, LOADED_AT, storeReport } from '../support/world.ts'

const OFF: Finding = { rule: 'T3-BALANCE', severity: 'error', message: { zh: '不平', en: 'off' }, cells: [] }
const housing = { agency: '沈阳市房产局', sector: 'housing_urban_rural', values: { 'outcome.total': 153 } }

let db: Db
beforeAll(async () => {
  const world = await buildWorld([
    housing,
    { agency: '大连市住房和城乡建设局', region: '210200', sector: 'housing_urban_rural' },
    { agency: '杭州市住房保障局', region: '330100', sector: 'housing_urban_rural' },
    { agency: '沈阳市100%公司局', sector: 'other' },
    { agency: '沈河区住建局', region: '210103', sector: 'housing_urban_rural', findings: [OFF] },
    { ...housing, year: 2021 },
    { ...housing, year: 2019 },
  ])
  db = world.db
  await storeReport(db, { ...housing, edition: '（更正）', values: { 'outcome.total': 154 } })
  const refused: Refused = {
    schema: 'gongkai.report/1',
    status: 'refused',
    source: { name: 'scan.pdf', sha256: '0'.repeat(64), mediaType: 'application/pdf', url: null },
    reasons: [{ code: 'no_text', message: 'no text' }],
  }
  await storeDocument(db, { report: refused, text: null, bytes: 10, stated: false, now: LOADED_AT })
  const { report, text, bytes } = buildReport({ agency: '某局', name: 'nobody.txt', findings: [OFF] })
  const unknown: Unidentified = {
    ...report,
    status: 'unidentified',
    agency: null,
    reasons: [{ code: 'no_agency', message: 'no agency' }],
  }
  await storeDocument(db, { report: unknown, text, bytes, stated: false, now: LOADED_AT })
})
afterAll(() => db.destroy())

test('meta counts what is there', async () => {
  expect(await describeData(db)).toMatchObject({
    synthetic: false,
    updatedAt: LOADED_AT,
    counts: {
      agencies: 5,
      reports: 7,
      unidentified: 1,
      refused: 1,
      regions: 4,
      findings: { error: 1, warning: 0, info: 0 },
    },
    years: [2019, 2020, 2021],
  })
})

describe('regions', () => {
  test('by part of the name, with the way down', async () => {
    const { regions, total } = await listRegions(db, { q: '沈河', limit: 10 })
    expect(total).toBe(1)
    expect(regions[0]).toMatchObject({
      adcode: '210103',
      name: '沈河区',
      level: 'county',
      path: [
        { adcode: '210000', name: '辽宁省' },
        { adcode: '210100', name: '沈阳市' },
        { adcode: '210103', name: '沈河区' },
      ],
      agencies: 1,
      reports: 1,
    })
  })

  test('by code; what is loaded; below one', async () => {
    expect((await listRegions(db, { q: '2101', limit: 3 })).regions.map(({ adcode }) => adcode)).toEqual([
      '210100',
      '210102',
      '210103',
    ])
    const loaded = await listRegions(db, { loaded: true, level: 'prefecture', limit: 10 })
    expect(loaded.regions.map(({ name, reports }) => [name, reports])).toEqual([
      ['沈阳市', 5],
      ['大连市', 1],
      ['杭州市', 1],
    ])
    const inside = await listRegions(db, { within: '210000', level: 'prefecture', loaded: true, limit: 10 })
    expect(inside.total).toBe(2)
  })

  test('pages join', async () => {
    const first = await listRegions(db, { level: 'province', limit: 20 })
    const second = await listRegions(db, { level: 'province', limit: 20, cursor: first.next ?? '' })
    expect(first.total).toBe(first.regions.length + second.regions.length)
    expect(second.next).toBeNull()
    await expect(listRegions(db, { limit: 5, cursor: 'WzFd' })).rejects.toMatchObject({ parameter: 'cursor' })
  })
})

describe('agencies', () => {
  test.each([
    ['房', ['沈阳市房产局', '大连市住房和城乡建设局', '杭州市住房保障局']],
    ['100%', ['沈阳市100%公司局']],
    ['%', ['沈阳市100%公司局']],
    ['_', []],
    ['\\', []],
  ])('search takes %s literally', async (q, names) => {
    expect((await listAgencies(db, { q, limit: 10 })).agencies.map(({ name }) => name)).toEqual(names)
  })

  test('years, place and sector of each', async () => {
    const { agencies } = await listAgencies(db, { within: '210100', sector: 'housing_urban_rural', limit: 1 })
    expect(agencies).toEqual([
      {
        id: 1,
        name: '沈阳市房产局',
        region: { adcode: '210100', name: '沈阳市' },
        path: [
          { adcode: '210000', name: '辽宁省' },
          { adcode: '210100', name: '沈阳市' },
        ],
        sector: {
          code: 'housing_urban_rural',
          zh: '住房和城乡建设（房产）',
          en: 'Housing and urban-rural development',
        },
        level: 'prefecture',
        years: [2019, 2020, 2021],
      },
    ])
  })

  test('peers of the same sector and level, the nearest first', async () => {
    const profile = await agencyProfile(db, 1)
    expect(profile?.peers).toEqual({
      total: 2,
      agencies: [
        { id: 2, name: '大连市住房和城乡建设局' },
        { id: 3, name: '杭州市住房保障局' },
      ],
    })
    expect(profile?.reports.map(({ year, revision }) => [year, revision])).toEqual([
      [2019, 1],
      [2020, 2],
      [2021, 1],
    ])
    expect(await agencyProfile(db, 99)).toBeNull()
  })
})

test('sectors in their order, empty ones too; years with their forms', async () => {
  const sectors = await listSectors(db)
  expect(sectors.length).toBeGreaterThan(50)
  expect(sectors[0]).toMatchObject({ code: 'government', agencies: 0, reports: 0 })
  expect(sectors.find(({ code }) => code === 'housing_urban_rural')).toMatchObject({
    agencies: 4,
    reports: 6,
  })
  expect(await listYears(db)).toEqual([
    { year: 2019, agencies: 5, reports: 1, forms: [{ form: '2019', reports: 1 }] },
    { year: 2020, agencies: 5, reports: 5, forms: [{ form: '2019', reports: 5 }] },
    { year: 2021, agencies: 5, reports: 1, forms: [{ form: '2021', reports: 1 }] },
  ])
})

test('rules with the forms they judge', async () => {
  const rules = await listRules(db)
  expect(rules.find(({ id }) => id === 'T3-BALANCE')).toMatchObject({
    severity: 'error',
    forms: ['2019', '2021'],
  })
})

describe('reports', () => {
  test('the newest year first, in pages', async () => {
    const first = await listReports(db, { limit: 4 })
    expect(first.total).toBe(7)
    expect(first.reports.map(({ year, agency }) => `${year} ${agency?.name}`)).toEqual([
      '2021 沈阳市房产局',
      '2020 沈阳市房产局',
      '2020 大连市住房和城乡建设局',
      '2020 杭州市住房保障局',
    ])
    const second = await listReports(db, { limit: 4, cursor: first.next ?? '' })
    expect(second.reports.map(({ id }) => id)).toEqual([4, 5, 7])
    expect(second.next).toBeNull()
  })

  test('filters', async () => {
    const ids = async (filters: Partial<Parameters<typeof listReports>[1]>) =>
      (await listReports(db, { limit: 10, ...filters })).reports.map(({ id }) => id)
    expect(await ids({ within: '210103' })).toEqual([5])
    expect(await ids({ years: '2019,2021' })).toEqual([6, 7])
    expect(await ids({ agency: '1', years: '2020' })).toEqual([1])
    expect(await ids({ agencyLevel: 'county' })).toEqual([5])
    expect(await ids({ scope: 'consolidated' })).toEqual([])
  })

  test('what was not taken is listed with its reasons', async () => {
    const refused = await listReports(db, { status: 'refused', limit: 10 })
    expect(refused).toMatchObject({
      total: 1,
      reports: [
        { id: null, name: 'scan.pdf', year: null, reasons: [{ code: 'no_text', message: 'no text' }] },
      ],
    })
    const unidentified = await listReports(db, { status: 'unidentified', limit: 10 })
    expect(unidentified.reports).toMatchObject([
      {
        id: null,
        agency: null,
        year: 2020,
        form: '2019',
        findings: { error: 1 },
        reasons: [{ code: 'no_agency' }],
      },
    ])
    await expect(listReports(db, { status: 'refused', within: '210000', limit: 10 })).rejects.toMatchObject({
      parameter: 'within',
    })
  })

  test('whole: the current revision, its neighbours, its text', async () => {
    const detail = await reportDetail(db, 1)
    expect(detail).toMatchObject({
      id: 1,
      revision: 2,
      revisions: [{ revision: 1 }, { revision: 2 }],
      agency: { id: 1, name: '沈阳市房产局', evidence: 'title' },
      region: { adcode: '210100', name: '沈阳市' },
      previous: { id: 7, year: 2019 },
      next: { id: 6, year: 2021 },
    })
    expect(detail?.cells).toHaveLength(198)
    const handled = detail?.cells.find((cell) => cell.code === 'outcome.total' && cell.applicant === 'total')
    expect(handled).toMatchObject({ value: 154, state: 'ok', raw: '154' })
    const source = await reportSource(db, 1)
    expect(source?.text?.slice(handled?.at?.start, handled?.at?.end)).toBe('154')
    expect(await reportDetail(db, 99)).toBeNull()
    expect(await reportSource(db, 99)).toBeNull()
  })
})
