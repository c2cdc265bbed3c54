import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  expandFormula,
  expandIndicator,
  formatFormula,
  parseFormula,
  type Derivation,
  type Term,
} from '../../db/reference/formula.ts'
import { isReportQuantity } from '../../db/reference/report-quantities.ts'
import { dictionary, indicatorByCode } from '../../db/reference/indicators.ts'

const derivations = (
  ...entries: [code: string, numerator: string | null, printed?: boolean, over?: string][]
) =>
  new Map<string, Derivation>(
    entries.map(([code, numerator, printed = false, denominator = null as unknown as string]) => [
      code,
      { code, numerator, denominator, table: printed || numerator === null ? 3 : null },
    ]),
  )

describe('parseFormula', () => {
  test.each([
    ['outcome.granted', [['outcome.granted', null, 1]]],
    [
      'a.b + a.c - a.d',
      [
        ['a.b', null, 1],
        ['a.c', null, 1],
        ['a.d', null, -1],
      ],
    ],
    ['-a.b', [['a.b', null, -1]]],
    ['a.new[natural_person]', [['a.new', 'natural_person', 1]]],
    [
      ' a.b+a.c ',
      [
        ['a.b', null, 1],
        ['a.c', null, 1],
      ],
    ],
  ])('%s', (text, terms) => {
    expect(parseFormula(text)).toEqual(terms.map(([code, applicant, sign]) => ({ code, applicant, sign })))
  })

  test.each([
    '',
    '  ',
    'a.b a.c',
    'a.b +',
    'a.b * 2',
    '(a.b + a.c)',
    'total',
    'a.b[',
    'a.b / a.c',
    'a.b | a.c',
  ])('refuses %j', (text) => {
    expect(() => parseFormula(text)).toThrow(SyntaxError)
  })

  test('reads what formatFormula writes', () => {
    const term: fc.Arbitrary<Term> = fc.record({
      code: fc.constantFrom('outcome.granted', 'legal.reconsideration.total', 'rules.made'),
      applicant: fc.constantFrom(null, 'total', 'org_other'),
      sign: fc.constantFrom<(1 | -1)[]>(1, -1),
    })
    fc.assert(
      fc.property(fc.array(term, { minLength: 1 }), (terms) => {
        expect(parseFormula(formatFormula(terms))).toEqual(terms)
      }),
    )
  })
})

describe('expandFormula', () => {
  const tree = derivations(
    ['x.a', null],
    ['x.b', null],
    ['x.sum', 'x.a + x.b'],
    ['x.rest', 'x.sum - x.b'],
    ['x.split', 'x.split + x.b', true],
    ['x.rate', 'x.a', false, 'x.sum'],
  )
  const text = (formula: string) => formatFormula(expandFormula(formula, tree))

  test('goes down to printed cells, with signs', () => {
    expect(text('x.rest')).toBe('x.a + x.b - x.b')
    expect(text('x.b - x.rest')).toBe('x.b - x.a - x.b + x.b')
  })

  test('hands an applicant down', () => {
    expect(text('x.sum[org_other]')).toBe('x.a[org_other] + x.b[org_other]')
  })

  test('takes a printed indicator as it stands, even where some form prints its parts', () => {
    expect(formatFormula(expandIndicator('x.split', tree))).toBe('x.split')
    expect(text('x.a + x.split')).toBe('x.a + x.split')
  })

  test('leaves quantities of whole reports alone', () => {
    expect(text('report.count')).toBe('report.count')
    expect(() => expandFormula('report.weight', tree)).toThrow(/Unknown indicator/)
  })

  test('refuses cycles, unknown codes and quotients', () => {
    const bad = derivations(['y.a', 'y.b'], ['y.b', 'y.a'])
    expect(() => expandFormula('y.a', bad)).toThrow(/defined by itself/)
    expect(() => expandFormula('x.a + x.none', tree)).toThrow(/Unknown indicator x\.none/)
    expect(() => expandFormula('x.a + x.rate', tree)).toThrow(/quotient/)
  })
})

test('every formula of the dictionary ends in printed cells', () => {
  for (const { code, denominator, difference } of dictionary.indicators) {
    for (const rate of difference ?? []) expect(indicatorByCode.get(rate)?.denominator).not.toBeNull()
    if (difference) continue
    const terms = [
      ...expandIndicator(code, indicatorByCode),
      ...(denominator === null ? [] : expandFormula(denominator, indicatorByCode)),
    ]
    for (const term of terms) {
      if (isReportQuantity(term.code)) continue
      const leaf = indicatorByCode.get(term.code)!
      expect(leaf.table, `${term.code} in ${code}`).not.toBeNull()
      if (term.applicant !== null) expect(leaf.table, `${term.code} in ${code}`).toBe(3)
    }
  }
})
