/** Published reports, where a copy of them lies beside the repository: every cell, and its place in the source. */
import { cellKey } from '../../../server/report/tables/forms.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cellsByKey, readText } from '../support/read.ts'

const folder = '../shared/seeds/'
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []

interface Expected {
  column_order: string[]
  cells: {
    t2: Record<string, { value: number; raw: string }>
    t3: Record<string, Record<string, number>>
    t4: Record<string, { value: number; raw: string }>
  }
}

describe.runIf(names.length > 0)('published reports', () => {
  test.each(names)('%s', (name) => {
    const expected = JSON.parse(
      readFileSync(`../shared/reference/seed-expected/${name.replace('.txt', '.json')}`, 'utf8'),
    ) as Expected
    const { text, extraction } = readText(readFileSync(folder + name), name)
    const cells = cellsByKey(extraction!)
    const { t2, t3, t4 } = expected.cells
    for (const [key, { value, raw }] of Object.entries({ ...t2, ...t4 }))
      expect(cells.get(key), key).toMatchObject({ value, raw })
    for (const [code, row] of Object.entries(t3))
      for (const applicant of expected.column_order) {
        const key = cellKey(code, applicant)
        expect(cells.get(key)?.value, key).toBe(row[applicant])
      }
    expect(cells.size).toBe(198)
    for (const cell of cells.values())
      if (cell.state !== 'repaired') expect(text.slice(cell.at!.start, cell.at!.end)).toBe(cell.raw)
  })
})
