/** What is kept in memory of the rollup says what the reports say, whoever wrote them; and sums are read right from it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { hold, onOneState } from '../../db/dialect.ts'
import { storeDocument, withdrawReport } from '../../db/load.ts'
import { aggregate } from '../../db/queries/aggregate.ts'
import { askAggregate, type AggregateParameters } from '../../db/queries/aggregate-question.ts'
import { readRolled } from '../../db/queries/aggregate-rolled.ts'
import { readFromReports } from '../../db/queries/aggregate-source.ts'
import type { Source } from '../../db/queries/aggregate-sums.ts'
import { measures } from '../../db/queries/measures.ts'
import { currentRevision } from '../../db/revision.ts'
import { addRow, emptyTally, planOf, sumsIn } from '../../db/rollup/tally.ts'
import { encodeVector, markVector, readVector, valueIn } from '../../db/rollup/vector.ts'
import type { Db } from '../../db/schema.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport } from '../support/report.ts'

describe('with a second connection', () => {
  let folder: string
  let writer: Db
  let reader: Db
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-'))
    const file = join(folder, 'atlas.sqlite')
    writer = await emptyDatabase(file)
    reader = openDatabase(file, { readonly: true })
  })
  afterEach(async () => {
    await Promise.all([writer.destroy(), reader.destroy()])
    rmSync(folder, { recursive: true })
  })

  const QUESTIONS: AggregateParameters[] = [
    { by: 'year' },
    { by: 'region', level: 'prefecture', years: '2021' },
    { by: 'region,year', level: 'county', within: '210000' },
    { by: 'sector,year', within: '210000' },
    { by: '', scope: 'consolidated' },
    { by: 'year', scope: 'own', quality: 'clean' },
  ]

  async function expectAgreement(): Promise<void> {
    for (const asked of QUESTIONS) {
      const parameters = { ...asked, indicators: 'outcome.granted,rate.disclosure,quality.clean' }
      const kept = readRolled(reader, askAggregate(reader, parameters))
      const counted = await readFromReports(writer, askAggregate(writer, parameters))
      expect({ asked, ...comparable(kept!) }).toEqual({ asked, ...comparable(counted) })
      const answer = await aggregate(reader, parameters)
      expect(answer.revision).toBe(currentRevision(writer))
    }
  }

  test('what it loads, replaces and withdraws is in the next answer', { timeout: 120_000 }, async () => {
    const step = fc.record({
      region: fc.constantFrom('210000', '210100', '210102', '210200', '110101'),
      year: fc.constantFrom(2020, 2021),
      sector: fc.constantFrom('government', 'education'),
      scope: fc.constantFrom('own' as const, 'consolidated' as const),
      granted: fc.integer({ min: 0, max: 500 }),
      clean: fc.boolean(),
      withdraw: fc.integer({ min: 0, max: 3 }),
    })
    const steps = fc.sample(step, { numRuns: 9, seed: 7 })
    const stored: number[] = []
    await expectAgreement()
    for (const [i, { region, sector, granted, clean, withdraw, ...one }] of steps.entries()) {
      const now = `2025-02-01T00:00:${String(i).padStart(2, '0')}.000Z`
      const built = buildReport({
        ...one,
        region,
        sector,
        agency: `${region}${sector}`,
        edition: `${i}`,
        values: { 'outcome.granted[total]': granted, 'outcome.total[total]': granted + 3 },
        findings: clean
          ? []
          : [{ rule: 'T3-BALANCE', severity: 'error', message: { zh: '不平', en: 'off' }, cells: [] }],
      })
      const { reportId } = await storeDocument(writer, { ...built, stated: true, now })
      if (reportId !== null) stored.push(reportId)
      await expectAgreement()
      if (withdraw === 0 && stored.length > 0) {
        await withdrawReport(writer, stored.pop()!, now)
        await expectAgreement()
      }
    }
    expect(stored.length).toBeGreaterThan(3)
  })

  test('work on one state of the data is done again when it writes meanwhile, and given up at last', () => {
    const set = hold(writer, writer.updateTable('meta').set({ value: '' }).where('key', '=', 'data_revision'))
    let attempts = 0
    const work = (writes: number) => () => {
      attempts += 1
      const before = currentRevision(reader)
      if (attempts <= writes) set.run(`${before + 10}`, 'data_revision')
      return [before, currentRevision(reader)]
    }
    const start = currentRevision(reader)
    expect(onOneState(reader, work(0))).toEqual({ result: [start, start] })
    attempts = 0
    expect(onOneState(reader, work(2))).toEqual({ result: [start + 20, start + 20] })
    expect(attempts).toBe(3)
    attempts = 0
    expect(onOneState(reader, work(9))).toBeNull()
    expect(currentRevision(reader)).toBe(start + 50)
    expect(() =>
      onOneState(reader, () => {
        throw new Error('bad question')
      }),
    ).toThrow('bad question')
    set.run('99', 'data_revision')
    expect(currentRevision(reader)).toBe(99)
  })
})

/** Without what only the reports one by one can say. */
function comparable({ rows, aside }: Source) {
  const told = rows.map(({ group: { report: _, reporting, ...group }, tally }) =>
    JSON.stringify([
      Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)),
      reporting > 1,
      sumsIn(tally),
    ]),
  )
  return { aside, rows: told.sort() }
}

describe('a stored vector', () => {
  const codes = ['outcome.granted', 'rate.disclosure', 'legal.litigation.total', 'quality.clean']
  const plan = planOf(
    codes.map((code) => measures.get(code)!),
    [7],
  )
  const wanted = new Set(plan.keys)
  // Wanted keys among others, near and far.
  const key = fc.oneof(fc.constantFrom(...plan.keys), fc.integer({ min: 0, max: 60_000 }))
  const value = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -(2 ** 45), max: 2 ** 45 }))
  const vectors = fc.array(fc.tuple(key, value), { maxLength: 120, size: 'max' }).map(
    // A key that comes to nothing is not stored.
    (entries) => new Map(entries.filter(([, number]) => number !== 0)),
  )

  test('adds to a tally what is wanted of it, wherever it lies and however it is marked', () => {
    fc.assert(
      fc.property(vectors, fc.nat(40), fc.integer({ min: 1, max: 20 }), (vector, offset, every) => {
        const encoded = encodeVector(vector)
        // Bytes before and after that are none of its.
        const bytes = new Uint8Array(offset + encoded.length + 9).fill(131)
        bytes.set(encoded, offset)
        const end = offset + encoded.length
        const marks: number[] = []
        markVector(bytes, offset, end, every, (before, at) => marks.push(before, at))
        const told = emptyTally(plan)
        for (const [place, sought] of plan.keys.entries())
          for (let i = plan.from[place]!; i < plan.from[place + 1]!; i++)
            told[plan.at[i]!]! += plan.factors[i]! * (vector.get(sought) ?? 0)
        const plain = emptyTally(plan)
        addRow(plan, plain, bytes, offset, end)
        const marked = emptyTally(plan)
        addRow(plan, marked, bytes, offset, end, Int32Array.from([0, 0, ...marks]), 2, 2 + marks.length)
        expect(plain.map(String)).toEqual(told.map(String))
        expect(marked).toEqual(plain)
      }),
    )
  })

  test('gives single values, and all in the order of keys', () => {
    fc.assert(
      fc.property(vectors, fc.nat(60_000), fc.nat(9), (vector, other, offset) => {
        const bytes = Buffer.concat([Buffer.alloc(offset, 200), encodeVector(vector), Buffer.from([5, 7])])
        const end = bytes.length - 2
        const read: [number, number][] = []
        readVector(bytes, (at, number) => read.push([at, number]), offset, end)
        expect(read).toEqual([...vector].sort(([a], [b]) => a - b))
        for (const sought of [other, ...vector.keys()])
          expect(valueIn(bytes, sought, offset, end)).toBe(vector.get(sought) ?? 0)
      }),
    )
  })

  test('the plan wants each key once, in order', () => {
    expect(wanted.size).toBe(plan.keys.length)
    expect([...plan.keys]).toEqual([...plan.keys].sort((a, b) => a - b))
  })
})
