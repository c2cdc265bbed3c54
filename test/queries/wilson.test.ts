import { describe, expect, test } from 'vitest'
import { wilsonInterval } from '../../db/queries/wilson.ts'

describe('the interval of a share', () => {
  test.each([
    // Published examples of the score interval without continuity correction.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('%i of %i', (hits, trials, low, high) => {
    expect(wilsonInterval(hits, trials)).toEqual({
      low: expect.closeTo(low, 4),
      high: expect.closeTo(high, 4),
    })
  })

  test.each([
    [0, 0],
    [5, 4],
    [-1, 10],
    [1, -2],
  ])('%i of %i is no share', (hits, trials) => {
    expect(wilsonInterval(hits, trials)).toBeNull()
  })
})
