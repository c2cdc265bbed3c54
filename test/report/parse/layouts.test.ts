import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../../../server/report/report.ts'
import { anyFigures, numberOf, sampleFigures, type Figures } from '../support/figures.ts'
import { cellsByKey, readText } from '../support/read.ts'
import { LAYOUTS, renderReport } from '../support/render.ts'

const FORMS: Form[] = ['2019', '2021']

function readBack(form: Form, figures: Figures, layout: string) {
  const { text, extraction } = readText(
    renderReport(form, figures, layout),
    layout === 'html' ? 'a.html' : 'a.txt',
  )
  expect(extraction?.form).toBe(form)
  const cells = cellsByKey(extraction!)
  const read = Object.fromEntries([...figures.keys()].map((key) => [key, cells.get(key)?.value]))
  const printed = Object.fromEntries([...figures].map(([key, figure]) => [key, numberOf(figure)]))
  expect(read).toEqual(printed)
  for (const [key, figure] of figures) {
    const cell = cells.get(key)!
    expect(cell).toMatchObject({ state: 'ok', raw: figure })
    expect(text.slice(cell.at!.start, cell.at!.end)).toBe(figure)
  }
  return extraction!
}

describe.each(FORMS)('form %s', (form) => {
  test.each(Object.keys(LAYOUTS))('reads every cell: %s', (layout) => {
    const { notices } = readBack(form, sampleFigures(form), layout)
    expect(notices).toEqual([])
  })

  test('any figures in any layout', () => {
    const layout = fc.constantFrom(...Object.keys(LAYOUTS))
    fc.assert(
      fc.property(anyFigures(form), layout, (figures, name) => void readBack(form, figures, name)),
      { numRuns: 60 },
    )
  })
})
