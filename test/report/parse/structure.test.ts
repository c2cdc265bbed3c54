/** Structure that differs from the form: read by labels where they decide, said where they do not. */
import { cellKey } from '../../../server/report/tables/forms.ts'
import { describe, expect, test } from 'vitest'
import type { Form } from '../../../server/report/report.ts'
import { numberOf, sampleFigures, type Figures } from '../support/figures.ts'
import { cellsByKey, readText } from '../support/read.ts'
import { LAYOUTS, renderReport, type PrintedTable } from '../support/render.ts'

const PIPES = 'pipe rows with span marks'

function read(
  form: Form,
  figures: Figures,
  change?: (table: PrintedTable, no: 2 | 3 | 4) => PrintedTable,
  layout = PIPES,
) {
  const { extraction } = readText(
    renderReport(form, figures, layout, change),
    layout === 'html' ? 'a.html' : 'a.txt',
  )
  const rules = extraction!.notices.map((notice) => notice.rule)
  return { cells: cellsByKey(extraction!), rules, extraction: extraction! }
}

/** One cell of a row by its label gets another text. */
const edit =
  (label: string, change: (row: PrintedTable[number]) => PrintedTable[number]) =>
  (table: PrintedTable): PrintedTable =>
    table.map((row) => (row.some((cell) => cell.text === label) ? change(row) : row))

const relabel = (from: string, to: string) =>
  edit(from, (row) => row.map((cell) => (cell.text === from ? { ...cell, text: to } : cell)))

describe('rows', () => {
  const figures = sampleFigures('2019', 11)

  test('a row that is not there is absent, and said', () => {
    const { cells, rules } = read('2019', figures, (table) =>
      table.filter((row) => !row.some((cell) => cell.text === '2.重复申请')),
    )
    expect(cells.get('outcome.rejected.repeat|total')).toMatchObject({
      value: null,
      state: 'absent',
      at: null,
    })
    expect(rules).toEqual(['M-ROW-LOST'])
  })

  test('a local row that looks like an official one does not overwrite it', () => {
    const { cells } = read('2019', figures, (table) =>
      table.flatMap((row) =>
        row[0]!.text === '行政许可'
          ? [
              row,
              [
                { ...row[0]!, text: '行政许可（其中：网上办理7件）' },
                ...row.slice(1).map((cell) => ({ ...cell, text: '99' })),
              ],
            ]
          : [row],
      ),
    )
    expect(cells.get('licensing.decisions')?.value).toBe(numberOf(figures.get('licensing.decisions')!))
  })

  test('the same row twice with different values is undecided', () => {
    const { cells, rules } = read('2019', figures, (table) =>
      table.flatMap((row) =>
        row[0]!.text === '行政处罚'
          ? [row, [row[0]!, ...row.slice(1).map((cell) => ({ ...cell, text: '77' }))]]
          : [row],
      ),
    )
    expect(cells.get('penalty.decisions')).toMatchObject({ value: null, state: 'ambiguous' })
    expect(rules).toContain('M-DUPLICATE-ROW')
  })

  test('numbers in a gloss of the label are not values', () => {
    const { cells, rules } = read('2019', figures, relabel('规章', '规章（含2019年以前制定的12件）'))
    expect(cells.get('rules.made')?.value).toBe(numberOf(figures.get('rules.made')!))
    expect(rules).toEqual([])
  })

  test('a label with a slip of the pen is matched, and said', () => {
    const { cells, rules } = read('2019', figures, relabel('6.属于四类过程性信息', '6.属于四类过程型信息'))
    const key = cellKey('outcome.denied.deliberative', 'total')
    expect(cells.get(key)?.value).toBe(numberOf(figures.get(key)!))
    expect(rules).toEqual(['M-LABEL-TYPO'])
  })

  test('其他处理 in one row on the form of 2021 is kept as printed', () => {
    const form2021 = sampleFigures('2021', 3)
    const { cells, rules } = read('2021', form2021, (table, no) =>
      no !== 3
        ? table
        : table.flatMap((row) => {
            const label = row.find((cell) => /^（六）|^[123]\.(申请人|其他$)/.test(cell.text))?.text ?? ''
            if (label.startsWith('（六）'))
              return [
                [
                  { ...row[0]!, text: '（六）其他处理' },
                  ...row.slice(-7).map((cell) => ({ ...cell, text: '0' })),
                ],
              ]
            return label === '' ? [row] : []
          }),
    )
    expect(cells.get('outcome.other.total|total')).toMatchObject({ value: 0, state: 'ok' })
    expect(cells.get('outcome.other.misc|total')).toMatchObject({ value: null, state: 'absent' })
    expect(rules).toContain('M-OTHER-ROWS')
    expect(rules).not.toContain('M-ROW-LOST')
  })

  test('其他处理 with some of its rows below it may hold the figures of the lost one, and is said', () => {
    const lost = (table: PrintedTable) =>
      table.map((row) => row.filter(({ text }) => !text.startsWith('1.申请人无正当理由')))
    const { cells, rules, extraction } = read('2021', sampleFigures('2021', 3), lost)
    expect(cells.get('outcome.other.fee_unpaid|total')?.state).toBe('ok')
    expect(rules).toContain('M-ROW-LOST')
    expect(rules).not.toContain('M-OTHER-ROWS')
    const { cells: named, expected } = extraction.notices.find(({ rule }) => rule === 'M-ROW-LOST')!
    expect(expected).toMatch(/^1\.申请人无正当理由[^、]*、[^、]*$/)
    expect(new Set(named.map(({ code }) => code))).toEqual(
      new Set(['outcome.other.no_correction', 'outcome.other.total']),
    )
  })
})

describe('columns', () => {
  const figures = sampleFigures('2019', 23)

  test('are read by their labels when they stand in another order', () => {
    const swap = (row: PrintedTable[number], a: number, b: number) => row.with(a, row[b]!).with(b, row[a]!)
    const { cells, rules } = read('2019', figures, (table, no) =>
      no === 2 ? table.map((row, i) => (i === 1 || i === 2 || i === 3 ? swap(row, 1, 2) : row)) : table,
    )
    expect(cells.get('normative_docs.made')?.value).toBe(numberOf(figures.get('normative_docs.made')!))
    expect(rules).toContain('M-COLUMN-ORDER')
  })

  test('that are not there are absent', () => {
    const { cells, rules } = read('2019', figures, (table, no) =>
      no === 2 ? table.map((row, i) => (i >= 1 && i <= 3 ? row.toSpliced(2, 1) : row)) : table,
    )
    expect(cells.get('normative_docs.newly_disclosed')).toMatchObject({ value: null, state: 'absent' })
    expect(cells.get('normative_docs.disclosed_total')?.value).toBe(
      numberOf(figures.get('normative_docs.disclosed_total')!),
    )
    expect(rules).toContain('M-COLUMN-LOST')
  })

  test('of another kind are not taken for the official ones', () => {
    const { cells, rules } = read('2019', figures, relabel('对外公开总数量', '本年修订数量'))
    expect(cells.get('rules.disclosed_total')?.value).toBeNull()
    expect(cells.get('rules.made')?.value ?? null).toBeNull()
    expect(rules).toContain('M-COLUMN-UNKNOWN')
  })

  test('the form is decided by the labels, not by a notice that the text quotes', () => {
    const text = '根据国办公开办函〔2019〕60号编制。\n' + renderReport('2021', sampleFigures('2021'), PIPES)
    expect(readText(text).extraction?.form).toBe('2021')
  })

  test('a unit in the header is the unit of the amount', () => {
    const plain = new Map(figures).set('procurement.amount', '477.35')
    const { cells } = read('2019', plain, relabel('采购总金额', '采购总金额(万元)'))
    expect(cells.get('procurement.amount')).toMatchObject({
      value: 4773500,
      state: 'ok',
      raw: '477.35',
      unit: 'CNY',
    })
    const bare = read('2019', plain)
    expect(bare.cells.get('procurement.amount')).toMatchObject({ value: null, state: 'unit_missing' })
    expect(bare.rules).toContain('M-UNIT-MISSING')
  })
})

describe('blanks', () => {
  const figures = sampleFigures('2019', 31)
  const blanked = new Map(
    [...figures].map(([key, figure]) => [key, figure === '0' && /\|org_/.test(key) ? '' : figure]),
  )

  test.each(Object.keys(LAYOUTS))('are never zeros that were printed, never numbers: %s', (layout) => {
    const { cells, rules } = read('2019', blanked, undefined, layout)
    for (const [key, figure] of blanked) {
      const cell = cells.get(key)!
      if (figure !== '') expect([numberOf(figure), null]).toContain(cell.value)
      else expect(['missing', 'inferred_zero', 'ambiguous', 'repaired']).toContain(cell.state)
      if (figure === '') expect([0, null]).toContain(cell.value)
    }
    expect(rules.some((rule) => rule === 'M-MISSING' || rule === 'M-SHORT-ROW')).toBe(true)
  })

  test('a dash is not applicable', () => {
    const dashed = new Map(figures).set('rules.made', '/')
    expect(read('2019', dashed).cells.get('rules.made')).toMatchObject({
      value: null,
      state: 'not_applicable',
      raw: '/',
    })
  })

  test('blanks that were dropped with the rest closing up are not read from left to right', () => {
    const text = renderReport('2019', figures, 'cell a line').replace(
      /(（一）予以公开)\n(?:\d+\n){7}/,
      '$1\n3\n3\n',
    )
    const cells = cellsByKey(readText(text).extraction!)
    expect(cells.get('outcome.granted|org_commercial')?.value ?? null).toBeNull()
    expect(cells.get('outcome.granted|org_commercial')?.state).not.toBe('ok')
  })
})

test('sections are the headings of the report, not the rows of table 3', () => {
  const { extraction } = read('2019', sampleFigures('2019'), undefined, 'single spaces')
  expect(extraction.sections.map(({ no, title }) => `${no} ${title}`)).toEqual([
    '1 总体情况',
    '2 主动公开政府信息情况',
    '3 收到和处理政府信息公开申请情况',
    '4 政府信息公开行政复议、行政诉讼情况',
    '5 存在的主要问题及改进情况',
    '6 其他需要报告的事项',
  ])
  expect(extraction.sections.at(-1)?.text).toBe('无。')
})
