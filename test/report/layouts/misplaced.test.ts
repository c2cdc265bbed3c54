/** A label that lost its place in a sheet: what stands before it may be what is missing behind it. */
import { expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'
import { sampleFigures } from '../support/figures.ts'
import { contentOf, numberOf } from '../../support/layouts/content.ts'
import { FAMILIES } from '../../support/layouts/families.ts'
import { judge, keysOf } from '../../support/layouts/judge.ts'
import { printedIn } from '../../support/layouts/printed.ts'

const sheets = FAMILIES.filter(({ format }) => format === 'CSV' || format === 'XLSX')

test.each(sheets.map((family) => [family.format, family] as const))('%s', async (_format, { draw }) => {
  const figures = sampleFigures('2019', 2)
  for (const [key, figure] of [['items_prev', '29'], ['items_change', '22'], ['decisions', '39']] as const)
    figures.set(`coercion.${key}`, figure) // prettier-ignore
  const content = contentOf('2019', figures)
  const parts = content.parts.map((part) =>
    part.kind === 'text'
      ? part
      : {
          ...part,
          rows: part.rows.map((row) =>
            row[0]?.text === '行政强制' ? [row[1]!, row[0], ...row.slice(2)] : row,
          ),
        },
  )
  const { traced, name, encode } = draw(content, parts)
  const { report } = await readReport({ bytes: encode(traced.text), name }, reference, null)
  const { faults, withheld, right } = judge(report, keysOf('2019'), printedIn(traced, figures, numberOf))
  expect({ faults, withheld, right }).toEqual({ faults: [], withheld: 3, right: 195 })
})
