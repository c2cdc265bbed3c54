import { cellKey } from '../../../server/report/tables/forms.ts'
import { describe, expect, test } from 'vitest'
import { identitiesOf } from '../../../server/report/parse/identities.ts'
import { solveRows } from '../../../server/report/parse/solve-rows.ts'
import { APPLICANTS } from '../../../server/report/report.ts'
import { numberOf, sampleFigures } from '../support/figures.ts'

const identities = identitiesOf('2019', [])
const keysOf = (code: string) => APPLICANTS.map((applicant) => cellKey(code, applicant))
const nothing = () => null

describe('a row with fewer values than columns', () => {
  test('the other rows of the columns leave one place for each value', () => {
    const figures = sampleFigures('2019', 5)
    const row = keysOf('outcome.partial')
    const known = (key: string) => (row.includes(key) ? null : numberOf(figures.get(key)!))
    for (let gap = 0; gap < 7; gap++) {
      const all = row.map((key) => numberOf(figures.get(key)!))
      const [solution] = solveRows([{ keys: row, printed: all.toSpliced(gap, 1) }], identities, known)
      expect(solution).toMatchObject({ values: all, unique: true })
    }
  })

  test('without the columns, only what every layout shares is known', () => {
    const [solution] = solveRows([{ keys: keysOf('outcome.granted'), printed: [3, 3] }], identities, nothing)
    expect(solution).toMatchObject({ values: [null, null, null, null, null, null, 3], unique: false })
  })

  test('zeros alone are zeros wherever they stand', () => {
    const [solution] = solveRows([{ keys: keysOf('outcome.granted'), printed: [0, 0] }], identities, nothing)
    expect(solution).toMatchObject({ values: [0, 0, 0, 0, 0, 0, 0], unique: true })
  })

  test('values that no layout adds up are no solution', () => {
    expect(solveRows([{ keys: keysOf('outcome.granted'), printed: [5] }], identities, nothing)).toEqual([
      null,
    ])
    expect(solveRows([{ keys: keysOf('outcome.granted'), printed: [1, 2, 9] }], identities, nothing)).toEqual(
      [null],
    )
  })

  test('rows narrow each other', () => {
    const figures = new Map<string, number>()
    for (const applicant of APPLICANTS)
      for (const identity of identities)
        for (const key of [...identity.left, ...identity.right])
          if (key.endsWith(`|${applicant}`)) figures.set(key, 0)
    const set = (code: string, values: number[]) =>
      keysOf(code).forEach((key, i) => figures.set(key, values[i]!))
    set('applications.received.new', [4, 1, 0, 0, 0, 0, 5])
    set('outcome.total', [4, 1, 0, 0, 0, 0, 5])
    const short = [
      { keys: keysOf('outcome.granted'), printed: [1, 1, 2] },
      { keys: keysOf('outcome.partial'), printed: [3, 3] },
    ]
    const hidden = new Set(short.flatMap(({ keys }) => keys))
    const solved = solveRows(short, identities, (key) =>
      hidden.has(key) ? null : (figures.get(key) ?? null),
    )
    expect(solved.map((solution) => solution?.values)).toEqual([
      [1, 1, 0, 0, 0, 0, 2],
      [3, 0, 0, 0, 0, 0, 3],
    ])
  })
})
