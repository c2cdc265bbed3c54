/** Which cells are named behind failing sums, and when none is. */
import { describe, expect, test } from 'vitest'
import { check, type Subject } from '../../../server/report/check/check.ts'
import { isTransposed } from '../../../server/report/check/slip-wording.ts'
import type { Claim, Finding } from '../../../server/report/report.ts'
import { buildReport } from '../../support/report.ts'

/** A report that adds up: natural persons and companies, several outcomes. */
const VALUES: Record<string, number> = {
  'applications.received.carried_in[natural_person]': 4,
  'outcome.granted[natural_person]': 31,
  'outcome.granted[org_commercial]': 8,
  'outcome.partial[natural_person]': 5,
  'outcome.partial[org_legal_service]': 2,
  'outcome.denied.state_secret[org_research]': 3,
  'outcome.unavailable.not_held[natural_person]': 17,
  'outcome.unavailable.not_held[org_commercial]': 6,
  'applications.carried_out[natural_person]': 2,
  'legal.reconsideration.upheld': 5,
  'legal.reconsideration.corrected': 2,
}

const honest = buildReport({ agency: '沈阳市房产局', year: 2022, values: VALUES }).report

/** What is found where these cells hold something else. */
function slipped(printed: Record<string, number | null>, claims: Claim[] = []): Finding[] {
  const cells = honest.cells.map((cell) => {
    const key = cell.applicant === undefined ? cell.code : `${cell.code}[${cell.applicant}]`
    const value = printed[key]
    if (value === undefined) return cell
    return value === null
      ? { ...cell, value, raw: '', state: 'missing' as const }
      : { ...cell, value, raw: `${value}` }
  })
  const subject: Subject = { ...honest, cells, claims }
  return check(subject, []).filter(({ severity }) => severity === 'error')
}

const name = ({ code, applicant }: { code: string; applicant?: string }) =>
  applicant === undefined ? code : `${code}[${applicant}]`
const suspects = (findings: Finding[]) =>
  Object.fromEntries(findings.flatMap(({ suspect }) => (suspect ? [[name(suspect), suspect.value]] : [])))
const slips = (findings: Finding[]) =>
  new Set(
    findings.map(
      ({ slip }) =>
        slip &&
        `${slip.kind} ${slip.cells
          .map((cell) => `${name(cell)}=${cell.value}`)
          .sort()
          .join(' ')}`,
    ),
  )

test('the report itself holds together', () => expect(slipped({})).toEqual([]))

describe('one cell', () => {
  test.each<[string, string, number]>([
    ['a part', 'outcome.unavailable.not_held[natural_person]', 71],
    ['a blank type', 'outcome.rejected.repeat[org_other]', 1],
    ['a row total', 'outcome.granted[total]', 40],
    ['the total of a column', 'outcome.total[org_commercial]', 41],
    ['the total of all', 'outcome.total[total]', 27],
    ['requests received', 'applications.received.new[natural_person]', 15],
    ['requests carried out', 'applications.carried_out[total]', 20],
  ])('%s', (_, key, value) => {
    const findings = slipped({ [key]: value })
    const cell = honest.cells.find((one) => name(one) === key)!
    expect(suspects(findings)).toEqual({ [key]: cell.value })
    for (const { suspect, slip, candidates } of findings)
      expect([suspect?.value, slip, candidates]).toEqual([cell.value, undefined, undefined])
  })

  test('transposed digits are told as such', () => {
    const [finding] = slipped({ 'outcome.unavailable.not_held[natural_person]': 71 })
    expect(finding?.message.zh).toContain('疑似两位数字颠倒')
    expect(finding?.message.en).toContain('two digits transposed')
    expect([
      isTransposed(71, 17),
      isTransposed(1203, 1023),
      isTransposed(71, 18),
      isTransposed(7, 17),
    ]).toEqual([true, true, false, false])
  })

  test('one that would have to be negative is no suspect', () => {
    const findings = slipped({ 'outcome.granted[natural_person]': 31, 'outcome.granted[total]': 0 })
    expect(suspects(findings)).toEqual({ 'outcome.granted[total]': 39 })
  })
})

describe('several cells in one slip', () => {
  test('neighbours in a row', () => {
    const findings = slipped({ 'outcome.granted[natural_person]': 8, 'outcome.granted[org_commercial]': 31 })
    expect(findings.map(({ rule }) => rule)).toEqual(['T3-OUTCOME-SUM-2021', 'T3-OUTCOME-SUM-2021'])
    expect(suspects(findings)).toEqual({
      'outcome.granted[natural_person]': 31,
      'outcome.granted[org_commercial]': 8,
    })
    expect(slips(findings)).toEqual(
      new Set(['swapped outcome.granted[natural_person]=31 outcome.granted[org_commercial]=8']),
    )
    expect(findings[0]?.message.zh).toContain('疑似相邻两格填反')
  })

  test('a row one column too far', () => {
    const findings = slipped({
      'outcome.granted[natural_person]': 0,
      'outcome.granted[org_commercial]': 31,
      'outcome.granted[org_research]': 8,
    })
    expect(slips(findings)).toEqual(
      new Set([
        'shifted outcome.granted[natural_person]=31 outcome.granted[org_commercial]=8 outcome.granted[org_research]=0',
      ]),
    )
    expect(findings[0]?.message.zh).toContain('整行错了一列')
  })

  test('a row one column too far whose total fell off', () => {
    const findings = slipped({
      'outcome.granted[natural_person]': 0,
      'outcome.granted[org_commercial]': 31,
      'outcome.granted[org_research]': 8,
      'outcome.granted[total]': 0,
    })
    expect(
      [...slips(findings)].every((slip) => slip?.startsWith('shifted') && slip.includes('[total]=39')),
    ).toBe(true)
  })

  test('two in one column: each row names its own, the column both', () => {
    const findings = slipped({ 'outcome.granted[natural_person]': 36, 'outcome.partial[natural_person]': 14 })
    expect(suspects(findings)).toEqual({
      'outcome.granted[natural_person]': 31,
      'outcome.partial[natural_person]': 5,
    })
    const column = findings.find(({ rule }) => rule === 'T3-OUTCOME-SUM-2021')
    expect(column?.suspect).toBeUndefined()
    expect(column?.slip).toMatchObject({ kind: 'several', cells: [{ value: 31 }, { value: 5 }] })
  })

  test('two apart are two slips', () => {
    const findings = slipped({
      'outcome.granted[natural_person]': 13,
      'outcome.partial[org_legal_service]': 7,
    })
    expect(suspects(findings)).toEqual({
      'outcome.granted[natural_person]': 31,
      'outcome.partial[org_legal_service]': 2,
    })
  })
})

describe('where the sums leave it open', () => {
  test('two errors of the same size cross in four cells: all are named, none is guessed', () => {
    const findings = slipped({
      'outcome.granted[natural_person]': 32,
      'outcome.unavailable.not_held[org_commercial]': 7,
    })
    expect(suspects(findings)).toEqual({})
    const row = findings.find(
      ({ rule, cells }) => rule === 'T3-ROW-SUM' && cells[0]!.code === 'outcome.granted',
    )
    expect(row?.candidates?.map((cell) => `${name(cell)}=${cell.value}`)).toEqual([
      'outcome.granted[natural_person]=31',
      'outcome.granted[org_commercial]=7',
    ])
  })

  test('unless the other two could only be right with fewer than none', () => {
    const findings = slipped({
      'outcome.granted[natural_person]': 41,
      'outcome.partial[org_legal_service]': 12,
    })
    expect(suspects(findings)).toEqual({
      'outcome.granted[natural_person]': 31,
      'outcome.partial[org_legal_service]': 2,
    })
  })

  test('a sum of table 4: any of its cells', () => {
    const [finding] = slipped({ 'legal.reconsideration.total': 9 })
    expect(finding?.candidates?.map((cell) => [name(cell), cell.value])).toEqual([
      ['legal.reconsideration.total', 7],
      ['legal.reconsideration.upheld', 7],
      ['legal.reconsideration.corrected', 4],
      ['legal.reconsideration.other', 2],
      ['legal.reconsideration.pending', 2],
    ])
    expect(finding?.message.zh).toContain('不能断定是哪一格')
  })

  const claim = (value: number): Claim => ({
    code: 'legal.reconsideration.total',
    value,
    quote: '行政复议',
    at: { start: 0, end: 1 },
  })

  test('the text settles it: it states what the total should be', () => {
    const [finding] = slipped({ 'legal.reconsideration.total': 9 }, [claim(7)])
    expect(finding?.suspect).toEqual({ code: 'legal.reconsideration.total', value: 7 })
    expect(finding?.message.zh).toContain('正文也是这个数')
  })

  test('or it states what is printed: then it is one of the others', () => {
    const [finding] = slipped({ 'legal.reconsideration.upheld': 8 }, [claim(7)])
    expect(finding?.candidates?.map(name)).not.toContain('legal.reconsideration.total')
  })

  test('a blank leaves its sums out of it', () => {
    const findings = slipped({
      'outcome.granted[natural_person]': null,
      'outcome.partial[natural_person]': 9,
    })
    expect(findings.map(({ rule }) => rule)).toEqual(['T3-ROW-SUM'])
    expect(suspects(findings)).toEqual({})
  })

  test('a table full of errors is not explained away', () => {
    const findings = slipped(
      Object.fromEntries(
        honest.cells
          .filter(({ applicant }) => applicant === 'total')
          .map((cell, at) => [name(cell), (cell.value ?? 0) + at + 1]),
      ),
    )
    expect(findings.length).toBeGreaterThan(12)
    expect(findings.every(({ slip }) => slip === undefined)).toBe(true)
  })
})
