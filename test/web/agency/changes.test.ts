import { expect, test } from 'vitest'
import type { Change } from '../../../server/http/contract/aggregates.ts'
import { changesOf } from '../../../web/pages/agency/changes.ts'
import { yearRow } from '../rows.ts'

const change = (previous: number | null, more: Partial<Change> = {}): Change => ({
  previous,
  absolute: null,
  relative: null,
  points: null,
  low: null,
  high: null,
  reason: null,
  reports: 1,
  ...more,
})
const isRate = (code: string) => code.startsWith('rate.')
const rowOf = (figures: Record<string, [number | null, Change]>) =>
  yearRow(2024, Object.fromEntries(Object.entries(figures).map(([code, [value]]) => [code, value])), {
    changes: Object.fromEntries(Object.entries(figures).map(([code, [, one]]) => [code, one])),
  })
const orderOf = (figures: Record<string, [number | null, Change]>) =>
  changesOf(rowOf(figures), Object.keys(figures), isRate).largest.map(({ code }) => code)

test('the largest first: a tripling before a doubling, and points on their own scale', () => {
  expect(
    orderOf({
      doubled: [40, change(20, { relative: 1 })],
      'rate.disclosure': [0.95, change(0.5, { points: 45, low: 30, high: 60 })],
      tripled: [60, change(20, { relative: 2 })],
      same: [5, change(5, { relative: 0 })],
    }),
  ).toEqual(['tripled', 'rate.disclosure', 'doubled'])
})

test('small counts have no percentage worth showing, chance comes last, and from nothing is a change', () => {
  expect(
    orderOf({
      'rate.denial': [0.9, change(0.1, { points: 80, low: -5, high: 100 })],
      few: [6, change(1, { relative: 5 })],
      halved: [10, change(20, { relative: -0.5 })],
      appeared: [30, change(0, { reason: 'base_zero', absolute: 30 })],
    }),
  ).toEqual(['appeared', 'halved', 'rate.denial'])
})

test('where nothing is compared, the reason of the service is passed on', () => {
  const none = rowOf({
    a: [3, change(null, { reason: 'gap_year' })],
    b: [null, change(null, { reason: 'gap_year' })],
  })
  expect(changesOf(none, ['a', 'b'], isRate)).toEqual({ largest: [], reason: 'gap_year' })
  expect(changesOf(rowOf({ a: [3, change(3, { relative: 0 })] }), ['a'], isRate)).toEqual({
    largest: [],
    reason: null,
  })
})
