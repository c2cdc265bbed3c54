/** Quality and bulk downloads over HTTP: JSON and CSV agree, files open where people open them. */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../server/report/report.ts'
import type { CarryOver, Coverage, Findings, Hierarchy, Quality } from '../../server/http/contract/quality.ts'
import { startService, WORLD, type Service } from './answer.ts'

const OFF: Finding = {
  rule: 'T3-BALANCE',
  severity: 'error',
  message: { zh: '=勾稽，“不平”', en: 'off' },
  cells: [{ code: 'outcome.total', applicant: 'total' }, { code: 'procurement.amount' }],
  expected: 12,
  actual: -3,
}

let service: Service
beforeAll(async () => {
  service = await startService({}, [...WORLD.slice(0, 3), { ...WORLD[3]!, findings: [OFF] }])
})
afterAll(() => service.close())

const rowsOf = (text: string) =>
  parse(text, { columns: true, bom: true, record_delimiter: '\r\n' }) as unknown as Record<string, string>[]

test('findings as JSON and as CSV', async () => {
  const answer = await service.get('/api/v1/findings?severity=error')
  const { findings, total, next } = answer.json<Findings>()
  expect({ total, next }).toEqual({ total: 1, next: null })
  expect(findings[0]).toMatchObject({
    year: 2021,
    rule: 'T3-BALANCE',
    expected: 12,
    actual: -3,
    suspect: null,
  })
  const csv = await service.get('/api/v1/findings?severity=error', { accept: 'text/csv' })
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
  expect(csv.headers['content-disposition']).toMatch(/gongkai-atlas_findings_.*filename\*=UTF-8''/)
  expect(rowsOf(csv.body)).toEqual([
    expect.objectContaining({
      report: `${findings[0]!.report}`,
      rule: 'T3-BALANCE',
      message_zh: '=勾稽，“不平”',
      cells: 'outcome.total[total] procurement.amount',
      expected: '12',
      actual: '-3',
      suspect: '',
    }),
  ])
})

test('for spreadsheets: a mark of the encoding, labels, and nothing that runs', async () => {
  const { rawPayload } = await service.get('/api/v1/findings?format=csv&bom=1&header=zh')
  expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [row] = rowsOf(rawPayload.toString('utf8'))
  expect(row).toMatchObject({ 内容: "'=勾稽，“不平”", 实为: '-3', 口径: '单个机关' })
})

test('counts carry n of N', async () => {
  const { rows, reports } = (await service.get('/api/v1/quality?by=year')).json<Quality>()
  expect(reports).toBe(4)
  expect(rows.map(({ key, share, reports: behind }) => [key, share, behind])).toEqual([
    ['2020', 0, 3],
    ['2021', 1, 1],
  ])
})

test('coverage: who is missing', async () => {
  const { years, ledger, agencies } = (await service.get('/api/v1/coverage?gaps=true')).json<Coverage>()
  expect(agencies).toBe(3)
  expect(years.map(({ reports, missing }) => [reports, missing])).toEqual([
    [3, 0],
    [1, 2],
  ])
  expect(ledger.map(({ reports }) => reports.map(({ year }) => year))).toEqual([[2020], [2020]])
})

test('bulk: reports, cells with their state and print, findings', async () => {
  const reports = rowsOf((await service.get('/api/v1/export/reports.csv?years=2020')).body)
  expect(reports.map((row) => [row.agency_name, row.scope, row.errors])).toEqual([
    ['沈阳市房产局', 'own', '0'],
    ['=沈阳市自然资源局', 'own', '0'],
    ['沈阳市沈河区人民政府', 'consolidated', '0'],
  ])
  const cells = rowsOf((await service.get('/api/v1/export/cells.csv?agency=3&header=en')).body)
  expect(cells).toHaveLength(198)
  expect(cells.find((row) => row.Indicator === 'outcome.granted' && row.Applicant === 'total')).toMatchObject(
    {
      Table: '3',
      Value: '',
      State: 'missing',
      'As printed': '',
      Scope: 'Consolidated',
      'Row label': 'Granted in full',
    },
  )
  const findings = await service.get('/api/v1/export/findings.csv?severity=warning')
  expect(rowsOf(findings.body)).toEqual([])
  expect(findings.body).toMatch(/^report,agency,.*\r\n$/)
})

test('the head alone has no body; the same download again is not sent again', async () => {
  const head = await service.app.inject({ method: 'HEAD', url: '/api/v1/export/cells.csv' })
  expect([head.statusCode, head.body]).toEqual([200, ''])
  const tag = `${head.headers.etag}`
  const again = await service.get('/api/v1/export/cells.csv', { 'if-none-match': tag })
  expect(again.statusCode).toBe(304)
})

test.each([
  ['/api/v1/findings?rule=NOPE', 'rule'],
  ['/api/v1/findings?severity=bad', 'severity'],
  ['/api/v1/quality', 'by'],
  ['/api/v1/quality?by=planet', 'by'],
  ['/api/v1/quality?by=year&level=county', 'level'],
  ['/api/v1/coverage?years=1990', 'years'],
  ['/api/v1/export/cells.csv?within=999999', 'within'],
  ['/api/v1/export/reports.csv?rule=T3-BALANCE', 'rule'],
])('%s is refused by name', async (url, parameter) => {
  const answer = await service.get(url)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ parameter })
})

test('the files of the quality page: everything that is on it, in codes or in words', async () => {
  const file = async (address: string) => {
    const answer = await service.get(`/api/v1/${address}`)
    expect(answer.statusCode, address).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    return rowsOf(answer.body)
  }
  const { years, agencies } = (await service.get('/api/v1/coverage')).json<Coverage>()
  const ledger = await file('coverage?format=csv')
  expect(ledger).toHaveLength(years.length * agencies)
  const missing = years.reduce((sum, year) => sum + year.missing, 0)
  expect(ledger.filter(({ status }) => status === 'missing')).toHaveLength(missing)
  expect((await file('coverage?format=csv&header=zh'))[0]).toMatchObject({
    状态: expect.stringMatching(/缺|已收录/),
  })

  const carry = (await service.get('/api/v1/carry-over')).json<CarryOver>()
  const links = await file('carry-over?format=csv')
  expect(links).toHaveLength(carry.total)

  const sums = (await service.get('/api/v1/hierarchy')).json<Hierarchy>()
  const figures = await file('hierarchy?format=csv')
  expect(figures).toHaveLength(sums.entries.reduce((sum, { figures }) => sum + figures.length, 0))

  expect(await file('export/documents.csv')).toEqual([])
})

test.each([
  ['coverage?state=lost', 'state'],
  ['carry-over?sort=size', 'sort'],
  ['carry-over?verdict=maybe', 'verdict'],
  ['carry-over?cursor=x', 'cursor'],
  ['hierarchy?limit=1000', 'limit'],
  ['quality?by=year&rule=NO-RULE', 'rule'],
])('%s is refused by name', async (address, parameter) => {
  const answer = await service.get(`/api/v1/${address}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ parameter })
})
