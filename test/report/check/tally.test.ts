import { expect, test } from 'vitest'
import { check } from '../../../server/report/check/check.ts'
import { compareYears } from '../../../server/report/check/across-years.ts'
import { tallyRules } from '../../../server/report/check/tally.ts'
import type { Claim } from '../../../server/report/report.ts'
import { buildReport, type ReportSpec } from '../../support/report.ts'

function tally(spec: Partial<ReportSpec>, before: Partial<ReportSpec> | null = null) {
  const build = (given: Partial<ReportSpec>) => {
    const { report } = buildReport({ agency: '沈阳市房产局', year: 2020, ...given })
    return { ...report, findings: check(report, []) }
  }
  const report = build(spec)
  const across = before && compareYears(build({ year: 2019, ...before }), report)
  const tallies = new Map(tallyRules(report, across).map((one) => [one.rule, one]))
  return (rule: string) => [tallies.get(rule)?.outcome, tallies.get(rule)?.instances]
}
const counted = (passed: number, failed = 0, notEvaluated = 0, notApplicable = 0) => ({
  passed,
  failed,
  notEvaluated,
  notApplicable,
})
const claim = (code: string, value: number): Claim => ({
  code,
  value,
  quote: '正文',
  at: { start: 0, end: 1 },
})

test('rules over the tables count their columns, rows and groups', () => {
  const rule = tally({ values: { 'fees.items_prev': 5, 'fees.items_change': 5, 'outcome.granted': 2 } })
  expect(rule('T3-BALANCE')).toEqual(['passed', counted(7)])
  expect(rule('T2-CHANGE-AS-LEVEL')).toEqual(['failed', counted(4, 1)])
  expect(rule('T3-OUTCOME-SUM-2021')).toEqual(['not_applicable', null])
})

test('a blank leaves open what it stands in, and passes nothing', () => {
  const blank = { value: null, state: 'missing' as const }
  const rule = tally({ values: { 'outcome.granted[org_other]': blank, 'procurement.amount': blank } })
  expect(rule('T3-OUTCOME-SUM')).toEqual(['not_evaluated', counted(6, 0, 1)])
  expect(rule('VAL-COUNT')).toEqual(['not_evaluated', counted(191, 0, 2)])
  expect(rule('VAL-SIGNED')).toEqual(['passed', counted(5)])
})

test('a cell that is struck through is no count to judge', () => {
  const struck = { value: null, state: 'not_applicable' as const, raw: '/' }
  expect(tally({ values: { 'rules.made': struck } })('VAL-COUNT')).toEqual(['passed', counted(192, 0, 0, 1)])
})

test('rules over the text count the statements they are about', () => {
  const values = { 'applications.received.new': 75, 'outcome.granted': 75 }
  const silent = tally({ values })
  expect(silent('N-NEW')).toEqual(['not_applicable', null])
  const claims = [claim('applications.received.new', 75), claim('outcome.granted', 70)]
  const rule = tally({ values, claims })
  expect(rule('N-NEW')).toEqual(['passed', counted(1)])
  expect(rule('N-OUTCOME')).toEqual(['failed', counted(0, 1)])
  expect(rule('N-LEGAL')).toEqual(['not_applicable', null])
  const blank = tally({ values: { 'outcome.granted[total]': { value: null, state: 'missing' } }, claims })
  expect(blank('N-OUTCOME')).toEqual(['not_evaluated', counted(0, 0, 1)])
})

test('rules over two years are open until the year before is known', () => {
  expect(tally({})('XY-CARRY')).toEqual(['not_evaluated', null])
  expect(tally({}, {})('XY-CARRY')).toEqual(['passed', counted(7)])
  expect(tally({}, {})('XY-INFORCE')).toEqual(['not_applicable', null])
})
