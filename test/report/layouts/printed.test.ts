/** The truth that readings are held to, itself held to documents small enough to see. */
import { describe, expect, test } from 'vitest'
import { numberOf } from '../../support/layouts/content.ts'
import { judge } from '../../support/layouts/judge.ts'
import { printedIn, withLabels } from '../../support/layouts/printed.ts'
import {
  concat,
  joinLines,
  linesOf,
  Marker,
  slice,
  untraced,
  type Traced,
} from '../../support/layouts/traced.ts'
import type { Cell, Finding, ParsedReport } from '../../../server/report/report.ts'

const figures = new Map([
  ['penalty.decisions', '12'],
  ['coercion.decisions', '5'],
])
const marker = new Marker(figures.keys())
const [penalty, coercion] = [...figures].map(([key, figure]) => marker.mark(key, figure))
const whole = withLabels(marker.trace(`行政处罚\n${penalty}\n行政强制\n${coercion}\n`), '2021')
const printed = (traced: Traced) => Object.fromEntries(printedIn(traced, figures, numberOf))
const lines = linesOf(whole)

describe('what is printed', () => {
  test('the figures, where nothing was done', () => {
    expect(whole.text).toBe('行政处罚\n12\n行政强制\n5\n')
    expect(printed(whole)).toEqual({ 'penalty.decisions': [12], 'coercion.decisions': [5] })
  })

  test('nothing, where a figure is gone', () => {
    expect(printed(joinLines(lines.toSpliced(1, 1)))).toEqual({ 'coercion.decisions': [5] })
  })

  test('what is left of a figure, or the figure', () => {
    expect(printed(slice(whole, 0, whole.text.indexOf('2')))).toEqual({ 'penalty.decisions': [1, 12] })
  })

  test('figures that ran together', () => {
    const joined = joinLines([lines[0]!, concat(lines[1]!, lines[3]!), lines[2]!])
    expect(printed(joined)).toMatchObject({ 'penalty.decisions': [12, 125], 'coercion.decisions': [5, 125] })
    const apart = joinLines([lines[0]!, concat(lines[1]!, untraced(' '), lines[3]!), lines[2]!])
    expect(printed(apart)).toEqual({ 'penalty.decisions': [12], 'coercion.decisions': [5] })
  })

  test('in another row, where a cut puts it behind that label', () => {
    expect(printed(joinLines([lines[0]!, lines[3]!]))).toEqual({
      'penalty.decisions': [5],
      'coercion.decisions': [5],
    })
    const swapped = joinLines([lines[0]!, lines[3]!, lines[2]!, lines[1]!])
    expect(printed(swapped)).toEqual({ 'penalty.decisions': [12, 5], 'coercion.decisions': [5, 12] })
  })
})

describe('the verdict', () => {
  const keys = ['penalty.decisions', 'coercion.decisions']
  const truth = new Map([['penalty.decisions', [12]]])
  const verdict = (value: number | null, more: Partial<Cell> = {}, findings: Finding[] = []) => {
    const cell = { code: 'penalty.decisions', value, state: 'ok', raw: '', at: null, ...more }
    const { right, withheld, flagged, silent } = judge(
      { status: 'parsed', cells: [cell], findings } as unknown as ParsedReport,
      keys,
      truth,
    )
    return { right: right - 1, withheld, flagged, silent } // the other cell is blank and so read
  }
  const finding = (severity: Finding['severity'], code: string): Finding => ({
    rule: 'M-SHORT-ROW',
    severity,
    message: { zh: '', en: '' },
    cells: [{ code }],
  })
  const none = { right: 0, withheld: 0, flagged: 0, silent: 0 }

  test.each([
    ['the printed number', verdict(12), { ...none, right: 1 }],
    ['no number', verdict(null), { ...none, withheld: 1 }],
    ['another number', verdict(13), { ...none, silent: 1 }],
    ['another number, deduced', verdict(13, { state: 'repaired' }), { ...none, flagged: 1 }],
    [
      'another number, warned of',
      verdict(13, {}, [finding('warning', 'penalty.decisions')]),
      { ...none, flagged: 1 },
    ],
    [
      'another number, noted only',
      verdict(13, {}, [finding('info', 'penalty.decisions')]),
      { ...none, silent: 1 },
    ],
    [
      'another number, another row warned of',
      verdict(13, {}, [finding('error', 'licensing.decisions')]),
      { ...none, silent: 1 },
    ],
    [
      'a number for a blank',
      verdict(12, { code: 'coercion.decisions' }),
      { ...none, right: -1, withheld: 1, silent: 1 },
    ],
  ])('%s', (_case, given, expected) => expect(given).toEqual(expected))
})
