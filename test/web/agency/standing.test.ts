import { describe, expect, test } from 'vitest'
import type { AggregateRow } from '../../../server/http/contract/aggregates.ts'
import { legalData } from '../../../web/components/agency/legal-data.ts'
import { ENOUGH, peerFigures, quantile, standingOf } from '../../../web/components/agency/standing.ts'

const row = (
  id: number,
  value: number | null,
  denominator = 100,
  scope: AggregateRow['scope'] = 'own',
): AggregateRow => ({
  agency: { id, name: `机关${id}`, region: null },
  scope,
  reports: 1,
  agencies: 1,
  values: { 'rate.disclosure': value },
  rates:
    value === null
      ? {}
      : { 'rate.disclosure': { numerator: value * denominator, denominator, low: 0, high: 1 } },
  missing: {},
})
const stand = (rows: AggregateRow[], id = 1) => standingOf(peerFigures(rows, id, 'rate.disclosure'))

describe('where an agency stands', () => {
  const rows = [row(1, 0.4), row(2, 0.1), row(3, 0.2), row(4, 0.8), row(5, 0.6)]

  test('rank from the top, and the share of others below', () => {
    expect(stand(rows)).toMatchObject({ count: 5, rank: 3, tied: false, above: 0.5, least: 0.1, most: 0.8 })
    expect(stand(rows)!.quartiles[1]).toBeCloseTo(0.4)
    expect(stand(rows, 4)).toMatchObject({ rank: 1, above: 1 })
    expect(stand(rows, 2)).toMatchObject({ rank: 5, above: 0 })
  })
  test('equal figures share a rank and are not below each other', () => {
    const equal = [row(1, 0.4), row(2, 0.4), row(3, 0.2), row(4, 0.8), row(5, 0.6)]
    expect(stand(equal)).toMatchObject({ rank: 3, tied: true, above: 0.25 })
  })
  test('nothing is said with fewer than enough', () => {
    expect(stand(rows.slice(0, ENOUGH - 1))).toBeNull()
  })
  test('nothing is said without a figure of its own, or over too few cases', () => {
    expect(stand([row(1, null), ...rows.slice(1), row(6, 0.3)])).toBeNull()
    const small = peerFigures([row(1, 1, 3), ...rows.slice(1), row(6, 0.3)], 1, 'rate.disclosure')
    expect(small).toMatchObject({ own: null, small: true, excluded: 1 })
    expect(standingOf(small)).toBeNull()
  })
})

test('reports of another scope count other things and are no peers', () => {
  const rows = [row(1, 0.4), row(2, 0.5, 100, 'consolidated'), row(3, 0.2), row(4, null), row(5, 0.9, 19)]
  expect(peerFigures(rows, 1, 'rate.disclosure')).toEqual({
    own: 0.4,
    small: false,
    values: [0.4, 0.2],
    excluded: 2,
  })
})

test('an agency without a row is compared with nobody', () => {
  expect(peerFigures([row(2, 0.5)], 1, 'rate.disclosure')).toEqual({
    own: null,
    small: false,
    values: [],
    excluded: 0,
  })
})

test.each([
  [[1, 2, 3, 4], 0.5, 2.5],
  [[1, 2, 3, 4], 0.25, 1.75],
  [[7], 0.75, 7],
])('quantile of %j at %d', (values, share, expected) => {
  expect(quantile(values, share)).toBeCloseTo(expected)
})

test('disputes: three kinds by four results, and a gap stays a gap', () => {
  const data = legalData(
    {
      ...row(1, null),
      values: { 'legal.reconsideration.upheld': 4, 'legal.litigation_direct.pending': null },
    },
    { subject: '复议与诉讼', label: (code) => code, href: (code) => `/report/1#${code}` },
  )
  expect(data.categories.map(({ href }) => href)).toEqual([
    '/report/1#legal.reconsideration.total',
    '/report/1#legal.litigation_direct.total',
    '/report/1#legal.litigation_after_reconsideration.total',
  ])
  expect(data.series.map(({ role }) => role)).toEqual(['upheld', 'corrected', 'other', 'pending'])
  expect(data.points[0]!.map(({ value }) => value)).toEqual([4, null, null])
  expect(data.points[3]![1]!.value).toBeNull()
})
