import { describe, expect, test } from 'vitest'
import type { QualityRow } from '../../../server/http/contract/quality.ts'
import { mostOf, sumOf } from '../../../web/pages/quality/most.ts'

const row = (key: string, error: number, warning: number, info: number): QualityRow => ({
  key,
  label: null,
  findings: { error, warning, info },
  concerned: { any: 1, error: 0, warning: 0, info: 0 },
  reports: 10,
  share: 0.1,
})

describe('the row with most findings', () => {
  test('is the one with the largest sum, not the first or the most severe', () => {
    expect(mostOf([row('a', 2, 0, 0), row('b', 0, 1, 4), row('c', 0, 0, 1)])?.key).toBe('b')
    expect(sumOf(row('b', 0, 1, 4))).toBe(5)
  })
  test('is none where two share the most', () => {
    expect(mostOf([row('a', 2, 0, 0), row('b', 0, 2, 0)])).toBeNull()
  })
  test('is none where nothing was found, or nothing is there', () => {
    expect(mostOf([row('a', 0, 0, 0)])).toBeNull()
    expect(mostOf([])).toBeNull()
  })
})
