/** Whatever the order of loading, replacing and withdrawing: the findings are those of the reports that are there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuildAcross } from '../../db/load/across.ts'
import { storeDocument, withdrawReport } from '../../db/load.ts'
import type { Parsed } from '../../server/report/report.ts'
import { acrossLines } from '../support/across.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport } from '../support/report.ts'

const AGENCIES = ['沈阳市房产局', '沈阳市财政局', '沈阳市教育局', '沈阳市民政局']

/** Narratives that are long enough to be judged; the second is nearly the first. */
const sentence = (seed: number, i: number) =>
  Array.from({ length: 12 }, (_, k) =>
    String.fromCodePoint(0x4e00 + ((seed * 7919 + i * 131 + k * 17) % 8000)),
  ).join('') + '。'
const prose = (seed: number, changed: number) =>
  Array.from({ length: 60 }, (_, i) => sentence(i < changed ? seed + 1 : seed, i)).join('')
const NARRATIVES = ['', prose(3, 0), prose(3, 2), prose(900, 0)]

const TABLES: Record<string, number>[] = [
  {},
  {
    'outcome.granted': 71,
    'outcome.partial': 12,
    'outcome.denied.other_law': 34,
    'outcome.unavailable.not_held': 123,
    'outcome.rejected.petition': 57,
    'applications.carried_out': 19,
  },
  { 'outcome.granted': 40, 'applications.carried_out': 5, 'licensing.decisions': 31 },
  { 'outcome.granted': 400, 'applications.received.carried_in': 5, 'licensing.decisions': 3100 },
]

const state = fc.record({
  agency: fc.nat(AGENCIES.length - 1),
  year: fc.integer({ min: 2019, max: 2023 }),
  table: fc.nat(TABLES.length - 1),
  narrative: fc.nat(NARRATIVES.length - 1),
  consolidated: fc.boolean(),
  warned: fc.boolean(),
  edition: fc.nat(2),
})
type State = typeof state extends fc.Arbitrary<infer S> ? S : never
const step = fc.oneof(
  { arbitrary: state.map((report) => ({ do: 'store' as const, report })), weight: 5 },
  { arbitrary: fc.nat(30).map((place) => ({ do: 'withdraw' as const, place })), weight: 1 },
)

function build({
  agency,
  year,
  table,
  narrative,
  consolidated,
  warned,
  edition,
}: State): ReturnType<typeof buildReport> {
  const built = buildReport({
    agency: AGENCIES[agency]!,
    year,
    scope: consolidated ? 'consolidated' : 'own',
    edition: `${table}${narrative}${warned}${edition}`,
    values: TABLES[table]!,
    findings: warned
      ? [{ rule: 'N-NEW', severity: 'warning', message: { zh: '甲', en: 'a' }, cells: [] }]
      : [],
  })
  const report: Parsed = {
    ...built.report,
    sections: [{ no: 1, title: '总体情况', text: NARRATIVES[narrative]!, at: { start: 0, end: 0 } }],
  }
  return { ...built, report }
}

test('the findings across reports follow from the reports alone', async () => {
  const rules = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const db = await emptyDatabase()
      try {
        for (const [i, one] of steps.entries()) {
          if (one.do === 'store') {
            const now = new Date(Date.UTC(2025, 0, 1) + 1000 * i).toISOString()
            await storeDocument(db, { ...build(one.report), stated: false, now })
          } else {
            const reports = await db.selectFrom('report').select('id').orderBy('id').execute()
            const chosen = reports[one.place % Math.max(1, reports.length)]
            if (chosen) await withdrawReport(db, chosen.id, '2025-02-01T00:00:00.000Z')
          }
        }
        const kept = await acrossLines(db)
        await rebuildAcross(db)
        expect(kept).toEqual(await acrossLines(db))
        for (const line of kept) for (const rule of line.match(/X[YA]-[A-Z-]+/) ?? []) rules.add(rule)
      } finally {
        await db.destroy()
      }
    }),
    { numRuns: 25, seed: 20190515 },
  )
  // A property that never met a finding would prove nothing.
  expect([...rules].sort()).toEqual(
    expect.arrayContaining([
      'XA-COPY-TABLE',
      'XA-COPY-TEXT',
      'XY-CARRY',
      'XY-COPY-TABLE',
      'XY-COPY-TEXT',
      'XY-JUMP',
      'XY-SCOPE',
    ]),
  )
})
