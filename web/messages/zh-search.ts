/** Words of the search page in Chinese. */
export const zhSearch = {
  title: '搜索',
  lede: '按名称、简称、拼音或首字母查找机关和地区，或在报告正文中查找文字。',
  field: '搜索词',
  placeholder: '例如“信访”“沈阳教育局”“sysjyj”',
  submit: '搜索',
  kind: '查找范围',
  kinds: { text: '报告正文', agencies: '机关', regions: '地区' },
  found: (n: string, q: string) => `“${q}”：找到 ${n} 处`,
  foundMore: (n: string, q: string) => `“${q}”：超过 ${n} 处，请加上更多字或筛选条件`,
  none: (q: string) => `没有找到“${q}”`,
  advice: '换一个更短的词，或者放宽筛选条件。正文按字面查找，多个词之间用空格分开。',
  start: '请输入要查找的内容',
  open: '打开报告的这一部分',
  reports: (n: string) => `${n} 份报告`,
  agencies: (n: string) => `${n} 个机关`,
  ended: (year: string) => `使用到 ${year} 年`,
  elsewhere: (kind: string, n: string, more: boolean) => `${kind}中有 ${n}${more ? ' 处以上' : ' 处'}`,
  more: '继续加载',
  inText: (q: string) => `在报告正文中查找“${q}”`,
  everywhere: '全部结果',
}

export type SearchMessages = typeof zhSearch
