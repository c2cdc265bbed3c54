/** The benchmark of the checks, small: no false alarm on honest reports, and each kind of slip as far as it can be told. */
import { beforeAll, describe, expect, test } from 'vitest'
import { isTrusted, measureChecks, type Honest, type SlipRow } from '../../../scripts/bench/checks.ts'
import { SLIP_KINDS } from '../../../scripts/bench/checks/slips.ts'

let honest: Honest
let rows: SlipRow[]

beforeAll(async () => {
  ;({ honest, rows } = await measureChecks({ reports: 120, casesAKind: 12, seed: 7 }))
}, 60_000)

const row = (name: string): SlipRow => rows.find(({ kind }) => kind.name === name)!

test('honest reports of both forms raise no error and no warning, alone or beside their years', () => {
  expect(honest.alarms.map(({ rule, message }) => `${rule} ${message.zh}`)).toEqual([])
  const told = honest.histories.flat()
  expect(new Set(told.map(({ honest: { form } }) => form))).toEqual(new Set(['2019', '2021']))
  expect(told.some(({ honest: { values } }) => values['applications.received.new[total]'] === 0)).toBe(true)
  expect(told.some(({ honest: { values } }) => values['applications.received.new[total]']! > 1000)).toBe(true)
})

test('what is found and named is trusted; where it is not, the benchmark says so', () => {
  expect(isTrusted(honest, rows)).toBe(true)
  const missed = rows.map((one, at) => (at === 0 ? { ...one, byReport: one.byReport - 1 } : one))
  expect(isTrusted(honest, missed)).toBe(false)
  const mistaken = rows.map((one, at) =>
    at === 0 ? { ...one, localisations: { ...one.localisations, wrong: 9 } } : one,
  )
  expect(isTrusted(honest, mistaken)).toBe(false)
})

describe('slips', () => {
  test.each(SLIP_KINDS.filter(({ reach }) => reach === 'report').map(({ name }) => name))(
    '%s: found',
    (name) => {
      expect(row(name)).toMatchObject({ cases: 12, byReport: 12 })
    },
  )

  test.each([
    'table 3: a digit changed',
    'table 3: two digits transposed',
    'table 3: a digit lost or typed twice',
    'table 3: a sum wrong',
  ])('%s: its cell named with its true value', (name) => {
    expect(row(name).localisations).toEqual({ localised: 12, value: 0, among: 0, wrong: 0, open: 0 })
  })

  test('what carries over is told by the other years alone', () => {
    for (const name of ['a carry-over of requests broken', 'a stock that does not roll forward'])
      expect(row(name)).toMatchObject({ byReport: 0, byYears: 12 })
  })

  test('what no identity touches is not found, and nothing is said to be wrong', () => {
    for (const name of [
      'table 4: neighbours swapped',
      'table 3: a request under the wrong outcome, in all sums',
    ])
      expect(row(name)).toMatchObject({ byReport: 0, byYears: 0 })
  })
})
