import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unpack } from '../../db/packed.ts'
import { dataRevision } from '../../db/revision.ts'
import type { Db } from '../../db/schema.ts'
import { MAX_BYTES } from '../../server/report/read/decode.ts'
import { findFiles } from '../../scripts/ingest/find-files.ts'
import { manifestsOf } from '../../scripts/ingest/manifests.ts'
import { ingest, rehearse, type Outcome } from '../../scripts/ingest/run.ts'
import { emptyDatabase } from '../support/database.ts'
import { dump } from '../support/dump.ts'
import { printReport } from '../support/print-report.ts'
import { buildReport, type ReportSpec } from '../support/report.ts'

let folder: string
let db: Db
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-run-'))
  db = await emptyDatabase()
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await db.destroy()
})

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}
const writeReport = (name: string, spec: ReportSpec) => write(name, printReport(buildReport(spec)))

async function load(how = ingest, paths = [folder]): Promise<Outcome[]> {
  const found = await findFiles(paths)
  return how(db, {
    files: found.files,
    manifest: manifestsOf(found, undefined),
    now: new Date().toISOString(),
  })
}
const brief = (outcomes: Outcome[]) =>
  outcomes.map(({ name, status, reasons }) => [name, status, ...reasons.map(({ code }) => code)].join(' '))

const counts = async () => {
  const rows = await db
    .selectFrom('document')
    .select(['status', ({ fn }) => fn.countAll<number>().as('n')])
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}

describe('a folder of reports', () => {
  beforeEach(() => {
    writeReport('沈阳/财政局.txt', { agency: '沈阳市财政局', values: { 'outcome.granted': 12 } })
    writeReport('沈阳/审计局.txt', { agency: '沈阳市审计局', year: 2022, values: { 'fees.amount': 120000 } })
    writeReport('unnamed.txt', { agency: '', values: { 'outcome.granted': 5 } })
  })

  test('is loaded; the second time nothing changes; with a manifest the rest comes in', async () => {
    expect(brief(await load())).toEqual([
      'unnamed.txt unidentified agency_not_established',
      '沈阳/审计局.txt loaded',
      '沈阳/财政局.txt loaded',
    ])
    const before = await dump(db)
    const revision = await dataRevision(db)
    expect((await load()).map(({ status }) => status)).toEqual(['unidentified', 'unchanged', 'unchanged'])
    expect(await dump(db)).toEqual(before)
    expect(await dataRevision(db)).toBe(revision)

    write('manifest.csv', 'file,agency,adcode\nunnamed.txt,沈河区民政局,210103\n')
    const outcomes = await load()
    expect(outcomes[0]).toMatchObject({ status: 'loaded', agency: '沈河区民政局', year: 2020, reasons: [] })
    expect(await counts()).toEqual({ parsed: 3 })
    expect((await load()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  })

  test('a rehearsal says the same and writes nothing', async () => {
    const before = await dump(db)
    const rehearsed = await load(rehearse)
    expect(await dump(db)).toEqual(before)
    const real = await load()
    expect(brief(real)).toEqual(brief(rehearsed))
    expect(rehearsed.every(({ report }) => report === null)).toBe(true)
  })

  test('a corrected report says what changed', async () => {
    await load()
    const corrected = { agency: '沈阳市财政局', values: { 'outcome.granted': 13 } }
    rmSync(join(folder, '沈阳/财政局.txt'))
    writeReport('沈阳/财政局 更正.txt', corrected)
    const [outcome] = (await load()).filter(({ agency }) => agency === '沈阳市财政局')
    expect(outcome).toMatchObject({ status: 'updated' })
    expect(outcome!.reasons[0]).toMatchObject({
      code: 'replaces',
      message: 'takes the place of 沈阳/财政局.txt',
    })
    expect(outcome!.reasons[1]!.message).toContain('outcome.granted[total] 12 → 13')
  })
})

test('a manifest with a region that does not exist is seen, not swallowed', async () => {
  writeReport('a.txt', { agency: '' })
  write('manifest.csv', 'file,agency,adcode,year\na.txt,某局,999999,2020\n')
  const [outcome] = await load()
  expect(outcome!.status).toBe('unidentified')
  expect(outcome!.reasons.map(({ message }) => message).join()).toContain('999999')
})

test('the same bytes for two agencies of a manifest are two reports', async () => {
  const spec = { agency: '', values: { 'outcome.granted': 5 } }
  writeReport('a/2020.txt', spec)
  writeReport('b/2020.txt', spec)
  write(
    'manifest.csv',
    'file,agency,adcode\na/2020.txt,沈河区民政局,210103\nb/2020.txt,和平区民政局,210102\n',
  )
  for (const status of ['loaded', 'unchanged']) {
    expect((await load()).map((outcome) => [outcome.agency, outcome.status])).toEqual([
      ['沈河区民政局', status],
      ['和平区民政局', status],
    ])
  }
  expect(await counts()).toEqual({ parsed: 2 })
})

describe('what is no report', () => {
  const bad: Record<string, string | Uint8Array> = {
    'empty.txt': '',
    'binary.txt': Uint8Array.from({ length: 4000 }, (_, i) => (i * 37) % 251),
    'image.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    'narrative-2016.txt':
      '沈阳市某局2016年政府信息公开工作年度报告\n一、概述\n2016年，我局共主动公开信息120条。\n二、收费及减免情况\n本年度未收取费用。\n',
    'undecodable.txt': Uint8Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 0xff : 0x81)),
  }

  test('is refused, each with its reason, and kept in the list', async () => {
    for (const [name, content] of Object.entries(bad)) write(name, content)
    writeReport('good.txt', { agency: '沈阳市财政局' })
    const outcomes = await load()
    for (const { name, status, reasons } of outcomes) {
      expect([name, status]).toEqual([name, name === 'good.txt' ? 'loaded' : 'refused'])
      if (status === 'refused') expect(reasons[0]!.message, name).toMatch(/\p{Script=Han}/u)
      for (const { message } of reasons) expect(message).not.toMatch(/\bat .*\.ts/)
    }
    expect(new Set(outcomes.flatMap(({ reasons }) => reasons.map(({ code }) => code))).size).toBeGreaterThan(
      3,
    )
    expect(await counts()).toEqual({ parsed: 1, refused: 5 })
    const details = await db.selectFrom('fact').select('report_id').distinct().execute()
    expect(details.length).toBeLessThanOrEqual(1)

    const before = await dump(db)
    await load()
    expect(await dump(db)).toEqual(before)
  })

  test('a file beyond all measure is refused without being read, and known again', async () => {
    const path = write('huge.txt', Buffer.alloc(MAX_BYTES + 30 * 1024 * 1024, 'a'))
    const [outcome] = await load(ingest, [path])
    expect(brief([outcome!])).toEqual(['huge.txt refused R-TOO-LARGE'])
    const row = await db.selectFrom('document').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ status: 'refused', bytes: MAX_BYTES + 30 * 1024 * 1024, text: null })
    await load(ingest, [path])
    expect(await counts()).toEqual({ refused: 1 })
  })

  test('a report cut off in the middle is loaded with its gaps or refused, never with zeros', async () => {
    const text = printReport(buildReport({ agency: '沈阳市财政局', values: { 'outcome.granted': 12 } }))
    write('cut.txt', text.slice(0, text.indexOf('三、收到和处理')))
    const [outcome] = await load()
    if (outcome!.status === 'refused') return
    const facts = await db.selectFrom('fact').select('state').where('state', '=', 'absent').execute()
    expect(facts.length).toBeGreaterThanOrEqual(161 + 15)
  })

  test('a report in GB18030 is read as what it says', async () => {
    const { default: iconv } = await import('iconv-lite')
    write('gb.txt', iconv.encode(printReport(buildReport({ agency: '沈阳市财政局' })), 'gb18030'))
    expect((await load())[0]).toMatchObject({ status: 'loaded', agency: '沈阳市财政局' })
    const { text } = await db.selectFrom('document').select('text').executeTakeFirstOrThrow()
    expect(unpack(text!)).toContain('沈阳市财政局2020年政府信息公开工作年度报告')
  })
})

describe('parsed reports as JSON', () => {
  const reports = ['甲', '乙', '丙'].map(
    (name) => buildReport({ agency: `沈阳市${name}局`, name: `${name}.txt` }).report,
  )

  test.each([
    ['one.json', JSON.stringify(reports[0], null, 2), 1],
    ['all.json', JSON.stringify(reports), 3],
    ['lines.ndjson', reports.map((report) => JSON.stringify(report)).join('\n') + '\n', 3],
    ['lines.json', '\uFEFF' + reports.map((report) => JSON.stringify(report)).join('\r\n'), 3],
  ])('%s', async (name, content, expected) => {
    write(name, content)
    expect((await load()).map(({ status }) => status)).toEqual(
      Array.from({ length: expected }, () => 'loaded'),
    )
    expect((await load()).every(({ status }) => status === 'unchanged')).toBe(true)
  })

  test('are the same documents as those they were parsed from', async () => {
    const { readReport } = await import('../../server/report/read-report.ts')
    const { reference } = await import('../../db/reference/reference.ts')
    const path = writeReport('a.txt', { agency: '沈阳市财政局' })
    await load(ingest, [path])
    const { readFileSync } = await import('node:fs')
    const { report } = await readReport({ bytes: readFileSync(path), name: 'elsewhere.txt' }, reference, null)
    const parsed = write('a.json', JSON.stringify(report))
    expect((await load(ingest, [parsed]))[0]!.status).toBe('unchanged')
    const { text } = await db.selectFrom('document').select('text').executeTakeFirstOrThrow()
    expect(text).not.toBeNull()
  })

  test('a bad one fails by itself, with its place and its fault', async () => {
    const [first, second, third] = reports
    const lines = [
      JSON.stringify(first),
      '{"half": ',
      JSON.stringify({ ...second, cells: [{ ...second!.cells[0], value: '3' }] }),
      JSON.stringify({ ...second, cells: second!.cells.slice(1) }),
      JSON.stringify({ schema: 'other/1' }),
      JSON.stringify(third),
    ]
    write('lines.ndjson', lines.join('\n'))
    const outcomes = await load()
    expect(outcomes.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'lines.ndjson:1 loaded',
      'lines.ndjson:2 failed',
      'lines.ndjson:3 failed',
      'lines.ndjson:4 failed',
      'lines.ndjson:5 failed',
      'lines.ndjson:6 loaded',
    ])
    expect(outcomes.map(({ reasons }) => reasons[0]?.message ?? '')).toEqual([
      '',
      'not JSON',
      expect.stringContaining('/cells/0/value'),
      expect.stringContaining('No cell rules.made'),
      expect.stringContaining('not a parsed report'),
      '',
    ])
    expect(await counts()).toEqual({ parsed: 2 })
  })
})

const seeds = '../shared/seeds'
test.runIf(existsSync(seeds))('published reports: four by themselves, the fifth by a manifest', async () => {
  const outcomes = await load(ingest, [seeds])
  expect(outcomes.map(({ status, agency, year }) => [status, agency, year])).toEqual([
    ['loaded', '沈阳市房产局', 2020],
    ['loaded', '沈阳市沈河区人民政府', 2020],
    ['unidentified', null, null],
    ['loaded', '沈阳市自然资源局', 2020],
    ['loaded', '根河市城市管理综合执法局', 2020],
  ])
})
