/** The made-up nation holds together where it should, and does not where it says so. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { factsOfCells } from '../../db/facts.ts'
import { cellsOfFigures, factsOfFigures, placeOf } from '../../db/load/figures.ts'
import { aggregate } from '../../db/queries/aggregate.ts'
import { askAggregate } from '../../db/queries/aggregate-question.ts'
import { describeData } from '../../db/queries/meta.ts'
import { reportDetail } from '../../db/queries/report.ts'
import { readFromReports } from '../../db/queries/aggregate-source.ts'
import { readRolled } from '../../db/queries/aggregate-rolled.ts'
import { reference } from '../../db/reference/reference.ts'
import { isRolledUp } from '../../db/rollup/state.ts'
import { sumsIn } from '../../db/rollup/tally.ts'
import type { Db } from '../../db/schema.ts'
import { runGenerate } from '../../scripts/generate/command.ts'
import { findingsOf } from '../../scripts/generate/flaws.ts'
import { livesOf } from '../../scripts/generate/life.ts'
import { MARK } from '../../scripts/generate/bodies.ts'
import { nation, type Given } from '../../scripts/generate/nation.ts'
import { emptyDatabase } from '../support/database.ts'

/** One province with all below it. */
const YEARS = [2019, 2020, 2021, 2022, 2023]
const regions = reference.regions.filter(
  ({ adcode }) => adcode === '000000' || /^4600|^4601|^4602/.test(adcode),
)
const options = { regions, years: YEARS, seed: 7, share: 1 }
const given: Given[] = [...nation(options)]
const own = given.filter(({ body }) => !body.sums)

test('the same number makes the same nation, another one another', () => {
  const print = (seed: number) =>
    [...nation({ ...options, seed })].map(({ body, reports }) => [
      body.name,
      reports.map(({ year, figures }) => [year, ...figures.values]),
    ])
  expect(print(7)).toEqual(given.map(({ body, reports }) => [body.name, reports.map(({ year, figures }) => [year, ...figures.values])])) // prettier-ignore
  expect(print(8)).not.toEqual(print(7))
})

test('every body says that it is made up, and is there once', () => {
  const names = given.map(({ body }) => `${body.name} ${body.region?.adcode}`)
  expect(new Set(names).size).toBe(names.length)
  expect(given.every(({ body }) => body.name.endsWith(MARK))).toBe(true)
})

test('a government sums the true figures of all organs of its area', () => {
  const sum = (prefix: string, year: number, code: string): number =>
    own
      .filter(({ body }) => body.region?.adcode.startsWith(prefix))
      .flatMap(({ body }) => livesOf(body, YEARS, 7))
      .filter((lived) => lived.year === year)
      .reduce((total, { truth }) => total + truth.values[placeOf(truth.form, code)]!, 0)
  for (const [adcode, prefix] of [
    ['460100', '4601'],
    ['460000', '46'],
  ] as const) {
    const government = given.find(({ body }) => body.sums && body.region?.adcode === adcode)!
    for (const { year, figures } of government.reports)
      for (const code of ['applications.received.new', 'outcome.total', 'legal.reconsideration.total'])
        expect(figures.values[placeOf(figures.form, code)]).toBe(sum(prefix, year, code))
  }
})

test('what is made to hold together does, by the rules themselves', () => {
  const clean = own.flatMap(({ body }) =>
    livesOf(body, YEARS, 7)
      .filter(({ truth, figures }) => truth === figures)
      .map(({ truth, year }) => ({ body, truth, year })),
  )
  expect(clean.length).toBeGreaterThan(500)
  for (const { body, truth, year } of clean.filter((_, i) => i % 5 === 0))
    expect({ name: body.name, year, found: findingsOf(truth, year, body) }).toEqual({ name: body.name, year, found: [] }) // prettier-ignore
})

test('a share of the reports does not add up, and is missing', () => {
  const lived = own.flatMap(({ body }) => livesOf(body, YEARS, 7))
  const wrong = lived.filter(({ findings }) => findings.some(({ severity }) => severity === 'error')).length
  expect(wrong / lived.length).toBeGreaterThan(0.01)
  expect(wrong / lived.length).toBeLessThan(0.05)
  expect(lived.length).toBeLessThan(own.length * YEARS.length)
})

test('facts of figures are those of the cells', () => {
  for (const { reports } of given.slice(0, 60))
    for (const { figures } of reports)
      expect(factsOfFigures(figures)).toEqual(factsOfCells(figures.form, cellsOfFigures(figures)))
})

describe('a database', () => {
  let folder: string
  let db: Db
  const run = (...argv: string[]) => {
    const told: string[] = []
    const tell = (text: string) => void told.push(text)
    return runGenerate(argv, { stdout: tell, stderr: tell }).then((status) => ({
      status,
      told: told.join(''),
    }))
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'generate-'))
    expect(
      (await run('--db', join(folder, 'a.sqlite'), '--agencies', '300', '--years', '2020-2021')).status,
    ).toBe(0)
    db = openDatabase(join(folder, 'a.sqlite'))
  }, 60_000)
  afterAll(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  })

  test('says that it is synthetic, and is rolled up as its reports are', async () => {
    const data = await describeData(db)
    expect(data).toMatchObject({ synthetic: true, years: [2020, 2021] })
    expect(data.counts.reports).toBeGreaterThan(500)
    expect(isRolledUp(db)).toBe(true)
    const question = askAggregate(db, { topic: 'outcomes', by: 'region,year', level: 'prefecture' })
    const sums = ({ rows }: Awaited<ReturnType<typeof readFromReports>>) =>
      rows
        .map(({ group: { k_region, k_direct, k_year }, tally }) =>
          JSON.stringify([k_region, k_direct, k_year, sumsIn(tally)]),
        )
        .sort()
    expect(sums(readRolled(db, question)!)).toEqual(sums(await readFromReports(db, question)))
  })

  test('has reports that open, with all cells of their form', async () => {
    const { id } = await db.selectFrom('report').select('id').orderBy('id').executeTakeFirstOrThrow()
    const report = await reportDetail(db, id)
    expect(report?.agency.name.endsWith(MARK)).toBe(true)
    expect(report?.cells).toHaveLength(198)
    expect(report?.cells.every(({ at }) => at === null)).toBe(true)
    const { rows } = await aggregate(db, {
      indicators: 'outcome.total',
      by: 'agency,year',
      agency: `${report?.agency.id}`,
    })
    const total = report?.cells.find(
      ({ code, applicant }) => code === 'outcome.total' && applicant === 'total',
    )
    expect(rows.find(({ year }) => year === report?.year)?.values['outcome.total']).toBe(total?.value)
  })

  test('is left alone when it is complete, and when it holds anything else', async () => {
    const again = await run('--db', join(folder, 'a.sqlite'), '--agencies', '300', '--years', '2020-2021')
    expect(again).toMatchObject({ status: 0, told: 'Complete already: nothing written.\n' })
    const other = await run('--db', join(folder, 'a.sqlite'), '--agencies', '300', '--seed', '9')
    expect(other.status).toBe(2)
    expect(other.told).toContain('made-up reports must not stand among them')
  })

  test('refuses what it cannot do', async () => {
    expect((await run()).told).toContain('--db is missing')
    expect((await run('--db', 'x.sqlite', '--share', '0')).told).toContain('--share: a number')
    expect((await run('--reports-as', 'pdf', '--out', folder)).told).toContain('one of text, html, json')
  })

  test('can be documents instead, each with its line in the manifest', async () => {
    const out = join(folder, 'documents')
    expect((await run('--reports-as', 'html', '--out', out, '--reports', '3', '--share', '1')).status).toBe(0)
    const manifest = readFileSync(join(out, 'manifest.csv'), 'utf8').trim().split('\n')
    expect(manifest).toHaveLength(4)
    expect(readFileSync(join(out, '00001.html'), 'utf8')).toContain('数字均为虚构')
  })
})

test('nothing of a nation is in an empty database', async () => {
  const db = await emptyDatabase()
  expect((await describeData(db)).synthetic).toBe(false)
  await db.destroy()
})
