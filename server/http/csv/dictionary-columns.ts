/** The dictionary, the agencies and the rules as tables. Codes stay codes in every language. */
import type { ExportedAgency } from '../../../db/queries/export-agencies.ts'
import type { listRules } from '../../../db/queries/rules.ts'
import type { IndicatorEntry } from '../../../db/reference/indicators.ts'
import type { ExportColumn } from './bulk-columns.ts'

type RuleEntry = Awaited<ReturnType<typeof listRules>>[number]

export const indicatorColumns: readonly ExportColumn<IndicatorEntry>[] = [
  { code: 'code', zh: '代码', en: 'Code', kind: 'id', required: true, cell: ({ code }) => code },
  {
    code: 'label_zh',
    zh: '指标',
    en: 'Label (Chinese)',
    kind: 'text',
    required: true,
    cell: ({ label }) => label.zh,
  },
  {
    code: 'label_en',
    zh: '英文名',
    en: 'Label',
    kind: 'text',
    required: true,
    cell: ({ label }) => label.en,
  },
  { code: 'table', zh: '表', en: 'Table', kind: 'flag', required: false, cell: ({ table }) => table },
  { code: 'unit', zh: '单位', en: 'Unit', kind: 'id', required: true, cell: ({ unit }) => unit },
  { code: 'kind', zh: '性质', en: 'Kind', kind: 'id', required: true, cell: ({ kind }) => kind },
  {
    code: 'forms',
    zh: '表式',
    en: 'Forms',
    kind: 'id',
    required: true,
    cell: ({ forms }) => forms.join(' '),
  },
  {
    code: 'comparability',
    zh: '可比性',
    en: 'Comparability',
    kind: 'id',
    required: true,
    cell: ({ comparability }) => comparability,
  },
  {
    code: 'numerator',
    zh: '分子',
    en: 'Numerator',
    kind: 'text',
    required: false,
    cell: ({ numerator }) => numerator,
  },
  {
    code: 'denominator',
    zh: '分母',
    en: 'Denominator',
    kind: 'text',
    required: false,
    cell: ({ denominator }) => denominator,
  },
  {
    code: 'definition_zh',
    zh: '说明',
    en: 'Definition (Chinese)',
    kind: 'text',
    required: false,
    cell: ({ definition }) => definition.zh || null,
  },
  {
    code: 'definition_en',
    zh: '英文说明',
    en: 'Definition',
    kind: 'text',
    required: false,
    cell: ({ definition }) => definition.en || null,
  },
]

export const ruleColumns: readonly ExportColumn<RuleEntry>[] = [
  { code: 'rule', zh: '规则', en: 'Rule', kind: 'id', required: true, cell: ({ id }) => id },
  {
    code: 'severity',
    zh: '严重程度',
    en: 'Severity',
    kind: 'id',
    required: true,
    cell: ({ severity }) => severity,
  },
  {
    code: 'forms',
    zh: '表式',
    en: 'Forms',
    kind: 'id',
    required: false,
    cell: ({ forms }) => forms.join(' ') || null,
  },
  {
    code: 'applies_to',
    zh: '适用口径',
    en: 'Applies to',
    kind: 'id',
    required: true,
    cell: ({ scope }) => scope,
  },
  {
    code: 'formula',
    zh: '公式',
    en: 'Formula',
    kind: 'text',
    required: true,
    cell: ({ formula }) => formula,
  },
  {
    code: 'label_zh',
    zh: '内容',
    en: 'Label (Chinese)',
    kind: 'text',
    required: true,
    cell: ({ label }) => label.zh,
  },
  {
    code: 'label_en',
    zh: '英文内容',
    en: 'Label',
    kind: 'text',
    required: true,
    cell: ({ label }) => label.en,
  },
]

export const agencyColumns: readonly ExportColumn<ExportedAgency>[] = [
  { code: 'agency', zh: '机关编号', en: 'Agency', kind: 'id', required: true, cell: ({ id }) => id },
  {
    code: 'agency_name',
    zh: '机关名称',
    en: 'Name of agency',
    kind: 'text',
    required: true,
    cell: ({ name }) => name,
  },
  {
    code: 'region',
    zh: '区划代码',
    en: 'Region code',
    kind: 'id',
    required: false,
    cell: ({ region }) => region,
  },
  {
    code: 'region_name',
    zh: '地区',
    en: 'Region',
    kind: 'text',
    required: false,
    cell: ({ region_name }) => region_name,
  },
  { code: 'sector', zh: '领域代码', en: 'Sector', kind: 'id', required: true, cell: ({ sector }) => sector },
  { code: 'level', zh: '层级', en: 'Level', kind: 'id', required: false, cell: ({ level }) => level },
]
