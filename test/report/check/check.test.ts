import { describe, expect, test } from 'vitest'
import { check, evaluateRules, type Subject } from '../../../server/report/check/check.ts'
import type { Notice } from '../../../server/report/parse/extraction.ts'
import type { Claim, Finding } from '../../../server/report/report.ts'
import { buildReport, type Given, type ReportSpec } from '../../support/report.ts'

const subject = (values: Record<string, Given>, more: Partial<ReportSpec> = {}): Subject =>
  buildReport({ agency: '沈阳市房产局', ...more, values }).report

const told = (findings: Finding[]) => findings.map(({ rule, severity }) => `${rule} ${severity}`)
const refs = (finding: Finding | undefined) =>
  finding?.cells.map(({ code, applicant }) => (applicant ? `${code}[${applicant}]` : code))

describe('identities of table 3', () => {
  test('a report that adds up has no finding, in either form', () => {
    const values = { 'outcome.granted': 5, 'outcome.denied.third_party': 2, 'applications.carried_out': 1 }
    expect(check(subject(values), [])).toEqual([])
    expect(check(subject({ ...values, 'outcome.other.fee_unpaid': 2 }, { year: 2022 }), [])).toEqual([])
  })

  test('one wrong cell breaks its row and its column, and is named with the value that mends both', () => {
    const findings = check(
      subject({
        'outcome.granted[natural_person]': 71,
        'outcome.granted[org_commercial]': 2,
        'outcome.granted[total]': 67,
        'outcome.total[natural_person]': 65,
        'outcome.total[total]': 67,
      }),
      [],
    )
    expect(told(findings)).toEqual(['T3-OUTCOME-SUM error', 'T3-ROW-SUM error'])
    for (const { suspect } of findings) {
      expect(suspect).toEqual({ code: 'outcome.granted', applicant: 'natural_person', value: 65 })
    }
    expect(findings[1]).toMatchObject({ actual: 67, expected: 73 })
    expect(findings[1]?.message.zh).toContain('67 与 73，相差 6')
    expect(findings[1]?.message.zh).toContain('填 65 则各项勾稽均成立')
    expect(findings[1]?.message.en).toContain('67 against 73, off by 6')
  })

  test('a wrong printed total is the suspect when all three of its identities fail alike', () => {
    const findings = check(
      subject({
        'outcome.granted[natural_person]': 10,
        'outcome.total[natural_person]': 12,
        'outcome.total[total]': 10,
        'applications.received.new[natural_person]': 10,
        'applications.received.new[total]': 10,
      }),
      [],
    )
    expect(told(findings)).toEqual(['T3-BALANCE error', 'T3-OUTCOME-SUM error', 'T3-ROW-SUM error'])
    expect(findings.map(({ suspect }) => suspect?.value)).toEqual([10, 10, 10])
  })

  test('two errors in one column point to no cell there', () => {
    const findings = check(
      subject({
        'outcome.granted[natural_person]': 5,
        'outcome.granted[total]': 4,
        'outcome.partial[natural_person]': 5,
        'outcome.partial[total]': 4,
        'outcome.total[natural_person]': 8,
      }),
      [],
    )
    const column = findings.find(({ rule }) => rule === 'T3-OUTCOME-SUM')
    expect(column).toMatchObject({ actual: 8, expected: 10 })
    expect(column?.suspect).toBeUndefined()
  })

  test('a blank operand never passes and never fails', () => {
    const blank = { value: null, state: 'missing' as const }
    const broken = subject({
      'outcome.granted[natural_person]': blank,
      'outcome.total[natural_person]': 5,
      'outcome.granted[total]': 5,
      'outcome.total[total]': 5,
    })
    expect(told(check(broken, []))).toEqual(['M-MISSING warning'])
    const verdicts = evaluateRules(broken)
      .filter(({ cells }) => cells.some(({ state }) => state === 'missing'))
      .map(({ rule, verdict }) => `${rule.id} ${verdict}`)
    expect(verdicts.sort()).toEqual([
      'T3-OUTCOME-SUM not_evaluated',
      'T3-OVER-HANDLED not_evaluated',
      'T3-OVER-ROW not_evaluated',
      'T3-ROW-SUM not_evaluated',
    ])
  })

  test.each<[string, Record<string, Given>]>([
    [
      'T3-OVER-ROW',
      { 'outcome.granted[org_other]': { value: null, state: 'missing' }, 'outcome.granted[total]': 4 },
    ],
    [
      'T3-OVER-HANDLED',
      {
        'outcome.partial[natural_person]': { value: null, state: 'missing' },
        'outcome.total[natural_person]': 4,
      },
    ],
    [
      'T3-OVER-LOAD',
      {
        'applications.carried_out[natural_person]': { value: null, state: 'missing' },
        'applications.received.new[natural_person]': 4,
      },
    ],
    [
      'T4-OVER-TOTAL',
      {
        'legal.reconsideration.other': { value: null, state: 'missing' },
        'legal.reconsideration.upheld': 3,
        'legal.reconsideration.total': 2,
      },
    ],
  ])('%s: what fails whatever the blank may hold, where the sum itself is open', (rule, values) => {
    const findings = check(subject({ 'outcome.granted[natural_person]': 5, ...values }), [])
    expect(findings.map((finding) => finding.rule)).toContain(rule)
    // Where the sum can be evaluated it has said so already.
    const whole = Object.fromEntries(
      Object.entries(values).map(([key, given]) => [key, typeof given === 'number' ? given : 0]),
    )
    const told = check(subject({ 'outcome.granted[natural_person]': 5, ...whole }), [])
    expect(told.map((finding) => finding.rule)).not.toContain(rule)
    expect(told.some(({ severity }) => severity === 'error')).toBe(true)
  })

  test('an approximate value stays out of identities', () => {
    const about = { value: 300, state: 'approximate' as const, raw: '约300' }
    expect(
      check(
        subject({
          'outcome.granted[natural_person]': about,
          'outcome.granted[total]': 298,
          'outcome.total[natural_person]': 298,
        }),
        [],
      ),
    ).toEqual([])
  })

  test('其他处理 printed as one row in the form of 2021', () => {
    const { report } = buildReport({ agency: '沈阳市房产局', year: 2022, values: { 'outcome.granted': 5 } })
    const three = ['outcome.other.no_correction', 'outcome.other.fee_unpaid', 'outcome.other.misc']
    const cells = report.cells.map((cell) =>
      three.includes(cell.code)
        ? { ...cell, value: null, state: 'absent' as const, raw: '', at: null }
        : cell,
    )
    const row = report.cells
      .filter(({ code }) => code === 'outcome.granted')
      .map((cell) => ({
        ...cell,
        code: 'outcome.other.total',
        value: cell.applicant === 'org_other' || cell.applicant === 'total' ? 2 : 0,
      }))
    const findings = check({ ...report, cells: [...cells, ...row] }, [])
    expect(findings.map(({ rule, actual, expected }) => [rule, actual, expected])).toEqual([
      ['T3-OUTCOME-SUM-2021', 0, 2],
      ['T3-OUTCOME-SUM-2021', 5, 7],
    ])
  })
})

describe('table 4', () => {
  test.each([
    ['legal.reconsideration', 'T4-RECON-SUM'],
    ['legal.litigation_direct', 'T4-DIRECT-SUM'],
    ['legal.litigation_after_reconsideration', 'T4-AFTER-SUM'],
  ])('%s', (group, rule) => {
    const findings = check(
      subject({ 'outcome.granted': 1, [`${group}.upheld`]: 2, [`${group}.total`]: 3 }),
      [],
    )
    expect(told(findings)).toEqual([`${rule} error`])
    expect(findings[0]).toMatchObject({ actual: 3, expected: 2 })
    expect(refs(findings[0])).toHaveLength(5)
  })

  test('two kinds of suits with the same results, where there are many', () => {
    const alike = (upheld: number) => ({
      'outcome.granted': 1,
      'legal.litigation_direct.upheld': upheld,
      'legal.litigation_direct.other': 1,
      'legal.litigation_after_reconsideration.upheld': upheld,
      'legal.litigation_after_reconsideration.other': 1,
    })
    expect(told(check(subject(alike(6)), []))).toEqual(['T4-BLOCKS-ALIKE info'])
    expect(check(subject(alike(2)), [])).toEqual([])
  })

  test('a whole area in which nothing happened', () => {
    const by = (values: Record<string, Given>, scope: 'own' | 'consolidated') =>
      told(check(subject(values, { sector: 'government', scope }), []))
    expect(by({}, 'consolidated')).toEqual(['T0-ALL-ZERO info'])
    expect(by({ 'penalty.decisions': 3, 'penalty.items_prev': 9 }, 'consolidated')).toEqual([])
    expect(by({}, 'own')).toEqual([])
  })

  test('cases without any request are worth knowing', () => {
    const findings = check(subject({ 'legal.reconsideration.upheld': 1 }), [])
    expect(told(findings)).toEqual(['T4-NO-REQUESTS info'])
    expect(
      check(
        subject({
          'legal.reconsideration.upheld': 1,
          'applications.received.carried_in': 1,
          'outcome.granted': 1,
        }),
        [],
      ),
    ).toEqual([])
  })
})

describe('table 2', () => {
  test.each<[string, Record<string, Given>, string[]]>([
    [
      'the level in the change column',
      { 'fees.items_prev': 5, 'fees.items_change': 5 },
      ['T2-CHANGE-AS-LEVEL warning'],
    ],
    [
      'items as decisions, sign dropped',
      { 'licensing.items_prev': 1074, 'licensing.items_change': 62, 'licensing.decisions': 1012 },
      ['T2-DECISIONS-AS-ITEMS warning'],
    ],
    [
      'items as decisions, no change',
      { 'other_services.items_prev': 101, 'other_services.decisions': 101 },
      ['T2-DECISIONS-AS-ITEMS warning'],
    ],
    [
      'fewer than no items',
      { 'penalty.items_prev': 3, 'penalty.items_change': -4 },
      ['T2-ITEMS-NEGATIVE error'],
    ],
    ['decisions without items', { 'coercion.decisions': 4 }, ['T2-DECISIONS-NO-ITEMS info']],
    [
      'opened more than there is',
      { 'normative_docs.made': 5, 'normative_docs.newly_disclosed': 5, 'normative_docs.disclosed_total': 4 },
      ['T2-DISCLOSED-TOTAL warning'],
    ],
    [
      'opened more than made',
      { 'normative_docs.made': 2, 'normative_docs.newly_disclosed': 5, 'normative_docs.disclosed_total': 9 },
      ['T2-DISCLOSED-MADE info'],
    ],
    ['an amount without projects', { 'procurement.amount': 353000 }, ['T2-PROCUREMENT warning']],
    ['projects without an amount', { 'procurement.items': 3 }, ['T2-PROCUREMENT warning']],
    ['rules of a bureau', { 'rules.made': 5, 'rules.disclosed_total': 5 }, ['T2-RULES-AUTHORITY warning']],
  ])('%s', (_, values, expected) => expect(told(check(subject(values), []))).toEqual(expected))

  test.each<[string, Record<string, Given>]>([
    [
      'signed changes',
      { 'licensing.items_prev': 95, 'licensing.items_change': 25, 'licensing.decisions': 22113 },
    ],
    ['a decrease', { 'penalty.items_prev': 1341, 'penalty.items_change': -58, 'penalty.decisions': 153 }],
    ['procurement', { 'procurement.items': 67, 'procurement.amount': 213504600 }],
    ['old documents opened', { 'normative_docs.newly_disclosed': 5, 'normative_docs.disclosed_total': 5 }],
    ['no items, no change', { 'fees.items_prev': 0, 'fees.items_change': 0 }],
  ])('nothing on %s', (_, values) => expect(check(subject(values), [])).toEqual([]))

  test('the form of 2021', () => {
    const year = { year: 2023 }
    expect(
      told(
        check(
          subject(
            { 'normative_docs.made': 9, 'normative_docs.repealed': 2, 'normative_docs.in_force': 6 },
            year,
          ),
          [],
        ),
      ),
    ).toEqual(['T2-INFORCE warning'])
    expect(told(check(subject({ 'fees.amount': 31644100000 }, year), []))).toEqual(['T2-FEES-REACH info'])
    expect(
      check(
        subject(
          { 'normative_docs.made': 3, 'normative_docs.in_force': 101, 'fees.amount': 3164410000 },
          year,
        ),
        [],
      ),
    ).toEqual([])
  })

  test('who may make rules', () => {
    const rules = {
      'rules.made': 3,
      'rules.newly_disclosed': 3,
      'rules.disclosed_total': 80,
      'outcome.granted': 1,
    }
    const by = (spec: Partial<ReportSpec>) => told(check(subject(rules, spec), []))
    expect(by({ sector: 'government', level: 'prefecture', scope: 'consolidated' })).toEqual([])
    expect(by({ sector: 'government', level: 'province', region: '210000' })).toEqual([])
    expect(by({ sector: 'finance', level: 'national', region: null })).toEqual([])
    expect(by({ sector: 'government', level: 'county', region: '210103', scope: 'consolidated' })).toEqual([
      'T2-RULES-AUTHORITY warning',
    ])
    expect(by({ sector: 'township', level: 'township', region: '210103' })).toEqual([
      'T2-RULES-AUTHORITY warning',
    ])
    expect(told(check({ ...subject(rules), agency: null }, []))).toEqual([])
  })
})

describe('values', () => {
  test('what cannot be a count is an error, once a rule, with what is printed', () => {
    const bad = (raw: string) => ({ value: null, state: 'invalid' as const, raw })
    const findings = check(
      subject({
        'licensing.decisions': bad('1O'),
        'penalty.decisions': bad('-3'),
        'fees.items_change': bad('若干'),
      }),
      [],
    )
    expect(told(findings)).toEqual(['VAL-COUNT error', 'VAL-SIGNED error'])
    expect(findings[0]?.message.zh).toContain('“1O”')
    expect(refs(findings[0])).toEqual(['licensing.decisions', 'penalty.decisions'])
  })

  test('a negative count and a broken one from interchange files', () => {
    expect(told(check(subject({ 'licensing.decisions': -3 }), []))).toContain('VAL-COUNT error')
    expect(told(check(subject({ 'licensing.decisions': 1.5 }), []))).toContain('VAL-COUNT error')
    expect(check(subject({ 'procurement.items': 1, 'procurement.amount': 1496738.74 }), [])).toEqual([])
  })

  test('deduced zeros are told more quietly than blanks', () => {
    const settled = check(
      subject({ 'outcome.granted[org_other]': { value: 0, state: 'inferred_zero', raw: '' } }),
      [],
    )
    expect(told(settled)).toEqual(['M-MISSING info'])
  })
})

describe('statements', () => {
  const at = { start: 0, end: 1 }
  const claim = (code: string, value: number, more: Partial<Claim> = {}): Claim => ({
    code,
    value,
    quote: '正文',
    at,
    ...more,
  })
  const values = {
    'applications.received.carried_in': 1,
    'applications.carried_out': 3,
    'outcome.granted': 70,
    'outcome.denied.third_party': 2,
    'outcome.denied.internal_affairs': 1,
    'legal.reconsideration.upheld': 1,
    'legal.litigation_direct.upheld': 2,
  } // handled 73, new 75
  const said = (...claims: Claim[]) => check({ ...subject(values), claims }, [])

  test.each<[string, Claim, string]>([
    ['N-NEW', claim('applications.received.new', 76), 'applications.received.new[total]'],
    [
      'N-TYPE',
      claim('applications.received.new', 74, { applicant: 'natural_person' }),
      'applications.received.new[natural_person]',
    ],
    ['N-HANDLED', claim('outcome.total', 75), 'outcome.total[total]'],
    ['N-ALL-DONE', claim('applications.carried_out', 0), 'applications.carried_out[total]'],
    ['N-OUTCOME', claim('outcome.granted', 71), 'outcome.granted[total]'],
    ['N-LEGAL', claim('legal.reconsideration.total', 2), 'legal.reconsideration.total'],
  ])('%s', (rule, wrong, where) => {
    const findings = said(wrong)
    expect(told(findings)).toEqual([`${rule} warning`])
    expect(refs(findings[0])).toEqual([where])
    expect(findings[0]).toMatchObject({ actual: wrong.value, at })
  })

  test('sums of rows and of both kinds of suits', () => {
    expect(said(claim('outcome.denied.total', 3), claim('legal.litigation.total', 2))).toEqual([])
    expect(told(said(claim('outcome.denied.total', 2)))).toEqual(['N-OUTCOME warning'])
    expect(told(said(claim('legal.litigation.total', 3)))).toEqual(['N-LEGAL warning'])
  })

  test('the usual slip is explained: new and carried in together', () => {
    const [finding] = said(claim('applications.received.new', 76))
    expect(finding?.message.zh).toContain('76 恰为本年新收 75 加上年结转 1')
    expect(said(claim('applications.received.new', 80))[0]?.message.zh).not.toContain('恰为')
  })

  test('what agrees, bounds, and parts of a total that stands elsewhere', () => {
    expect(said(claim('applications.received.new', 75), claim('outcome.total', 73))).toEqual([])
    expect(said(claim('applications.received.new', 70, { bound: 'at_least' }))).toEqual([])
    expect(said(claim('applications.received.new', 80, { bound: 'at_most' }))).toEqual([])
    expect(told(said(claim('applications.received.new', 80, { bound: 'at_least' })))).toEqual([
      'N-NEW warning',
    ])
    expect(said(claim('applications.received.new', 75), claim('applications.received.new', 20))).toEqual([])
  })

  test('the same statement twice is one finding', () => {
    expect(said(claim('outcome.total', 75), claim('outcome.total', 75))).toHaveLength(1)
  })

  test('a blank cell contradicts nothing', () => {
    const blank = subject({ 'outcome.granted[total]': { value: null, state: 'missing' } })
    const findings = check({ ...blank, claims: [claim('outcome.granted', 5)] }, [])
    expect(findings.map(({ rule }) => rule)).not.toContain('N-OUTCOME')
  })
})

describe('notices', () => {
  const notice = (rule: string, more: Partial<Notice> = {}): Notice => ({ rule, cells: [], ...more })

  test('take severity and words from the table, unless the case is milder', () => {
    const findings = check(subject({}), [
      notice('N-SUM', { actual: 13491, expected: 13485 }),
      notice('M-CAPTION-LOST', { actual: '?' }),
      notice('M-AGENCY-INFERRED', { actual: '沈阳市房产局', severity: 'info' }),
    ])
    expect(told(findings)).toEqual(['N-SUM warning', 'M-CAPTION-LOST info', 'M-AGENCY-INFERRED info'])
    expect(findings[0]?.message.zh).toBe('正文分项之和与总数不符（文中总数 13491，各项之和 13485，相差 6）。')
  })

  test('come in the order of the rule table', () => {
    const findings = check(subject({ 'fees.items_prev': 5, 'fees.items_change': 5 }), [
      notice('M-TRADITIONAL'),
      notice('N-SUM'),
    ])
    expect(findings.map(({ rule }) => rule)).toEqual(['T2-CHANGE-AS-LEVEL', 'N-SUM', 'M-TRADITIONAL'])
  })

  test('a cell that a notice names is not reported again', () => {
    const blank = { value: null, state: 'missing' as const }
    const findings = check(
      subject({ 'outcome.granted[org_other]': blank, 'outcome.partial[org_other]': blank }),
      [notice('M-MISSING', { cells: [{ code: 'outcome.granted', applicant: 'org_other' }] })],
    )
    expect(findings.map(refs)).toEqual([['outcome.partial[org_other]'], ['outcome.granted[org_other]']])
  })

  test('a rule that the table does not have is our own mistake', () => {
    expect(() => check(subject({}), [notice('M-NO-SUCH-RULE')])).toThrow('M-NO-SUCH-RULE')
  })
})
