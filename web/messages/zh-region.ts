/** Words of the region page in Chinese, beyond those that it shares with the lists of regions. */
export const zhRegionPage = {
  madeOf: '这些数字由什么构成',
  scope: {
    own: (reports: string) => `由 ${reports} 份各机关自己的报告相加。`,
    consolidated: (reports: string) =>
      `取政府的汇总报告（${reports} 份）。它已经包括所辖机关，因此不再加上各机关的报告。`,
    mixed: (reports: string) =>
      `有汇总报告的地区取汇总报告，其余地区和本级机关取各自的报告，两类不重复计算，共 ${reports} 份。`,
  },
  otherwise: '同一地区、同一年份，换一种口径计算。不同口径的数字不能相加。',
  basis: '口径',
  scopes: { auto: '自动（有汇总取汇总）', own: '只计各机关报告', consolidated: '只计本地政府的汇总报告' },
  shown: '本页所用',
  none: '无报告',
  parts: (name: string, year: string) => `${name}各部分新收与办结的申请，${year} 年`,
  over: (name: string) => `${name}历年新收与办结的申请`,
  overNote: '各年收录的报告数不同，升降可能只是收录多少的变化。',
  among: (name: string, parent: string, year: string) => `${name}在${parent}各地中的公开率，${year} 年`,
  amongNote: '公开率＝（予以公开＋部分公开）÷ 办结；细线为 95% 区间，基数不足 20 的为空心',
  alone: '没有可以相比的同级地区。',
  peers: '与同级地区相比',
  sectors: (name: string, year: string) => `${name}各领域收到的申请，${year} 年`,
  sectorsNote: '按领域只能计各机关自己的报告：汇总报告不分领域。',
  ranking: (name: string, year: string) => `${name}收到申请最多的机关，${year} 年`,
  rankingNote: '只列各机关自己的报告；汇总报告包括所辖机关，不与单个机关排在一起。',
  rankingNone: (year: string) => `${year} 年这里没有单个机关自己的报告。`,
  findings: (year: string) => `${year} 年的报告里对不上的地方`,
  findingsOf: (error: string, warning: string, info: string, reports: string) =>
    `${reports} 份报告中发现错误 ${error} 处、存疑 ${warning} 处、说明 ${info} 处。`,
  findingsAll: '逐条查看',
  tree: (n: string) => `${n} 个下级地区`,
  unknown: {
    title: '没有这个行政区划代码',
    advice: '它可能写错了，或者是历史代码。可以按名称搜索地区，或者从全国总览逐级点开。',
    search: '搜索地区',
  },
  noYear: {
    title: (year: string) => `这里没有 ${year} 年的报告`,
    advice: (years: string) => `有报告的年份：${years}。请选其中一年。`,
    filtered: '这些条件下没有报告，请放宽领域、口径或层级。',
  },
  findAgency: '在这里的机关中查找',
  noAgency: '没有名称相符的机关。换一个更短的词试试。',
  reports: (year: string) => `${year} 年的报告`,
  agency: '机关',
  region: '地区',
  checked: '核对',
}

export type RegionPageMessages = typeof zhRegionPage
