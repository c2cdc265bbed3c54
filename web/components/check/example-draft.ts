/**
 * A draft to try the check with: made of the official layout and a few figures, with two slips put in on purpose. The
 * agency does not exist. Pure.
 */
import type { FormLayout } from '../../../server/http/contract/reference.ts'

export const EXAMPLE = { agency: '示例市数据资源局', year: 2024 }

/** Place of natural persons among the columns of table 3. */
const PERSON = 0

const RECEIVED = 'applications.received.new'
const CARRIED_IN = 'applications.received.carried_in'
const HANDLED = 'outcome.total'
const GRANTED = 'outcome.granted'

/** What natural persons and companies asked for and got; every other cell of table 3 follows, or is 0. */
const REQUESTS: Readonly<Record<string, readonly [number, number]>> = {
  [RECEIVED]: [41, 11],
  [CARRIED_IN]: [3, 0],
  [GRANTED]: [24, 7],
  'outcome.partial': [5, 1],
  'outcome.denied.internal_affairs': [2, 0],
  'outcome.unavailable.not_held': [9, 3],
  [HANDLED]: [40, 11],
  'applications.carried_out': [4, 0],
}
const PROACTIVE: Readonly<Record<string, string>> = {
  'normative_docs.made': '3',
  'normative_docs.repealed': '1',
  'normative_docs.in_force': '17',
  'licensing.decisions': '126',
  'penalty.decisions': '8',
  'fees.amount': '0万元',
}
const LEGAL: Readonly<Record<string, number>> = {
  'legal.reconsideration.upheld': 2,
  'legal.reconsideration.total': 2,
}

/** First slip: two digits change places in one cell, the total beside it stays. */
const SLIP = { code: GRANTED, column: PERSON, printed: 42 }
/** Second slip: the text still has the number of an earlier version. */
const STATED = 58

const row = (...parts: (string | number)[]) => `${parts.join(' | ')} |`

export function exampleDraft(layout: FormLayout): string {
  const { agency, year } = EXAMPLE
  const total = (code: string) => (REQUESTS[code] ?? [0, 0]).reduce((sum, value) => sum + value, 0)
  const requests = layout.applications.map(({ code, labels }) => {
    const [person, company] = REQUESTS[code] ?? [0, 0]
    const cells = [person, company, 0, 0, 0, 0, total(code)]
    if (code === SLIP.code) cells[SLIP.column] = SLIP.printed
    return row(...labels, ...cells)
  })
  return [
    `${agency}${year}年政府信息公开工作年度报告`,
    `本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    '一、总体情况',
    `${year}年，我局共收到政府信息公开申请${STATED}件，办结${total(HANDLED)}件。`,
    '二、主动公开政府信息情况',
    ...layout.proactive.flatMap(({ caption, header, rows }) => [
      row(caption),
      row(...header),
      ...rows.map(({ label, codes }) => row(label, ...codes.map((code) => PROACTIVE[code] ?? '0'))),
    ]),
    '三、收到和处理政府信息公开申请情况',
    row('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况'),
    row('自然人', '法人或其他组织', '总计'),
    row('商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'),
    ...requests,
    '四、政府信息公开行政复议、行政诉讼情况',
    row('行政复议', '行政诉讼'),
    row('未经复议直接起诉', '复议后起诉'),
    row(...layout.legal.flatMap(({ labels }) => labels)),
    row(...layout.legal.flatMap(({ codes }) => codes.map((code) => LEGAL[code] ?? 0))),
    '五、存在的主要问题及改进情况',
    '主动公开的及时性还需提高。',
    '六、其他需要报告的事项',
    '本年度未收取信息处理费。',
    agency,
    '',
  ].join('\n')
}
