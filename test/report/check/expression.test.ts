import { describe, expect, test } from 'vitest'
import { compileExpression } from '../../../server/report/check/compile.ts'
import { parseExpression, references } from '../../../server/report/check/expression.ts'
import { rules } from '../../../server/report/check/rule.ts'

const at = (text: string, cells: Record<string, number | null>) => {
  const names = Object.keys(cells)
  const evaluate = compileExpression(parseExpression(text), (code, applicant) =>
    names.indexOf(applicant ? `${code}[${applicant}]` : code),
  )
  const values = Float64Array.from(names, (name) => cells[name] ?? NaN)
  return evaluate(values, { agency: null, scope: 'own' })
}

describe('expressions of the rule table', () => {
  test.each([
    ['a + b = c', { a: 1, b: 2, c: 3 }, true],
    ['a - b >= 0', { a: 1, b: 2 }, false],
    ['a = sum(x.{b,c}) + d', { a: 6, 'x.b': 1, 'x.c': 2, d: 3 }, true],
    ['row[total] = row[natural_person]', { 'row[total]': 5, 'row[natural_person]': 4 }, false],
    ['NOT (a > 0 AND b IN {c + 1, c - 1})', { a: 1, b: 2, c: 3 }, false],
    ['(a > 0) = (b > 0)', { a: 5, b: 0 }, false],
    ['a = 0 OR b > 0', { a: 3, b: 1 }, true],
    ['-a < 0', { a: 3 }, true],
    // Blanks: unknown, unless the rest decides.
    ['a + b = c', { a: 1, b: null, c: 3 }, null],
    ['a > 0 AND b > 0', { a: 0, b: null }, false],
    ['a > 0 OR b > 0', { a: 1, b: null }, true],
    ['NOT a > 0', { a: null }, null],
    ['a IN {b, c}', { a: 1, b: null, c: 2 }, null],
    ['a IN {b, c}', { a: 2, b: null, c: 2 }, true],
    ['a > 0 AND b > 0', { a: 1 }, null],
    ['a > 0 OR agency.makes_rules', { a: 1 }, true],
    ['a > 0 OR agency.makes_rules', { a: 0 }, null],
  ])('%s with %o', (text, cells, value) => expect(at(text, cells)).toBe(value))

  test.each(['a +', '(a', 'a = = b', 'IN {a}', 'a IN {', 'a ? b', 'a b'])('%s is refused', (text) =>
    expect(() => parseExpression(text)).toThrow(SyntaxError),
  )

  test('the table has each rule once, in both languages', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(rules.length).toBeGreaterThanOrEqual(47)
    for (const { message_zh, message_en } of rules) {
      expect(message_zh).toMatch(/[\u4e00-\u9fff]/)
      expect(message_en).toMatch(/[a-z]{3}/)
    }
  })

  test('every rule that says what it is evaluated on can be read', () => {
    const evaluated = rules.filter(({ each }) => each !== undefined)
    expect(evaluated.length).toBeGreaterThanOrEqual(18)
    for (const { formula, instead } of evaluated) {
      expect(references(parseExpression(formula)).length).toBeGreaterThan(0)
      if (instead) parseExpression(instead.formula)
    }
  })

  test('the sum of outcomes names each of the 19 outcomes once', () => {
    const sum = rules.find(({ id }) => id === 'T3-OUTCOME-SUM')?.formula ?? ''
    const codes = references(parseExpression(sum)).map(({ code }) => code)
    expect(codes).toHaveLength(20)
    expect(new Set(codes).size).toBe(20)
    expect(codes.filter((code) => code.startsWith('outcome.denied.'))).toHaveLength(8)
  })
})
