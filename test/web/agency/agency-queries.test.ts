import { describe, expect, test } from 'vitest'
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'
import { agencyQueries, allZero } from '../../../web/pages/agency/agency-queries.ts'

const row = (values: Record<string, number | null>): AggregateRow => ({
  scope: 'own',
  reports: 1,
  agencies: 1,
  values,
  rates: {},
  missing: {},
})

describe('a chart of nothing is replaced by words', () => {
  test('only where every year says 0', () => {
    expect(allZero([row({ a: 0, b: 0 }), row({ a: 0, b: 0 })], ['a', 'b'])).toBe(true)
    expect(allZero([row({ a: 0 }), row({ a: 1 })], ['a'])).toBe(false)
  })
  test('a blank is not 0, and no report is no 0 either', () => {
    expect(allZero([row({ a: null })], ['a'])).toBe(false)
    expect(allZero([row({})], ['a'])).toBe(false)
    expect(allZero([], ['a'])).toBe(false)
  })
})

test('the one question of the page holds what every chart asks, and nothing that the dictionary lacks', () => {
  const { all, ...parts } = agencyQueries(7, (code) => code !== 'rate.completion')
  const asked = new Set(all.indicators!.split(','))
  for (const part of Object.values(parts)) {
    expect(part.agency).toBe('7')
    for (const code of part.indicators!.split(',')) expect(asked).toContain(code)
  }
  expect(asked).not.toContain('rate.completion')
  expect(all.change).toBe('previous_year')
})
