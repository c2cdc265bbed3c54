/** The published table of a whole city for 2025, through loading and aggregates: every figure that is made of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aggregate, type AggregateRow } from '../../db/queries/aggregate.ts'
import type { Db } from '../../db/schema.ts'
import { buildWorld } from '../support/world.ts'

let db: Db
let row: AggregateRow
const CODES = [
  'applications.received.new',
  'applications.received.carried_in',
  'applications.to_handle',
  'applications.carried_out',
  'applications.backlog_change',
  'outcome.granted',
  'outcome.partial',
  'outcome.disclosed.total',
  'outcome.denied.total',
  'outcome.unavailable.total',
  'outcome.rejected.total',
  'outcome.other.total',
  'outcome.total',
  'rate.disclosure',
  'rate.granted',
  'rate.partial',
  'rate.disclosure_merits',
  'rate.denial_merits',
  'rate.disclosure_processed',
  'rate.answered',
  'rate.not_decided',
  'rate.denial',
  'rate.not_held',
  'rate.completion',
  'rate.carried_out',
  'rate.handled_per_new',
  'legal.reconsideration.total',
  'legal.litigation.total',
  'legal.litigation.closed',
  'rate.reconsideration_corrected',
  'rate.reconsideration_corrected_all',
  'rate.reconsideration_corrected_decided',
  'rate.reconsideration_upheld',
  'rate.litigation_corrected',
  'rate.litigation_corrected_all',
  'rate.legal_corrected',
  'rate.legal_pending',
  'rate.reconsideration_per_thousand',
  'rate.litigation_per_thousand',
  'rate.direct_litigation_share',
  'rate.litigation_per_reconsideration',
]

beforeAll(async () => {
  const world = await buildWorld([
    {
      agency: '沈阳市人民政府',
      sector: 'government',
      year: 2025,
      scope: 'consolidated',
      values: {
        'applications.received.new': 14069,
        'applications.received.carried_in': 560,
        'outcome.granted': 5548,
        'outcome.partial': 2168,
        'outcome.denied.third_party': 730,
        'outcome.unavailable.not_held': 3222,
        'outcome.unavailable.needs_creation': 199,
        'outcome.rejected.petition': 457,
        'outcome.other.misc': 1486,
        'outcome.total': 13810,
        'applications.carried_out': 819,
        'legal.reconsideration.upheld': 376,
        'legal.reconsideration.corrected': 97,
        'legal.reconsideration.other': 196,
        'legal.reconsideration.pending': 121,
        'legal.reconsideration.total': 790,
        'legal.litigation_direct.upheld': 16,
        'legal.litigation_direct.corrected': 1,
        'legal.litigation_direct.other': 12,
        'legal.litigation_direct.pending': 27,
        'legal.litigation_direct.total': 56,
        'legal.litigation_after_reconsideration.upheld': 74,
        'legal.litigation_after_reconsideration.corrected': 1,
        'legal.litigation_after_reconsideration.other': 30,
        'legal.litigation_after_reconsideration.pending': 51,
        'legal.litigation_after_reconsideration.total': 156,
      },
    },
  ])
  db = world.db
  const answer = await aggregate(db, { indicators: CODES.join(','), within: '210100', years: '2025' })
  row = answer.rows[0]!
})
afterAll(() => db.destroy())

test('nothing is missing, withheld or mixed', () => {
  expect(row).toMatchObject({ scope: 'consolidated', reports: 1, missing: {} })
  expect(CODES.filter((code) => row.values[code] === null)).toEqual([])
})

test.each([
  ['applications.to_handle', 14629],
  ['applications.backlog_change', 259],
  ['outcome.disclosed.total', 7716],
  ['outcome.denied.total', 730],
  ['outcome.unavailable.total', 3421],
  ['outcome.rejected.total', 457],
  ['outcome.other.total', 1486],
  ['outcome.total', 13810],
  ['legal.reconsideration.total', 790],
  ['legal.litigation.total', 212],
  ['legal.litigation.closed', 134],
])('%s is %i', (code, value) => {
  expect(row.values[code]).toBe(value)
})

test.each([
  ['rate.disclosure', 0.5587, 7716, 13810],
  ['rate.granted', 0.4017, 5548, 13810],
  ['rate.partial', 0.157, 2168, 13810],
  ['rate.disclosure_merits', 0.9136, 7716, 8446],
  ['rate.denial_merits', 0.0864, 730, 8446],
  ['rate.disclosure_processed', 0.6502, 7716, 11867],
  ['rate.answered', 0.8593, 11867, 13810],
  ['rate.not_decided', 0.3884, 5364, 13810],
  ['rate.denial', 0.0529, 730, 13810],
  ['rate.not_held', 0.2333, 3222, 13810],
  ['rate.completion', 0.944, 13810, 14629],
  ['rate.carried_out', 0.056, 819, 14629],
  ['rate.handled_per_new', 0.9816, 13810, 14069],
  ['rate.reconsideration_corrected', 0.145, 97, 669],
  ['rate.reconsideration_corrected_all', 0.1228, 97, 790],
  ['rate.reconsideration_corrected_decided', 0.2051, 97, 473],
  ['rate.reconsideration_upheld', 0.562, 376, 669],
  ['rate.litigation_corrected', 0.0149, 2, 134],
  ['rate.litigation_corrected_all', 0.0094, 2, 212],
  ['rate.legal_corrected', 0.1233, 99, 803],
  ['rate.legal_pending', 0.1986, 199, 1002],
  ['rate.direct_litigation_share', 0.2642, 56, 212],
  ['rate.litigation_per_reconsideration', 0.2332, 156, 669],
])('%s is %d, of %i and %i', (code, value, numerator, denominator) => {
  expect(row.values[code]).toBeCloseTo(value, 4)
  expect(row.rates[code]).toMatchObject({ numerator, denominator })
})

test('per thousand decisions, with the cases and decisions as they are', () => {
  expect(row.values['rate.reconsideration_per_thousand']).toBeCloseTo(57.2049, 4)
  expect(row.values['rate.litigation_per_thousand']).toBeCloseTo(15.3512, 4)
  expect(row.rates['rate.reconsideration_per_thousand']).toEqual({
    numerator: 790,
    denominator: 13810,
    low: null,
    high: null,
  })
})

test('the share has its Wilson interval', () => {
  const { low, high } = row.rates['rate.disclosure']!
  expect(low).toBeCloseTo(0.5504, 4)
  expect(high).toBeCloseTo(0.567, 4)
})
