/** Words of the region page in Chinese, beyond those that it shares with the lists of regions. */
export const zhRegionPage = {
  coverage: (reports: string, agencies: string, year: string) =>
    `${year} 年：已知 ${agencies} 个机关，收录 ${reports} 份报告。合计只代表收录的报告。`,
  notYear: (year: string) => `这个地区没有 ${year} 年的报告。`,
  year: '年份',
  scopeTitle: '这些数字由什么构成',
  scopeOwn: (reports: string) => `由 ${reports} 份各机关自己的报告相加。`,
  scopeConsolidated: (reports: string) =>
    `取政府的汇总报告（${reports} 份）。它已经包括所辖机关，因此不再加上各机关的报告。`,
  scopeMixed: (reports: string) =>
    `有汇总报告的地区取汇总报告，其余地区取各机关自己的报告，两类不重复计算，共 ${reports} 份。`,
  scopeNone: '没有可以合计的报告。',
  madeOf: '构成',
  part: '部分',
  basis: '口径',
  headline: (year: string) => `${year} 年合计`,
  outcomes: (name: string, year: string) => `${name}办结的申请得到了怎样的答复？${year} 年`,
  parts: (name: string, year: string) => `${name}下级地区新收与办结的申请，${year} 年`,
  partsNone: '没有下级地区的报告。',
  scopes: '换一个口径看',
  scopesLede: '同一地区、同一年份，按三种口径计算。不同口径的数字不能相加。',
  own: '只计各机关报告',
  consolidated: '只计政府汇总报告',
  auto: '自动（有汇总取汇总）',
  noneInScope: '无报告',
  over: '历年新收与办结的申请',
  agency: '机关',
  sector: '领域',
  level: '层级',
  years: '年份',
  reports: '报告',
  reportCount: (shown: string, total: string) => `列出 ${shown} 份，共 ${total} 份`,
  agencyCount: (shown: string, total: string) => `列出 ${shown} 个，共 ${total} 个`,
  checked: '核对',
  successors: '后继区划',
  adcode: (code: string) => `区划代码 ${code}`,
  unknown: { title: '没有这个区划代码', advice: '请检查地址，或从总览搜索地区名称。' },
  more: '在“比较”中看全部',
}

export type RegionPageMessages = typeof zhRegionPage
