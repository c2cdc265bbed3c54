import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { Form } from '../../../server/report/report.ts'
import { anyFigures, sampleFigures } from '../support/figures.ts'
import { expectFigures, readBytes } from '../support/read-back.ts'
import { reportParts } from '../support/report-parts.ts'
import { csv, sheetOf, xlsx, type Sheet } from '../support/xlsx.ts'

const encode = (text: string) => new TextEncoder().encode(text)

describe.each<Form>(['2019', '2021'])('form %s', (form) => {
  const figures = sampleFigures(form)
  const parts = reportParts(form, figures)

  test.each([0, 1, 2])('reads every cell of a sheet with %i blank rows between its parts', async (gap) => {
    const { extraction } = await expectFigures(xlsx(sheetOf(parts, gap)), 'a.xlsx', figures)
    expect(extraction.form).toBe(form)
    expect(extraction.notices).toEqual([])
  })

  test('reads a sheet a table', async () => {
    const sheets = [parts.slice(0, 5), parts.slice(5, 7), parts.slice(7)].map((part) => sheetOf(part))
    await expectFigures(xlsx(...sheets), 'a.xlsx', figures)
  })

  test.each([
    [',', 'utf-8'],
    [';', 'utf-8'],
    ['\t', 'utf-8'],
    [',', 'gb18030'],
  ])('reads every cell of a CSV with %j in %s', async (separator, encoding) => {
    const bytes = iconv.encode(csv(sheetOf(parts), separator), encoding)
    const { extraction } = await expectFigures(bytes, 'a.csv', figures)
    expect(extraction.notices).toEqual([])
  })

  test('any figures', async () => {
    await fc.assert(
      fc.asyncProperty(anyFigures(form), fc.boolean(), async (any, asCsv) => {
        const sheet = sheetOf(reportParts(form, any), 1)
        if (asCsv) await expectFigures(encode(csv(sheet)), 'a.csv', any)
        else await expectFigures(xlsx(sheet), 'a.xlsx', any)
      }),
      { numRuns: 10 },
    )
  })
})

const shown = async (sheet: Partial<Sheet>, name = 'a.xlsx') => {
  const document = await readBytes(xlsx({ rows: [], merges: [], ...sheet }), name)
  if ('refused' in document) return document.refused
  return document.blocks.map((block) =>
    block.kind === 'prose' ? block.text : block.rows.map((row) => row.map(({ text }) => text)),
  )
}

describe('numbers of a sheet', () => {
  test.each([
    [44256, 'm/d', '2021-03-01'],
    [12, '0"件"', '12件'],
    [21350.46, '0.00"万元"', '21350.46万元'],
    [213504600, '#,##0', '213504600'],
    [149.67387400000001, 'General', '149.673874'],
    [0.695, '0.0%', '69.5%'],
    [-3, '0;[Red]-0', '-3'],
  ])('%d as %s is %s', async (value, format, text) => {
    expect(await shown({ rows: [['规章', value]], formats: { B1: format } })).toEqual([[['规章', text]]])
  })

  test('a formula that was never computed is no blank', async () => {
    expect(await shown({ rows: [['总计', '=SUM(A1:A2)']] })).toEqual([[['总计', '=SUM(A1:A2)']]])
  })
})

test('a hidden sheet is not shown', async () => {
  const rows = [['规章', 5]]
  expect(await shown({ rows, state: 'hidden' })).toBe('R-EMPTY')
})

describe('lines of text in a sheet', () => {
  test('titles and headings are prose, a row whose values are blank is none', async () => {
    expect(
      await shown({
        rows: [['某局2020年报告'], ['信息内容', '数量'], ['规章', null], ['许可', 5], ['三、收到和处理'], ['甲', 1]],
        merges: [],
      }),
    ).toEqual([
      '某局2020年报告',
      [['信息内容', '数量'], ['规章', ''], ['许可', '5']],
      '三、收到和处理',
      [['甲', '1']],
    ])
  }) // prettier-ignore
})

describe('CSV', () => {
  const blocks = async (text: string) => {
    const document = await readBytes(encode(text), 'a.csv')
    if ('refused' in document) throw new Error(document.refused)
    return document.blocks.map((block) =>
      block.kind === 'prose'
        ? block.text
        : block.rows.map((row) =>
            row.map((cell) => {
              expect(document.text.slice(cell.start, cell.end)).toBe(cell.text)
              return cell.text
            }),
          ),
    )
  }

  test('quoted cells hold separators and line ends', async () => {
    expect(await blocks('规章,"1,234",""\n"对外\n公开", 5 ,\n')).toEqual([
      [
        ['规章', '1,234', ''],
        ['对外\n公开', '5', ''],
      ],
    ])
  })

  test('a quote that is never closed ends with its line', async () => {
    expect(await blocks('规章,"5\n许可,6\n')).toEqual([[['规章', '5'], ['许可', '6']]])
  }) // prettier-ignore
})
