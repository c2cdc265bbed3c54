/** The rows of a chart as a file made in the browser. */
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { NO_POINT, type ChartData } from '../../../web/charts/chart-data.ts'
import { formatTable, tableAddress } from '../../../web/charts/table-file.ts'

const year = (key: string) => ({ key, label: key, scope: null, reports: 1, agencies: 1 })
const data: ChartData = {
  subject: '年份',
  series: ['=A1', '沈阳市, "本级"'].map((label) => ({ key: label, label, role: 'first', unit: 'ratio' })),
  extra: [],
  categories: [year('2019'), year('2020')],
  points: [
    [{ ...NO_POINT, value: 0.25 }, NO_POINT],
    [
      { ...NO_POINT, value: 0 },
      { ...NO_POINT, value: 1 },
    ],
  ],
}

test('what is missing stays empty, a zero is a zero, and no name runs as a formula', () => {
  expect(parse(formatTable(data))).toEqual([
    ['年份', "'=A1", '沈阳市, "本级"'],
    ['2019', '0.25', '0'],
    ['2020', '', '1'],
  ])
})

test('the address holds the file with its mark', () => {
  const [head, body = ''] = tableAddress(data).split(/,(.*)/s)
  expect(head).toBe('data:text/csv;charset=utf-8')
  expect(decodeURIComponent(body)).toBe(`\uFEFF${formatTable(data)}`)
})
