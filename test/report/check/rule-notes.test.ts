/** The documentation of the rules: none without a reason and a source, and every example does what it says. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { figurePrints } from '../../../server/report/check/copied-figures.ts'
import { Figures } from '../../../server/report/check/figures.ts'
import { judgeHistory } from '../../../server/report/check/history.ts'
import { rules } from '../../../server/report/check/rule.ts'
import { leftOut, ruleNotes, ruleSources, type ExampleCase } from '../../../server/report/check/rule-notes.ts'
import { readReport } from '../../../server/report/read-report.ts'
import type { ParsedReport } from '../../../server/report/report.ts'
import { printReport } from '../../support/print-report.ts'
import { buildReport, type Given } from '../../support/report.ts'

const AGENCY = '沈阳市房产局'

function documentOf(example: ExampleCase, values: ExampleCase['values'], year: number): string {
  const given = Object.entries(values ?? {}).map(([key, value]): [string, Given] => [
    key,
    typeof value === 'number' ? value : { value: null, state: 'ok', raw: value },
  ])
  const built = buildReport({
    agency: example.agency ?? AGENCY,
    ...(example.region === undefined ? {} : { region: example.region }),
    year,
    values: Object.fromEntries(given),
  })
  return printReport(built, example.say === undefined ? {} : { general: example.say })
}

async function read(text: string): Promise<ParsedReport> {
  return (await readReport({ bytes: new TextEncoder().encode(text), name: 'report.txt' }, reference, null))
    .report
}

/** Every rule that is told of the case's report, by itself or beside the years around it. */
async function brokenBy(example: ExampleCase): Promise<string[]> {
  if (example.document !== undefined) return rulesOf(await read(example.document))
  const year = example.year ?? 2020
  let text = documentOf(example, example.values, year)
  for (const [from, to] of example.print ?? []) {
    expect(text).toContain(from)
    text = text.replaceAll(from, to)
  }
  for (const [from, to] of example.cut ?? []) {
    expect(text).toContain(from)
    text = text.slice(0, text.indexOf(from)) + text.slice(text.indexOf(to, text.indexOf(from)))
  }
  const report = await read(text)
  const found = rulesOf(report)
  if (report.status !== 'parsed' || (!example.before && !example.after)) return found
  const around = await Promise.all(
    ([-1, 1] as const).flatMap((step) => {
      const values = step < 0 ? example.before : example.after
      return values ? [read(documentOf({}, values, year + step))] : []
    }),
  )
  const history = [report, ...around].flatMap((one, id) =>
    one.status === 'parsed'
      ? [
          {
            id,
            year: one.year,
            form: one.form,
            scope: one.scope,
            figures: new Figures(one.cells),
            prints: figurePrints(one.cells),
            prose: null,
          },
        ]
      : [],
  )
  return [
    ...found,
    ...judgeHistory(history)
      .get(0)!
      .findings.map(({ rule }) => rule),
  ]
}

const rulesOf = (report: ParsedReport): string[] =>
  report.status === 'refused'
    ? report.reasons.map(({ code }) => code)
    : report.findings.map(({ rule }) => rule)

test.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s has a reason, a source and words',
  (id, rule) => {
    const note = ruleNotes[id]
    expect(note).toBeDefined()
    expect(note!.why.zh).toMatch(/\p{Script=Han}.*[。]$/u)
    expect(note!.why.en).toMatch(/^[A-Z].*\.$/)
    expect(note!.sources.length).toBeGreaterThan(0)
    for (const source of note!.sources) expect(ruleSources).toHaveProperty([source])
    expect(rule.message_zh).toMatch(/\p{Script=Han}/u)
    expect(rule.message_en).toMatch(/[a-z]/)
    expect(rule.formula.length).toBeGreaterThan(0)
  },
)

test('no note is about a rule that there is not', () => {
  const known = new Set(rules.map(({ id }) => id))
  expect(Object.keys(ruleNotes).filter((id) => !known.has(id))).toEqual([])
})

test('what is left out says why', () => {
  expect(leftOut.length).toBeGreaterThan(5)
  for (const { check, why } of leftOut)
    expect([check.zh, check.en, why.zh, why.en].every((words) => words.length > 5)).toBe(true)
})

/** Rules without an example in the table: they need several agencies, or prose of some length. */
const ELSEWHERE = {
  rules: ['XY-SCOPE', 'XY-COPY-TEXT', 'XA-COPY-TABLE', 'XA-COPY-TEXT'],
  test: new URL('../../db/across-property.test.ts', import.meta.url),
}

describe('examples', () => {
  const examples = Object.entries(ruleNotes).flatMap(([id, { example }]) =>
    example ? [{ id, ...example }] : [],
  )

  test.each(examples)('$id holds', async ({ id, holds }) => expect(await brokenBy(holds)).not.toContain(id))

  test.each(examples)('$id fails', async ({ id, fails }) => expect(await brokenBy(fails)).toContain(id))

  test('rules without one are exercised elsewhere', () => {
    const without = Object.keys(ruleNotes).filter((id) => !ruleNotes[id]!.example)
    expect(without.filter((id) => !ELSEWHERE.rules.includes(id))).toEqual([])
    const text = readFileSync(ELSEWHERE.test, 'utf8')
    for (const id of without) expect(text).toContain(`'${id}'`)
  })
})
