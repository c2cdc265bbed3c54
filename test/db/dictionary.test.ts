import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import forms from '../../db/reference/forms.json' with { type: 'json' }
import { expandFormula, expandIndicator } from '../../db/reference/formula.ts'
import {
  dictionary,
  indicatorByCode,
  printedIndicators,
  type IndicatorEntry,
} from '../../db/reference/indicators.ts'
import { isReportQuantity } from '../../db/reference/report-quantities.ts'
import { APPLICANTS } from '../../server/report/report.ts'

const { indicators, topics, applicants } = dictionary
const derived = indicators.filter(({ table }) => table === null)

test('ids and codes are unique, in the ranges they promise', () => {
  expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length)
  expect(indicatorByCode.size).toBe(indicators.length)
  for (const { id, table } of indicators) expect(id <= 100).toBe(table !== null)
  expect(applicants.map(({ code }) => code)).toEqual([...APPLICANTS])
  expect(applicants.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test.each([
  ['2019', 22 + 161 + 15],
  ['2021', 10 + 175 + 15],
] as const)('the form of %s has its %i cells, in the layout of the form', (form, cells) => {
  const printed = printedIndicators(form)
  expect(printed.reduce((n, { table }) => n + (table === 3 ? 7 : 1), 0)).toBe(cells)
  const layout = forms.find((entry) => entry.form === form)!
  const codes = [
    ...layout.proactive.flatMap(({ rows }) => rows.flatMap((row) => row.codes)),
    ...layout.applications.map(({ code }) => code),
    ...layout.legal.flatMap((group) => group.codes),
  ]
  expect(new Set(printed.map(({ code }) => code))).toEqual(new Set(codes))
})

test('labels are distinct, and everything is said in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const labels = indicators.map(({ label }) => label[language])
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([])
  }
  for (const { code, label, definition } of indicators) {
    for (const text of [label.zh, definition.zh]) expect(text, code).toMatch(/\p{Script=Han}/u)
    for (const text of [label.en, definition.en]) expect(text, code).toMatch(/^[A-Z]/)
    for (const text of [label.en, definition.en])
      expect(text.replace('（七）总计', ''), code).not.toMatch(/\p{Script=Han}/u)
  }
})

describe('derived indicators', () => {
  /** Printed indicators that it is made of; a difference is made of what its two rates are. */
  const leaves = ({ code, denominator, difference }: IndicatorEntry): IndicatorEntry[] =>
    difference
      ? difference.flatMap((rate) => leaves(indicatorByCode.get(rate)!))
      : [
          ...expandIndicator(code, indicatorByCode),
          ...(denominator === null ? [] : expandFormula(denominator, indicatorByCode)),
        ]
          .filter((term) => !isReportQuantity(term.code))
          .map((term) => indicatorByCode.get(term.code)!)
  const ORDER = ['full', 'good', 'approximate', 'ends_2020', 'starts_2021']

  test.each(derived)('$code is no more comparable than its parts, and has its forms', (entry) => {
    const parts = leaves(entry)
    const weakest = Math.max(0, ...parts.map(({ comparability }) => ORDER.indexOf(comparability)))
    if (weakest > 0) expect(ORDER.indexOf(entry.comparability)).toBeGreaterThan(0)
    if (weakest >= 3) expect(entry.comparability).toBe(ORDER[weakest])
    for (const form of ['2019', '2021'] as const) {
      expect(entry.forms.includes(form)).toBe(parts.every(({ forms }) => forms.includes(form)))
    }
  })

  test('what is a quotient is never additive; a sum is as additive as its parts', () => {
    for (const entry of derived) {
      const quotient = entry.denominator !== null || entry.difference !== undefined
      const expected = !quotient && leaves(entry).every(({ additive }) => additive)
      expect(entry.additive, entry.code).toBe(expected)
      expect(entry.proportion && entry.denominator === null, entry.code).toBe(false)
      if (entry.unit === 'ratio' || entry.unit === 'per_mille') expect(quotient, entry.code).toBe(true)
    }
  })

  test('the published example: a whole city in the form of 2021', () => {
    const values: Record<string, number> = {
      'outcome.granted': 5548,
      'outcome.partial': 2168,
      'outcome.denied.third_party': 730,
      'outcome.unavailable.not_held': 3421,
      'outcome.rejected.petition': 457,
      'outcome.other.total': 1486,
      'outcome.total': 13810,
      'applications.received.new': 14069,
      'applications.received.carried_in': 560,
      'applications.carried_out': 819,
      'legal.reconsideration.upheld': 376,
      'legal.reconsideration.corrected': 97,
      'legal.reconsideration.other': 196,
      'legal.reconsideration.pending': 121,
      'legal.reconsideration.total': 790,
      'legal.litigation_direct.corrected': 1,
      'legal.litigation_direct.pending': 27,
      'legal.litigation_direct.total': 56,
      'legal.litigation_after_reconsideration.corrected': 1,
      'legal.litigation_after_reconsideration.pending': 51,
      'legal.litigation_after_reconsideration.total': 156,
    }
    const sum = (terms: { code: string; sign: number }[]) =>
      terms.reduce((total, { code, sign }) => total + sign * (values[code] ?? 0), 0)
    const rate = (code: string) =>
      sum(expandIndicator(code, indicatorByCode)) /
      sum(expandFormula(indicatorByCode.get(code)!.denominator!, indicatorByCode))
    expect(rate('rate.disclosure')).toBeCloseTo(0.5587, 4)
    expect(rate('rate.granted')).toBeCloseTo(0.4017, 4)
    expect(rate('rate.disclosure_merits')).toBeCloseTo(0.9136, 4)
    expect(rate('rate.denial')).toBeCloseTo(0.0529, 4)
    expect(rate('rate.completion')).toBeCloseTo(0.944, 4)
    expect(rate('rate.other')).toBeCloseTo(1486 / 13810, 10)
    expect(rate('rate.reconsideration_corrected')).toBeCloseTo(0.145, 4)
    expect(rate('rate.reconsideration_corrected_all')).toBeCloseTo(0.1228, 4)
    expect(rate('rate.reconsideration_corrected_decided')).toBeCloseTo(0.2051, 4)
    expect(rate('rate.litigation_corrected')).toBeCloseTo(2 / 134, 10)
  })
})

test('the series of an indicator says what the change of form did to it', () => {
  const of = (code: string) => indicatorByCode.get(code)?.series
  expect(of('outcome.granted')).toBe('same')
  expect(of('outcome.other.total')).toBe('same')
  expect(of('legal.reconsideration.total')).toBe('same')
  expect(of('licensing.decisions')).toBe('near')
  expect(of('normative_docs.made')).toBe('near')
  expect([of('rules.disclosed_total'), of('rules.in_force')]).toEqual(['broken', 'broken'])
  expect([of('fees.items_current'), of('fees.amount')]).toEqual(['broken', 'broken'])
  expect([of('procurement.amount'), of('normative_docs.newly_disclosed')]).toEqual([
    'discontinued',
    'discontinued',
  ])
  expect([of('normative_docs.repealed'), of('rate.fee_unpaid')]).toEqual(['new', 'new'])
  for (const { code, series, comparability, forms } of indicators) {
    if (forms.length === 2) expect(['same', 'near'], code).toContain(series)
    else expect(['broken', 'discontinued', 'new'], code).toContain(series)
    if (comparability === 'full') expect(series, code).toBe('same')
    if (comparability === 'approximate') expect(series, code).toBe('near')
  }
})

test('a caveat is said in both languages', () => {
  const caveats = indicators.flatMap(({ code, caveat }) => (caveat ? [{ code, ...caveat }] : []))
  expect(caveats.length).toBeGreaterThan(40)
  for (const { code, zh, en } of caveats) {
    expect(zh, code).toMatch(/\p{Script=Han}.*。$/u)
    expect(en, code).toMatch(/^[A-Z“].*\.$/)
  }
})

test('topics list indicators that belong to them, and every indicator has a topic', () => {
  const codes = topics.map(({ code }) => code)
  expect(codes).toEqual(['applications', 'outcomes', 'procurement', 'legal', 'proactive', 'fees', 'quality'])
  for (const topic of topics) {
    for (const code of topic.indicators) expect(indicatorByCode.get(code)?.topics, code).toContain(topic.code)
  }
  for (const { code, topics: own } of indicators) {
    expect(own.length, code).toBeGreaterThan(0)
    for (const topic of own) expect(codes).toContain(topic)
  }
})

const catalogue = '../shared/reference/indicators.json'
test.runIf(existsSync(catalogue))('agrees with the catalogue of the field', () => {
  interface Entry {
    code: string
    templates: string[]
    table: string
    stock_or_flow: string
    additive_over_agencies: boolean
    comparability: string
  }
  const { indicators: entries } = JSON.parse(readFileSync(catalogue, 'utf8')) as { indicators: Entry[] }
  for (const entry of entries) {
    const own = indicatorByCode.get(entry.code)
    expect(own, entry.code).toBeDefined()
    expect(own!.forms, entry.code).toEqual(entry.templates)
    if (entry.table === 'derived') continue
    expect([own!.kind, own!.additive, own!.comparability, `t${own!.table}`], entry.code).toEqual([
      entry.stock_or_flow,
      entry.additive_over_agencies,
      entry.comparability,
      entry.table.slice(0, 2),
    ])
  }
})
