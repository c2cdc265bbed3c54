import { describe, expect, test } from 'vitest'
import {
  rankCorrelation,
  quantile,
  quantileLimits,
  quartilesOf,
  stepOf,
} from '../../../web/charts/statistics.ts'
import { spreadOf } from '../../../web/charts/spread.ts'

describe('quantiles', () => {
  test.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[7], 0.75, 7],
    [[], 0.5, null],
  ])('%j at %d is %s', (values, share, expected) => expect(quantile(values, share)).toBe(expected))

  test('quartiles of values in any order', () => {
    expect(quartilesOf([9, 1, 5, 3, 7])).toEqual({ low: 3, median: 5, high: 7, count: 5 })
    expect(quartilesOf([])).toBeNull()
  })
})

describe('classes', () => {
  test('about as many in each, equal values together', () => {
    const values = Array.from({ length: 14 }, (_, index) => index + 1)
    expect(quantileLimits(values)).toEqual([2, 4, 6, 8, 10, 12])
    expect(quantileLimits([0, 0, 0, 0, 0, 0, 1])).toEqual([0])
    expect(quantileLimits([5, 5, 5])).toEqual([])
    expect(quantileLimits([])).toEqual([])
  })
  test('a value on a limit belongs below it, one beyond the last to the last', () => {
    expect([0, 2, 2.1, 99].map((value) => stepOf(value, [2, 4]))).toEqual([0, 0, 1, 2])
  })
})

describe('rank correlation', () => {
  test('rising, falling, none, ties', () => {
    expect(
      rankCorrelation([
        [1, 10],
        [2, 20],
        [3, 400],
      ]),
    ).toBe(1)
    expect(
      rankCorrelation([
        [1, 9],
        [2, 4],
        [3, 1],
      ]),
    ).toBe(-1)
    // By hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4.
    expect(
      rankCorrelation([
        [1, 1],
        [2, 3],
        [2, 2],
        [5, 4],
      ]),
    ).toBeCloseTo(0.9487, 4)
  })
  test('nothing can be said of two pairs, or where one side stands still', () => {
    expect(
      rankCorrelation([
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull()
    expect(
      rankCorrelation([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull()
  })
})

describe('axes', () => {
  test('skewed counts are spread over powers of ten; zero stays on the axis', () => {
    const spread = spreadOf([0, 3, 5, 8, 12, 900], 'count')
    expect(spread.logarithmic).toBe(true)
    expect(spread.to(0)).toBe(0)
    expect(spread.from(spread.to(900))).toBeCloseTo(900)
    expect(spread.ticks).toEqual([0, 1, 10, 100])
    expect(spreadOf([30, 40, 50, 9000], 'count').ticks).toEqual([10, 100, 1000])
  })
  test('rates, even counts and negative numbers keep an even axis', () => {
    expect(spreadOf([0.1, 0.9], 'ratio')).toMatchObject({ logarithmic: false, min: 0, max: 1 })
    expect(spreadOf([400, 500, 600], 'count').logarithmic).toBe(false)
    expect(spreadOf([-5, 1, 900], 'count')).toMatchObject({ logarithmic: false })
    expect(spreadOf([-5, 1, 900], 'count').min).toBeUndefined()
  })
})
