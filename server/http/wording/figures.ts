/** Words of what travels with figures: names of filters, of rules, of columns that every file has. */
import type { Statistic } from '../../../db/queries/statistics.ts'
import type { Wording } from '../problem.ts'

export const FILTER_LABELS = {
  within: { zh: '地区', en: 'Regions' },
  level: { zh: '地区粒度', en: 'Granularity of regions' },
  years: { zh: '年度', en: 'Years' },
  sector: { zh: '领域', en: 'Sectors' },
  agency: { zh: '机关', en: 'Agencies' },
  agencyLevel: { zh: '机关层级', en: 'Level of agencies' },
  applicant: { zh: '申请人类型', en: 'Applicant types' },
  scope: { zh: '口径', en: 'Scope' },
  quality: { zh: '质量', en: 'Quality' },
} as const satisfies Record<string, Wording>

export const SCOPE_RULES: Readonly<Record<string, Wording>> = {
  auto: {
    zh: '自动：有政府汇总报告的地区取汇总报告，其余取各机关自己的报告，绝不重复相加',
    en: 'auto: consolidated reports where there are any, else the own reports of agencies, never both',
  },
  own: { zh: '只计各机关自己的报告', en: 'own: reports of single agencies only' },
  consolidated: { zh: '只计政府汇总报告', en: 'consolidated: reports of whole regions only' },
}

export const QUALITY_LABELS: Readonly<Record<'all' | 'clean', Wording>> = {
  all: { zh: '所有报告', en: 'all reports' },
  clean: { zh: '只计没有错误的报告', en: 'only reports without findings of severity error' },
}

export const UNIT_LABELS: Readonly<Record<string, Wording>> = {
  count: { zh: '件', en: 'cases' },
  items: { zh: '项', en: 'items' },
  money: { zh: '元', en: 'CNY' },
  ratio: { zh: '比例', en: 'ratio' },
  per_mille: { zh: '每千件', en: 'per thousand' },
  points: { zh: '百分点', en: 'percentage points' },
}

export const COMPARABILITY_LABELS: Readonly<Record<string, Wording>> = {
  full: { zh: '两版表式含义相同', en: 'means the same on both forms' },
  good: { zh: '两版表式基本可比', en: 'comparable between the forms' },
  approximate: { zh: '两版表式只能近似比较', en: 'only roughly comparable between the forms' },
  ends_2020: { zh: '只到2020年', en: 'ends with 2020' },
  starts_2021: { zh: '2021年才有', en: 'starts with 2021' },
}

export const SOURCE: Wording = {
  zh: '各机关依法发布的政府信息公开工作年度报告；数字按报告原样收录',
  en: 'Annual disclosure reports of government agencies, as published; figures as printed',
}

export const METHOD: Wording = {
  zh: '空白不是0：没有数值的单元格不参加合计，并列入“缺失”。比率为分子之和除以分母之和。合计只代表已收录的报告，不代表全部机关。金额单位为元。',
  en: 'A blank is not 0: cells without a value count nowhere and are listed as missing. A rate is the sum of numerators over the sum of denominators. Totals cover the reports loaded, never all agencies. Money is in yuan.',
}

export const SYNTHETIC: Wording = {
  zh: '注意：数据库含有虚构的报告，数字不代表任何真实机关',
  en: 'Beware: the database holds made-up reports; the figures describe no real agency',
}

export const STATISTIC_LABELS: Readonly<Record<Statistic, Wording>> = {
  n: { zh: '机关数', en: 'agencies' },
  mean: { zh: '平均数', en: 'mean' },
  min: { zh: '最小值', en: 'minimum' },
  p10: { zh: '第10百分位', en: '10th percentile' },
  q1: { zh: '第一四分位', en: 'lower quartile' },
  median: { zh: '中位数', en: 'median' },
  q3: { zh: '第三四分位', en: 'upper quartile' },
  p90: { zh: '第90百分位', en: '90th percentile' },
  max: { zh: '最大值', en: 'maximum' },
}
