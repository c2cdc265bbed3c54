/** What people call indicators besides their names in the dictionary; only for finding them. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  'applications.received.new': '申请新增 新收申请 申请量 收到申请',
  'applications.received.carried_in': '上年结转 结转上年',
  'applications.carried_out': '结转下年 未办结',
  'outcome.total': '办结总数 答复总数 处理结果总计',
  'rate.disclosure': '予以公开率 申请公开率',
  'rate.completion': '办理率',
  'legal.reconsideration.total': '复议总数',
  'legal.litigation.total': '诉讼总数 行政应诉',
  'legal.total': '争议总数',
  'rate.reconsideration_corrected': '复议败诉率 被纠错率',
  'rate.litigation_corrected': '败诉率',
  'procurement.amount': '采购金额 采购额',
  'normative_docs.made': '红头文件',
}
