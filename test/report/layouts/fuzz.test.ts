/** A few hundred of the mutants that `npm run fuzz` makes by the thousand. */
import { expect, test, vi } from 'vitest'
import { mutantOf } from '../../../scripts/fuzz/mutant.ts'
import { fuzz } from '../../../scripts/fuzz/run.ts'

// However busy the machine is: what is slow is counted in time of the processor.
vi.setConfig({ testTimeout: 180_000 })

test('damaged documents: no crash, none slow, and no cell wrong in silence', async () => {
  const { mutants, crashes, silent, slow, cells } = await fuzz({ mutants: 250, seed: 20 })
  expect({ mutants, crashes, silent, slow }).toEqual({ mutants: 250, crashes: [], silent: [], slow: [] })
  expect(cells.right).toBeGreaterThan(250 * 150)
  expect(cells.withheld).toBeGreaterThan(0)
  expect(cells.flagged).toBeGreaterThan(0)
})

test('a mutant is the same whenever it is made', () => {
  for (const index of [0, 7, 31]) {
    const [once, again] = [mutantOf(3, index), mutantOf(3, index)]
    expect(once).toEqual(again)
  }
  expect(mutantOf(3, 1).bytes).not.toEqual(mutantOf(4, 1).bytes)
})
