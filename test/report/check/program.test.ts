import { describe, expect, test } from 'vitest'
import { CellTable } from '../../../server/report/check/cells.ts'
import { layoutOf } from '../../../server/report/check/layout.ts'
import { compileRules, verdictOf } from '../../../server/report/check/program.ts'
import type { Rule } from '../../../server/report/check/rule.ts'
import type { Reporter } from '../../../server/report/check/facts.ts'
import type { Cell } from '../../../server/report/report.ts'
import { buildReport, type Given } from '../../support/report.ts'

const ruleOf = (more: Partial<Rule>): Rule => ({
  id: 'T-TEST',
  severity: 'error',
  templates: ['2019'],
  scope: 'report',
  formula: 'rules.made = 0',
  message_zh: '测试',
  message_en: 'Test',
  each: 'report',
  ...more,
})

function verdicts(rule: Rule, cells: readonly Cell[], reporter: Reporter = { agency: null, scope: 'own' }) {
  const table = new CellTable(cells)
  const { instances } = compileRules([rule], table.layout, '2019', (code) => table.prints(code))
  return instances.map((instance) => verdictOf(instance, table.operands(), reporter))
}

const cellsOf = (values: Record<string, Given>) =>
  buildReport({ agency: '沈阳市房产局', values }).report.cells
const blank: Given = { value: null, state: 'missing' }

describe('the status of an instance', () => {
  const requests = ruleOf({
    formula: 'legal.reconsideration.total <= outcome.total[total]',
    when: 'legal.reconsideration.total > 0',
  })

  test.each<[string, Record<string, Given>, string]>([
    ['holds', { 'legal.reconsideration.upheld': 1, 'outcome.granted': 5 }, 'passed'],
    ['does not hold', { 'legal.reconsideration.upheld': 9, 'outcome.granted': 5 }, 'failed'],
    ['has no case to ask about', { 'outcome.granted': 5 }, 'not_applicable'],
    ['may have no case to ask about', { 'legal.reconsideration.total': blank }, 'not_evaluated'],
    [
      'has a case and a blank',
      { 'legal.reconsideration.upheld': 1, 'outcome.total[total]': blank },
      'not_evaluated',
    ],
  ])('where it %s', (_, values, expected) => expect(verdicts(requests, cellsOf(values))).toEqual([expected]))

  test('is decided by what is known of the agency', () => {
    const authority = ruleOf({ formula: 'rules.made = 0', when: 'NOT agency.makes_rules' })
    const by = (level: 'province' | 'county' | null) => {
      const { report } = buildReport({
        agency: '某政府',
        sector: 'government',
        level,
        values: { 'rules.made': 3 },
      })
      return verdicts(authority, report.cells, report)
    }
    expect(by('county')).toEqual(['failed'])
    expect(by('province')).toEqual(['not_applicable'])
    expect(by(null)).toEqual(['not_evaluated'])
  })

  test('rules of the other form have no instance', () => {
    expect(verdicts(ruleOf({ templates: ['2021'] }), cellsOf({}))).toEqual([])
  })

  test('a blank passes nothing, also where the rest decides', () => {
    const rule = ruleOf({ formula: 'rules.made = 0 OR normative_docs.made = 0' })
    expect(verdicts(rule, cellsOf({ 'rules.made': blank }))).toEqual(['not_evaluated'])
    expect(verdicts(rule, cellsOf({ 'rules.made': blank, 'normative_docs.made': 2 }))).toEqual([
      'not_evaluated',
    ])
    expect(verdicts(rule, cellsOf({ 'rules.made': 1, 'normative_docs.made': 2 }))).toEqual(['failed'])
  })

  test('a cell that the report does not list is a blank', () => {
    const cells = cellsOf({}).filter(({ code }) => code !== 'rules.made')
    expect(verdicts(ruleOf({}), cells)).toEqual(['not_evaluated'])
    expect(verdicts(ruleOf({ formula: 'rules.made = normative_docs.made' }), cells)).toEqual([
      'not_evaluated',
    ])
  })

  test('the other formula where the report prints its indicator', () => {
    const rule = ruleOf({ instead: { present: 'outcome.other.total', formula: 'rules.made = 1' } })
    expect(verdicts(rule, cellsOf({}))).toEqual(['failed'])
    const without = cellsOf({}).map((cell) =>
      cell.code === 'outcome.other.total' ? { ...cell, value: null, state: 'absent' as const } : cell,
    )
    expect(verdicts(rule, without)).toEqual(['passed'])
  })
})

describe('layouts of cells', () => {
  test('are told apart by order, code and column', () => {
    const cells = cellsOf({})
    expect(layoutOf(cells)).toBe(layoutOf(cellsOf({ 'rules.made': 3 })))
    expect(layoutOf([...cells].reverse())).not.toBe(layoutOf(cells))
    expect(layoutOf(cells.slice(1))).not.toBe(layoutOf(cells))
  })

  test('a column sum is the same in any order of cells', () => {
    const rule = ruleOf({
      each: 'row',
      formula:
        'row[total] = row[natural_person] + row[org_commercial] + row[org_research] + row[org_public_interest] + row[org_legal_service] + row[org_other]',
    })
    const cells = cellsOf({ 'outcome.granted[natural_person]': 3, 'outcome.granted[total]': 5 })
    const failed = (verdict: string) => verdict === 'failed'
    expect(verdicts(rule, cells).filter(failed)).toHaveLength(1)
    expect(verdicts(rule, [...cells].reverse()).filter(failed)).toHaveLength(1)
  })
})
