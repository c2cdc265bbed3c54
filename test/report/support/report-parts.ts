/** A whole report as paragraphs and tables with spans, for writers of formats that have such things. */
import type { Form } from '../../../server/report/report.ts'
import type { Figures } from './figures.ts'
import { legalTable, proactiveTable, requestTable, type PrintedTable } from './render.ts'

export type ReportPart = { text: string } | { table: PrintedTable }

export function reportParts(form: Form, figures: Figures): ReportPart[] {
  const year = form === '2019' ? 2020 : 2022
  return [
    { text: `沈阳市水务局${year}年政府信息公开工作年度报告` },
    { text: '一、总体情况' },
    { text: `本报告所列数据统计期限自${year}年1月1日起至${year}年12月31日止。` },
    { text: '二、主动公开政府信息情况' },
    { table: proactiveTable(form, figures) },
    { text: '三、收到和处理政府信息公开申请情况' },
    { table: requestTable(form, figures) },
    { text: '四、政府信息公开行政复议、行政诉讼情况' },
    { table: legalTable(form, figures) },
    { text: '五、存在的主要问题及改进情况' },
    { text: '一是公开内容还不够全面，二是业务培训有待加强。' },
    { text: '六、其他需要报告的事项' },
    { text: '无。' },
  ]
}

/** The grid columns of each cell: where it begins once the spans from above are counted in. */
export function columnsOf(table: PrintedTable): number[][] {
  const taken: Set<number>[] = table.map(() => new Set())
  return table.map((row, y) => {
    let x = 0
    return row.map(({ colSpan, rowSpan }) => {
      while (taken[y]!.has(x)) x++
      const at = x
      for (let dy = 0; dy < rowSpan && y + dy < table.length; dy++)
        for (let dx = 0; dx < colSpan; dx++) taken[y + dy]!.add(at + dx)
      x += colSpan
      return at
    })
  })
}
