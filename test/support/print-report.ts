/** A built report as a text in the layout of the statutory tables, for the reader: rows of cells between bars. */
import forms from '../../db/reference/forms.json' with { type: 'json' }
import { APPLICANTS } from '../../server/report/report.ts'
import type { BuiltReport } from './report.ts'

const TYPES = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']

/** Title, reporting period and the three tables with the figures of the report; what its parts say in words, if given. */
export function printReport(
  { report }: BuiltReport,
  prose: { general?: string; legal?: string } = {},
): string {
  const { agency, year, form, cells } = report
  const layout = forms.find((entry) => entry.form === form)!
  const raw = (code: string, applicant?: string) =>
    cells.find((cell) => cell.code === code && cell.applicant === applicant)!.raw
  const row = (...parts: string[]) => parts.join(' | ') + ' |'
  const proactive = layout.proactive.flatMap(({ caption, header, rows }) => [
    row(caption),
    row(...header),
    ...rows.map(({ label, codes }) => row(label, ...codes.map((code) => raw(code)))),
  ])
  const requests = layout.applications.map(({ code, labels }) =>
    row(...labels, ...APPLICANTS.map((applicant) => raw(code, applicant))),
  )
  const legal = layout.legal.flatMap(({ codes }) => codes.map((code) => raw(code)))
  return [
    `${agency.name}${year}年政府信息公开工作年度报告`,
    `本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    '一、总体情况',
    ...(prose.general === undefined ? [] : [prose.general]),
    '二、主动公开政府信息情况',
    ...proactive,
    '三、收到和处理政府信息公开申请情况',
    row('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况'),
    row('自然人', '法人或其他组织', '总计'),
    row(...TYPES.slice(1, -1)),
    ...requests,
    '四、政府信息公开行政复议、行政诉讼情况',
    ...(prose.legal === undefined ? [] : [prose.legal]),
    row('行政复议', '行政诉讼'),
    row('未经复议直接起诉', '复议后起诉'),
    row(...RESULTS, ...RESULTS, ...RESULTS),
    row(...legal),
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
    '',
  ].join('\n')
}
