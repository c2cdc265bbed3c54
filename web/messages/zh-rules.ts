/** Words of the page of rules in Chinese. */
export const zhRules = {
  title: '核对规则',
  lede: (n: string) =>
    `每份报告收录时、每份草稿自查时，都用这 ${n} 条规则逐条核对。每条规则写明什么必须成立、为什么、依据何在，并各举一个成立和一个不成立的例子；这些例子在每次发布本站前都会实际跑一遍。`,
  principles: [
    '数字按报告原样显示，从不改动；对不上的只作标注。',
    '格子没有数值时，规则不算通过，也不算不通过，记为“无法核对”。',
    '几条勾稽一起指向同一格时，写出这一格和能使各式成立的数；不能断定是哪一格时，列出所有可能，不猜。',
    '“错误”是必须成立而没有成立的算术；“存疑”是很可能写错；“说明”不一定有错。',
  ],
  contents: '分类',
  groups: {
    tables: '表内勾稽与合理性',
    values: '单元格',
    text: '正文与表格',
    years: '不同年份之间',
    agencies: '不同机关之间',
    document: '报告的格式与身份',
  },
  forms: (years: string) => `适用：${years}`,
  formNames: { '2019': '2019–2020 年格式', '2021': '2021 年起格式' },
  none: '不属于法定格式的文件',
  formula: '必须成立',
  why: '为什么',
  sources: '依据',
  example: '例子',
  holds: '成立',
  fails: '不成立',
  empty: '其余各格为 0 的报告',
  say: (text: string) => `正文写“${text}”`,
  print: (from: string, to: string) => (to === '' ? `缺少“${from}”` : `“${from}”印成“${to}”`),
  cut: (from: string) => `从“${from}”起缺了一段`,
  before: (year: string) => `${year} 年报告：`,
  document: '没有法定表格的旧报告',
  by: (agency: string, year: string) => `${agency}，${year} 年：`,
  findings: '看已收录报告中的发现',
  check: '用这些规则自查一份草稿',
  leftOut: '没有采用的核对',
  leftOutLede: '这些核对做得到，但会误报如实填写的报告，或只是重复别的规则，所以没有采用：',
}

export type RulesMessages = typeof zhRules
