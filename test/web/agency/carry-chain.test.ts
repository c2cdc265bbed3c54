import { expect, test } from 'vitest'
import { carryChain, CHAIN } from '../../../web/components/agency/carry-chain.ts'
import { disputeSteps } from '../../../web/components/dispute-steps.ts'
import { yearRow } from '../rows.ts'

const year = (of: number, taken: number | null, handedOn: number | null, more = {}) =>
  yearRow(of, { [CHAIN.carriedIn]: taken, [CHAIN.received]: 5, [CHAIN.carriedOut]: handedOn }, more)
const joins = (...rows: Parameters<typeof carryChain>[0]) => carryChain(rows).map(({ join }) => join)

test('what a year takes over is what the year before handed on, whatever the order of the rows', () => {
  expect(joins(year(2021, 3, 0), year(2020, 9, 3))).toEqual([{ kind: 'first' }, { kind: 'same' }])
  expect(carryChain([year(2021, 3, 0), year(2020, 9, 3)])[0]).toMatchObject({
    year: 2020,
    parts: { carriedIn: 9, received: 5, handled: null, carriedOut: 3 },
  })
})

test('a difference has a sign: more than was handed on, or fewer', () => {
  expect(joins(year(2020, 0, 3), year(2021, 5, 4), year(2022, 1, 0))).toEqual([
    { kind: 'first' },
    { kind: 'differs', difference: 2 },
    { kind: 'differs', difference: -3 },
  ])
})

test('a blank is not a zero, and neither a gap nor another basis is a break', () => {
  expect(joins(year(2020, 0, null), year(2021, 0, 0))[1]).toEqual({ kind: 'unknown' })
  expect(joins(year(2019, 0, 4), year(2021, 0, 0))[1]).toEqual({ kind: 'gap', from: 2019 })
  expect(joins(year(2020, 0, 4), year(2021, 0, 0, { scope: 'consolidated' }))[1]).toEqual({ kind: 'scope' })
  expect(joins(year(2020, 0, 4), year(2021, 0, 0, { reports: 0 }))).toEqual([{ kind: 'first' }])
})

test('disputes against decisions: cases, corrections and their interval as the service gives them', () => {
  const row = yearRow(
    2020,
    {
      'outcome.total': 258,
      'legal.reconsideration.total': 7,
      'legal.reconsideration.corrected': 2,
      'legal.reconsideration.pending': 1,
      'legal.litigation.total': null,
      'rate.reconsideration_per_handled': 7 / 258,
      'rate.reconsideration_corrected': 2 / 6,
    },
    { rates: { 'rate.reconsideration_corrected': { numerator: 2, denominator: 6, low: 0.1, high: 0.7 } } },
  )
  expect(disputeSteps(row)).toEqual([
    {
      kind: 'reconsideration',
      total: 7,
      corrected: 2,
      pending: 1,
      perHandled: 7 / 258,
      rate: { value: 2 / 6, low: 0.1, high: 0.7, closed: 6 },
    },
    { kind: 'litigation', total: null, corrected: null, pending: null, perHandled: null, rate: null },
  ])
})
