/** The pure parts of the self-check page: advice, headline, claims, and the example that is checked on the page. */
import { describe, expect, test } from 'vitest'
import forms from '../../../db/reference/forms.json' with { type: 'json' }
import { reference } from '../../../db/reference/reference.ts'
import type { FormLayout } from '../../../server/http/contract/reference.ts'
import { rules } from '../../../server/report/check/rule.ts'
import { readReport } from '../../../server/report/read-report.ts'
import { adviceFor, sidesOf } from '../../../web/components/check/advice.ts'
import { compareClaims } from '../../../web/components/check/claims.ts'
import { failureOf, mayRetry } from '../../../web/components/check/failure.ts'
import { EXAMPLE, exampleDraft } from '../../../web/components/check/example-draft.ts'
import { headline } from '../../../web/components/check/headline.ts'
import { ApiError } from '../../../web/api.ts'
import { en } from '../../../web/messages/en.ts'
import { zh } from '../../../web/messages/zh.ts'

const layout = (forms as FormLayout[]).find(({ form }) => form === '2021')!

async function readExample() {
  const stated = { ...EXAMPLE, adcode: null, scope: null, url: null, published: null }
  const bytes = new TextEncoder().encode(exampleDraft(layout))
  const { report } = await readReport({ bytes, name: 'draft.txt' }, reference, stated)
  if (report.status === 'refused') throw new Error('the example is refused')
  return report
}

describe('the example', () => {
  test('is read whole, and its two slips are found, the first on its very cell', async () => {
    const report = await readExample()
    expect(report).toMatchObject({ status: 'parsed', year: 2024, form: '2021' })
    expect(report.cells.every(({ value }) => value !== null)).toBe(true)
    const serious = report.findings.filter(({ severity }) => severity !== 'info')
    expect(serious.map(({ rule }) => rule).sort()).toEqual(['N-NEW', 'T3-OUTCOME-SUM-2021', 'T3-ROW-SUM'])
    const suspects = serious.flatMap(({ suspect }) => suspect ?? [])
    expect(new Set(suspects.map((suspect) => JSON.stringify(suspect)))).toEqual(
      new Set([JSON.stringify({ code: 'outcome.granted', applicant: 'natural_person', value: 24 })]),
    )
  })

  test('its claims: the contradiction first, then what agrees', async () => {
    const compared = compareClaims(await readExample())
    expect(compared.map(({ claim, printed, verdict }) => [claim.value, printed, verdict])).toEqual([
      [58, 52, 'clash'],
      [51, 51, 'fine'],
    ])
  })
})

describe('the headline', () => {
  const cell = { code: 'rules.made', raw: '0', state: 'ok' as const, at: null }
  const found = (severity: 'error' | 'warning') => ({
    rule: 'T3-BALANCE',
    severity,
    message: { zh: '', en: '' },
    cells: [],
  })

  test('says how much was read and what was found', () => {
    const report = {
      cells: [
        { ...cell, value: 0 },
        { ...cell, value: 2 },
      ],
    }
    const findings = [found('error'), found('error'), found('warning')]
    expect(headline(report, findings, zh, 'zh')).toBe('本报告 2 格，全部读出；发现 2 处错误、1 处存疑')
    expect(headline(report, [], en, 'en')).toBe(
      'All 2 cells of the report were read; nothing was found that does not agree',
    )
  })
  test('never counts a cell without a value as read', () => {
    const report = {
      cells: [
        { ...cell, value: 0 },
        { ...cell, value: null, state: 'missing' as const },
      ],
    }
    expect(headline(report, [], zh, 'zh')).toBe(
      '本报告 2 格，读出 1 格，另有 1 格没有数值；没有发现对不上的地方',
    )
  })
})

test.each([
  ['T3-BALANCE', 'balance'],
  ['T3-ROW-SUM', 'across'],
  ['T3-OUTCOME-SUM-2021', 'sum'],
  ['T4-SUM', 'legal'],
  ['N-SUM', 'narrativeSum'],
  ['N-LEGAL', 'narrative'],
  ['M-MISSING', 'missing'],
  ['M-SHORT-ROW', 'layout'],
  ['SOMETHING-NEW', 'other'],
])('advice for %s: %s', (rule, advice) => {
  expect(adviceFor(rule)).toBe(advice)
})

test('every rule of the table has advice of its own family', () => {
  const without = rules.filter(({ id }) => adviceFor(id) === 'other').map(({ id }) => id)
  expect(without.filter((id) => id !== 'N-CONTAMINATED')).toEqual([])
})

test.each([
  [new ApiError('unreachable'), 'offline'],
  [new ApiError('garbled', 413), 'tooLarge'],
  [new ApiError('garbled', 503), 'busy'],
  [new ApiError('garbled', 500), 'form'],
  [new Error('x'), 'form'],
])('failure %#', (error, failure) => {
  expect(failureOf(error)).toBe(failure)
})

test('a file that was never sent, or was too large, is not tried again; a network that was down is', () => {
  for (const failure of ['tooLarge', 'nothing', 'picture', 'packed', 'oldOffice', 'program'] as const)
    expect(mayRetry(failure)).toBe(false)
  for (const failure of ['offline', 'busy', 'form', 'unreadable'] as const)
    expect(mayRetry(failure)).toBe(true)
})

test.each([
  ['T3-BALANCE', 'balance'],
  ['T3-ROW-SUM', 'sum'],
  ['N-SUM', 'sum'],
  ['N-NEW', 'text'],
  ['XY-CARRY', 'years'],
  ['VAL-COUNT', 'plain'],
])('the two figures of %s: %s', (rule, sides) => expect(sidesOf(rule)).toBe(sides))
