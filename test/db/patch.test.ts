/** A vector that is changed where it lies is the vector that would be written anew. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patchVector } from '../../db/rollup/patch.ts'
import { addVector, encodeVector } from '../../db/rollup/vector.ts'

const entries = (least: number) =>
  fc
    .uniqueArray(
      fc.tuple(
        fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60_000 })),
        fc.oneof(fc.integer({ min: least, max: 300 }), fc.integer({ min: 0, max: 2 ** 44 })),
      ),
      { selector: ([key]) => key, maxLength: 30 },
    )
    .map((pairs) => new Map(pairs.filter(([, value]) => value !== 0)))

test('the same bytes as of the sum, keys that come, go and stay', () => {
  fc.assert(
    fc.property(entries(-300), entries(-300), fc.boolean(), (stored, added, back) => {
      // Half of the time some keys are taken back to nothing.
      const delta = back
        ? new Map([...added, ...[...stored].slice(0, 5).map(([k, v]) => [k, -v] as const)])
        : added
      const sum = new Map(stored)
      addVector(sum, delta)
      expect([...patchVector(encodeVector(stored), delta)]).toEqual([...encodeVector(sum)])
    }),
    { numRuns: 400 },
  )
})

test('refuses a sum that a number does not hold exactly', () => {
  const stored = encodeVector(new Map([[7, 2 ** 51]]))
  expect(() => patchVector(stored, new Map([[7, 2 ** 52]]))).toThrow(RangeError)
})
