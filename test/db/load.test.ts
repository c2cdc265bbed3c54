import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cellsOfFacts } from '../../db/facts.ts'
import { storeDocument, withdrawReport, type Stored } from '../../db/load.ts'
import { unpack } from '../../db/packed.ts'
import { dataRevision, readMeta } from '../../db/revision.ts'
import type { Db } from '../../db/schema.ts'
import type { Evidence, Parsed, ParsedReport, Refused, Unidentified } from '../../server/report/report.ts'
import { emptyDatabase } from '../support/database.ts'
import { dump } from '../support/dump.ts'
import { buildReport, type BuiltReport, type ReportSpec } from '../support/report.ts'

let db: Db
beforeEach(async () => {
  db = await emptyDatabase()
})
afterEach(() => db.destroy())

let clock = 0
const tick = () => new Date(Date.UTC(2025, 0, 1) + 1000 * clock++).toISOString()

interface Change {
  report?: Partial<Parsed>
  stated?: boolean
  text?: string | null
  now?: string
}

/** Stores a built report; `report` changes the parse but not the bytes. */
function store(spec: ReportSpec | BuiltReport, change: Change = {}): Promise<Stored> {
  const built = 'report' in spec ? spec : buildReport(spec)
  return storeDocument(db, {
    ...built,
    report: { ...built.report, ...change.report },
    text: change.text === undefined ? built.text : change.text,
    stated: change.stated ?? false,
    now: change.now ?? tick(),
  })
}

/** Another status for the same bytes. */
function storeAs(built: BuiltReport, status: 'unidentified' | 'refused', stated = false): Promise<Stored> {
  const { schema, source } = built.report
  const reasons = [{ code: 'no_year', message: 'No year is stated' }]
  const report: Unidentified | Refused =
    status === 'refused'
      ? { schema, source, reasons, status }
      : { ...built.report, status, reasons, agency: null, year: null, yearEvidence: null }
  return storeDocument(db, { ...built, report, stated, now: tick() })
}

const asAgency = (name: string, evidence: Evidence = 'title'): Partial<Parsed> => ({
  agency: { name, sector: 'other', level: 'prefecture', evidence },
})
const codes = ({ reasons }: Stored) => reasons.map(({ code }) => code)
const agencies = async () =>
  (await db.selectFrom('agency').select('name').orderBy('name').execute()).map((a) => a.name)
const granted = async (reportId: number | null) => {
  const facts = await db.selectFrom('fact').selectAll().where('report_id', '=', reportId!).execute()
  const { form } = await db
    .selectFrom('report')
    .select('form')
    .where('id', '=', reportId!)
    .executeTakeFirstOrThrow()
  return cellsOfFacts(form, facts).find(
    ({ code, applicant }) => code === 'outcome.granted' && applicant === 'total',
  )!.value
}

describe('a first report', () => {
  test('is stored whole: facts, text, parse, sections, claims, findings', async () => {
    const at = { start: 3, end: 9 }
    const built = buildReport({
      agency: '沈阳市房产局',
      sector: 'housing_urban_rural',
      values: {
        'outcome.granted': 71,
        'outcome.granted[org_other]': 3,
        'rules.made': { value: null, state: 'missing' },
        'procurement.amount': 18143600.5,
      },
      claims: [{ code: 'applications.received.new', value: 72, bound: 'at_least', quote: '72余件', at }],
      findings: [
        {
          rule: 'N-NEW',
          severity: 'warning',
          message: { zh: '不符', en: 'differs' },
          cells: [{ code: 'applications.received.new', applicant: 'total' }],
          expected: 71,
          actual: null,
          suspect: { code: 'applications.received.new', applicant: 'total', value: 72 },
          at,
        },
      ],
    })
    const stored = await store(built)
    expect(stored).toMatchObject({ status: 'loaded', changed: true, reasons: [] })

    const report = await db.selectFrom('report').selectAll().executeTakeFirstOrThrow()
    expect(report).toMatchObject({
      year: 2020,
      form: '2019',
      scope: 'own',
      revision: 1,
      errors: 0,
      warnings: 1,
      missing: 1,
    })
    const agency = await db.selectFrom('agency').selectAll().executeTakeFirstOrThrow()
    expect(agency).toMatchObject({
      name: '沈阳市房产局',
      region: '210100',
      sector: 'housing_urban_rural',
      level: 'prefecture',
    })

    const facts = await db.selectFrom('fact').selectAll().execute()
    const values = cellsOfFacts('2019', facts)
    expect(values).toEqual(
      built.report.cells.map(({ code, applicant, value, state }) => ({
        code,
        ...(applicant ? { applicant } : {}),
        value,
        state,
      })),
    )
    const document = await db.selectFrom('document').selectAll().executeTakeFirstOrThrow()
    expect(unpack(document.text!)).toBe(built.text)
    expect(JSON.parse(unpack(document.parse))).toEqual(built.report)
    expect(await db.selectFrom('claim').selectAll().execute()).toEqual([
      {
        report_id: report.id,
        no: 1,
        indicator: 'applications.received.new',
        applicant: null,
        value: 72,
        bound: 'at_least',
        quote: '72余件',
        ...at,
      },
    ])
    expect(await db.selectFrom('finding').selectAll().execute()).toEqual([
      {
        report_id: report.id,
        no: 1,
        rule: 'N-NEW',
        severity: 'warning',
        zh: '不符',
        en: 'differs',
        cells: '[{"code":"applications.received.new","applicant":"total"}]',
        expected: '71',
        actual: 'null',
        suspect: '{"code":"applications.received.new","applicant":"total","value":72}',
        ...at,
        basis: 'report',
        other_report_id: null,
      },
    ])
  })

  test('of an agency already known joins it; the same name elsewhere is another agency', async () => {
    await store({ agency: '教育局', region: '210103' })
    await store({ agency: '教育局', region: '210103', year: 2021 })
    await store({ agency: '教育局', region: '320614' })
    await store({ agency: '教育局', region: null, level: null })
    expect(await db.selectFrom('agency').select(['id', 'region']).orderBy('id').execute()).toEqual([
      { id: 1, region: '210103' },
      { id: 2, region: '320614' },
      { id: 3, region: null },
    ])
  })

  test('that tells more of its agency mends it, and one that tells less does not', async () => {
    await store({ agency: '甲局', sector: 'other', level: null })
    await store({ agency: '甲局', sector: 'finance', level: 'prefecture', year: 2021 })
    await store({ agency: '甲局', sector: 'finance', level: null, year: 2022 })
    const [agency] = await db.selectFrom('agency').selectAll().execute()
    expect(agency).toMatchObject({ sector: 'finance', level: 'prefecture' })
  })
})

describe('the same document again', () => {
  test('changes nothing at all: no row, no time, no revision', async () => {
    const built = buildReport({ agency: '甲局', values: { 'outcome.granted': 3 } })
    await store(built)
    const before = await dump(db)
    const revision = await dataRevision(db)
    const updated = await readMeta(db, 'updated_at')
    const again = await store(built)
    expect(again).toMatchObject({ status: 'unchanged', changed: false, reportId: 1, reasons: [] })
    expect(await dump(db)).toEqual(before)
    expect(await dataRevision(db)).toBe(revision)
    expect(await readMeta(db, 'updated_at')).toBe(updated)
  })

  test('is the same under another name, with its keys in another order, and without its text', async () => {
    const built = buildReport({ agency: '甲局', values: { 'outcome.granted': 3 } })
    await store(built)
    const before = await dump(db)
    const { source } = built.report
    expect((await store(built, { report: { source: { ...source, name: 'copy.txt' } } })).status).toBe(
      'unchanged',
    )
    const reversed = Object.fromEntries(Object.entries(built.report).reverse()) as unknown as Parsed
    expect((await store({ ...built, report: reversed })).status).toBe('unchanged')
    expect((await store(built, { text: null })).status).toBe('unchanged')
    expect(await dump(db)).toEqual(before)
  })

  test('does not turn an agency back to what an older year said of it', async () => {
    const old = buildReport({ agency: '甲局', sector: 'commerce', year: 2019 })
    await store(old)
    await store({ agency: '甲局', sector: 'finance' })
    const before = await dump(db)
    expect((await store(old)).status).toBe('unchanged')
    expect(await dump(db)).toEqual(before)
  })

  test('read with another result replaces the reading, not the revision', async () => {
    const built = buildReport({ agency: '甲局', values: { 'outcome.granted': 3 } })
    await store(built)
    const better = buildReport({ agency: '甲局', values: { 'outcome.granted': 4 } }).report
    const stored = await store({ ...built, report: { ...better, source: built.report.source } })
    expect(stored).toMatchObject({ status: 'updated', reportId: 1, documentId: 1 })
    expect(stored.reasons.map(({ message }) => message)).toContain(
      '6 cells changed: applications.received.new[natural_person] 3 → 4, applications.received.new[total] 3 → 4, ' +
        'outcome.granted[natural_person] 3 → 4, outcome.granted[total] 3 → 4, outcome.total[natural_person] 3 → 4 and 1 more',
    )
    expect(await granted(1)).toBe(4)
    expect(await db.selectFrom('revision').select('revision').execute()).toEqual([{ revision: 1 }])
  })
})

describe('another document for the same agency and year', () => {
  const first = buildReport({ agency: '甲局', values: { 'outcome.granted': 3 } })
  const second = buildReport({
    agency: '甲局',
    values: { 'outcome.granted': 5 },
    scope: 'consolidated',
    edition: '（更正）',
  })

  test('becomes current and says what it changes; the old one stays readable', async () => {
    await store(first, { now: '2025-01-01T00:00:00.000Z' })
    const stored = await store(second, { now: '2025-02-01T00:00:00.000Z' })
    expect(stored).toMatchObject({ status: 'updated', reportId: 1, documentId: 2 })
    expect(codes(stored)).toEqual(['replaces', 'scope_changed', 'cells_changed'])
    expect(await granted(1)).toBe(5)
    expect(await db.selectFrom('report').select(['scope', 'revision', 'document_id']).execute()).toEqual([
      { scope: 'consolidated', revision: 2, document_id: 2 },
    ])
    expect(await db.selectFrom('revision').selectAll().orderBy('revision').execute()).toEqual([
      { report_id: 1, revision: 1, document_id: 1, loaded_at: '2025-01-01T00:00:00.000Z' },
      { report_id: 1, revision: 2, document_id: 2, loaded_at: '2025-02-01T00:00:00.000Z' },
    ])
    const old = await db
      .selectFrom('document')
      .select(['text', 'parse'])
      .where('id', '=', 1)
      .executeTakeFirstOrThrow()
    expect(unpack(old.text!)).toBe(first.text)
    expect(JSON.parse(unpack(old.parse))).toEqual(first.report)
  })

  test('and both given again change nothing: the history is known', async () => {
    await store(first)
    await store(second)
    const before = await dump(db)
    expect((await store(first)).status).toBe('unchanged')
    expect((await store(second)).status).toBe('unchanged')
    expect(await dump(db)).toEqual(before)
  })

  test('an old one read anew changes its own parse, not what is current', async () => {
    await store(first)
    await store(second)
    await store(first, { report: { claims: [], sections: [] } })
    expect(await granted(1)).toBe(5)
    expect(await db.selectFrom('section').select('report_id').execute()).toHaveLength(1)
  })
})

describe('a document that could not be identified', () => {
  const built = buildReport({ agency: '甲局' })

  test('is listed, counts once, and enters the statistics when a manifest names it', async () => {
    expect(await storeAs(built, 'unidentified')).toMatchObject({
      status: 'unidentified',
      changed: true,
      reportId: null,
    })
    expect(await storeAs(built, 'unidentified')).toMatchObject({ status: 'unidentified', changed: false })
    expect(await db.selectFrom('document').select(['status', 'reasons']).execute()).toEqual([
      { status: 'unidentified', reasons: '[{"code":"no_year","message":"No year is stated"}]' },
    ])
    expect(await agencies()).toEqual([])

    const stored = await store(built, { stated: true, report: asAgency('甲局', 'manifest') })
    expect(stored).toMatchObject({ status: 'loaded', documentId: 1, reasons: [] })
    expect(await db.selectFrom('document').select('status').execute()).toEqual([{ status: 'parsed' }])
  })

  test('stays identified when it is given again without the manifest', async () => {
    await store(built, { stated: true, report: asAgency('甲局', 'manifest') })
    const before = await dump(db)
    const again = await storeAs(built, 'unidentified')
    expect(again).toMatchObject({ status: 'unchanged', changed: false, reportId: 1 })
    expect(codes(again)).toEqual(['stated_by_manifest'])
    expect(await store(built, { report: asAgency('乙局') })).toMatchObject({ status: 'unchanged' })
    expect(await dump(db)).toEqual(before)
  })

  test('a refused one becomes unidentified, then parsed, as reading improves', async () => {
    expect(await storeAs(built, 'refused')).toMatchObject({ status: 'refused', changed: true })
    expect(await storeAs(built, 'unidentified')).toMatchObject({ status: 'unidentified', changed: true })
    expect(await store(built)).toMatchObject({ status: 'loaded' })
    expect(await db.selectFrom('document').select('id').execute()).toHaveLength(1)
  })

  test('a region that does not exist is a problem to see, not an unknown region', async () => {
    const stored = await store(built, { report: { region: { adcode: '999999', name: '?' } } })
    expect(stored).toMatchObject({ status: 'unidentified', reportId: null })
    expect(stored.reasons).toEqual([{ code: 'unknown_adcode', message: 'No region has the code 999999' }])
    expect(await agencies()).toEqual([])
    expect(await store(built)).toMatchObject({ status: 'loaded', documentId: 1 })
  })

  test('a year before the statutory tables, or one that has not begun, is none', async () => {
    for (const year of [2018, 2026]) {
      const stored = await store(built, { report: { year }, now: '2025-06-01T00:00:00.000Z' })
      expect([stored.status, ...codes(stored)]).toEqual(['unidentified', 'year_out_of_range'])
    }
    expect(await store(built, { report: { year: 2025 }, now: '2025-06-01T00:00:00.000Z' })).toMatchObject({
      status: 'loaded',
    })
  })
})

describe('the same bytes for two agencies', () => {
  const built = buildReport({ agency: '甲局', name: 'a/2020.txt', values: { 'outcome.granted': 3 } })
  const copy = {
    ...built,
    report: { ...built.report, source: { ...built.report.source, name: 'b/2020.txt' } },
  }
  const stateA = { stated: true, report: asAgency('甲局', 'manifest') }
  const stateB = { stated: true, report: asAgency('乙局', 'manifest') }

  test('are two documents and two reports, however often they are given', async () => {
    await storeAs(built, 'unidentified')
    await storeAs(copy, 'unidentified')
    expect((await store(built, stateA)).status).toBe('loaded')
    expect((await store(copy, stateB)).status).toBe('loaded')
    expect(await agencies()).toEqual(['乙局', '甲局'])
    const before = await dump(db)
    expect((await store(built, stateA)).status).toBe('unchanged')
    expect((await store(copy, stateB)).status).toBe('unchanged')
    expect((await storeAs(copy, 'unidentified')).status).toBe('unchanged')
    expect(await dump(db)).toEqual(before)
  })

  test('but the same file corrected moves, and leaves nothing of the wrong agency', async () => {
    await store(built, stateA)
    const stored = await store(built, stateB)
    expect(stored).toMatchObject({ status: 'updated', documentId: 1 })
    expect(stored.reasons).toEqual([{ code: 'moved', message: 'was loaded as 甲局 2020' }])
    expect(await agencies()).toEqual(['乙局'])
    expect(await db.selectFrom('report').select('id').execute()).toHaveLength(1)
  })

  test('an inference gives way to a manifest, even under another name; a title does not', async () => {
    await store(built, { report: asAgency('甲局', 'inferred') })
    expect((await store(copy, stateB)).status).toBe('updated')
    expect(await agencies()).toEqual(['乙局'])
    await withdrawReport(db, 2, tick())
    await store(built, { report: asAgency('甲局', 'title') })
    expect((await store(copy, stateB)).status).toBe('loaded')
    expect(await agencies()).toEqual(['乙局', '甲局'])
  })

  test('a file that turns out to be no report leaves, and its predecessor is current again', async () => {
    const older = buildReport({ agency: '甲局', name: 'older.txt', values: { 'outcome.granted': 1 } })
    await store(older)
    await store(built)
    expect(await granted(1)).toBe(3)
    expect(await storeAs(built, 'refused')).toMatchObject({ status: 'refused', changed: true })
    expect(await granted(1)).toBe(1)
    expect(await db.selectFrom('report').select(['revision', 'document_id']).execute()).toEqual([
      { revision: 1, document_id: 1 },
    ])
  })
})

describe('withdrawing', () => {
  test('leaves the database as if the report had never been given', async () => {
    await store({ agency: '乙局', region: '210103' })
    const before = await dump(db)
    const { reportId } = await store({ agency: '甲局', values: { 'outcome.granted': 3 } })
    await store({ agency: '甲局', values: { 'outcome.granted': 4 }, edition: '（更正）' })
    expect(await withdrawReport(db, reportId!, tick())).toBe(true)
    expect(await dump(db)).toEqual(before)
    expect(await withdrawReport(db, reportId!, tick())).toBe(false)
  })

  test('never gives an id to another report or agency', async () => {
    const { reportId } = await store({ agency: '甲局' })
    await withdrawReport(db, reportId!, tick())
    const next = await store({ agency: '乙局' })
    expect(next.reportId).toBeGreaterThan(reportId!)
    const [agency] = await db.selectFrom('agency').select('id').execute()
    expect(agency!.id).toBe(2)
  })
})

test('the data revision counts every change once, and only changes', async () => {
  const start = await dataRevision(db)
  const built = buildReport({ agency: '甲局' })
  const steps: [() => Promise<unknown>, number][] = [
    [() => storeAs(built, 'unidentified'), 1],
    [() => storeAs(built, 'unidentified'), 1],
    [() => store(built, { now: '2025-06-01T00:00:00.000Z' }), 2],
    [() => store(built), 2],
    [() => store({ agency: '甲局', edition: '（更正）' }), 3],
    [() => withdrawReport(db, 1, tick()), 4],
    [() => withdrawReport(db, 1, tick()), 4],
  ]
  for (const [step, expected] of steps) {
    await step()
    expect((await dataRevision(db)) - start).toBe(expected)
  }
})

test('a report that breaks its contract leaves no trace', async () => {
  await store({ agency: '甲局', values: { 'outcome.granted': 3 } })
  const before = await dump(db)
  const revision = await dataRevision(db)
  const built = buildReport({ agency: '甲局', edition: '（更正）' })
  const broken: Partial<ParsedReport>[] = [
    { cells: built.report.cells.slice(1) },
    {
      sections: [],
      findings: [{ rule: 'X-NONE', severity: 'error', message: { zh: '', en: '' }, cells: [] }],
    },
    { agency: { ...built.report.agency, sector: 'astrology' } },
  ]
  for (const report of broken)
    await expect(store(built, { report: report as Partial<Parsed> })).rejects.toThrow()
  expect(await dump(db)).toEqual(before)
  expect(await dataRevision(db)).toBe(revision)
})

test('inside a transaction a failure takes back its own document only', async () => {
  const good = buildReport({ agency: '甲局' })
  const bad = buildReport({ agency: '乙局' })
  await db.transaction().execute(async (trx) => {
    await storeDocument(trx, { ...good, stated: false, now: tick() })
    await expect(
      storeDocument(trx, { ...bad, report: { ...bad.report, cells: [] }, stated: false, now: tick() }),
    ).rejects.toThrow(RangeError)
  })
  expect(await agencies()).toEqual(['甲局'])
})
