/**
 * What the queries refuse, in Chinese. They speak English and name the parameter; here stands the same sentence for
 * each of theirs. One that is new says at least which parameter cannot stand as it is.
 */
import type { QueryError } from '../../../db/queries/query-error.ts'
import type { Wording } from '../problem.ts'

const SENTENCES: readonly [RegExp, (...parts: string[]) => string][] = [
  [/^Not a year or a range of years: (.*)$/, (text) => `“${text}”不是年份，也不是年份范围`],
  [/^The range (.*) runs backwards$/, (text) => `年份范围 ${text} 首尾颠倒`],
  [
    /^Reports on the statutory forms begin with (\d+), not (.*)$/,
    (first, asked) => `法定表格的报告从 ${first} 年开始，没有 ${asked}`,
  ],
  [/^No region has the code (.*)$/, (codes) => `没有代码为 ${codes} 的地区`],
  [/^Unknown sector (.*)$/, (code) => `没有领域 ${code}`],
  [/^No agency has the number (.*)$/, (ids) => `没有编号为 ${ids} 的机关`],
  [/^Not a cursor: /, () => '这不是翻页标记：请用上一页给出的 next'],
  [/^The cursor belongs to another query/, () => '这个翻页标记属于另一个查询：请从第一页重新开始'],
  [/^The list has changed since this cursor/, () => '给出这个翻页标记之后，列表已经变了：请从第一页重新开始'],
  [
    /^level is the granularity of by=region/,
    () => 'level 是 by=region 的粒度：请去掉它，或者按地区（by=region）查询',
  ],
  [/^Unknown severity (.*)$/, (name) => `没有严重程度 ${name}`],
  [/^No rule is called (.*)$/, (ids) => `没有规则 ${ids}`],
  [
    /^A (\w+) document belongs to no agency, region or year that (\w+) could choose/,
    (_status, filter) => `没有进入统计的文档不属于任何机关、地区或年份，不能用 ${filter} 筛选：请去掉它`,
  ],
  [/^Unknown dimension (.*)$/, (name) => `没有维度 ${name}`],
  [/^At most (\d+) dimensions, not (\d+)$/, (most, given) => `最多 ${most} 个维度，这里有 ${given} 个`],
  [/^Unknown topic (.*)$/, (code) => `没有专题 ${code}`],
  [/^Name at least one indicator, or a topic$/, () => '请至少写一个指标（indicators）或一个专题（topic）'],
  [/^Unknown indicator (.*)$/, (code) => `没有指标 ${code}`],
  [/^Unknown applicant type (.*)$/, (code) => `没有申请人类型 ${code}`],
  [/^Not reported by type of applicant: (.*)$/, (codes) => `这些指标不分申请人类型：${codes}`],
  [
    /^total is the sum of the six types/,
    () => 'total 是六类申请人之和，不能再与它们相加：请单独查询，或者按申请人（by=applicant）查询',
  ],
  [/^Cannot sort by (.*): it is not part of this query$/, (key) => `不能按 ${key} 排序：它不在这个查询里`],
]

export function wordQueryError({ message, parameter }: QueryError): Wording {
  for (const [pattern, sentence] of SENTENCES) {
    const match = pattern.exec(message)
    if (match) return { zh: sentence(...match.slice(1)), en: message }
  }
  return { zh: `参数 ${parameter} 不能这样写（${message}）`, en: message }
}
