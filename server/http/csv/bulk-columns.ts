/** The columns of the bulk downloads. Codes stay codes in every language; labels stand beside them. */
import type { ExportedCells, ExportedReport } from '../../../db/queries/quality-export.ts'
import type { QualityRow } from '../../../db/queries/quality.ts'
import type { FindingEntry } from '../../../db/queries/quality-findings.ts'
import { dictionary, indicatorByCode } from '../../../db/reference/indicators.ts'
import type { Cell, CellRef } from '../../report/report.ts'
import { LEVEL_LABELS, SCOPE_LABELS } from '../wording/labels.ts'
import type { Header } from '../figures/columns.ts'
import type { ColumnKind } from '../figures/columns.ts'
import type { BulkColumn } from './bulk-csv.ts'

/** A column of a file that is described by metadata beside it. */
export interface ExportColumn<Row> extends BulkColumn<Row> {
  kind: ColumnKind
  /** Never an empty field. */
  required: boolean
}

const applicantLabels = new Map<string, { zh: string; en: string }>(
  dictionary.applicants.map(({ code, label }) => [code, label]),
)

type Identified = Pick<ExportedReport, 'report' | 'region' | 'year' | 'form' | 'scope'> & {
  agency: { id: number; name: string }
}

function identity<Row>(of: (row: Row) => Identified): ExportColumn<Row>[] {
  return [
    {
      code: 'report',
      zh: '报告编号',
      en: 'Report',
      kind: 'id',
      required: true,
      cell: (row) => of(row).report,
    },
    {
      code: 'agency',
      zh: '机关编号',
      en: 'Agency',
      kind: 'id',
      required: true,
      cell: (row) => of(row).agency.id,
    },
    {
      code: 'agency_name',
      zh: '机关名称',
      en: 'Name of agency',
      kind: 'text',
      required: true,
      cell: (row) => of(row).agency.name,
    },
    {
      code: 'region',
      zh: '区划代码',
      en: 'Region code',
      kind: 'id',
      required: false,
      cell: (row) => of(row).region?.adcode ?? null,
    },
    {
      code: 'region_name',
      zh: '地区',
      en: 'Region',
      kind: 'text',
      required: false,
      cell: (row) => of(row).region?.name ?? null,
    },
    { code: 'year', zh: '年度', en: 'Year', kind: 'year', required: true, cell: (row) => of(row).year },
    { code: 'form', zh: '表式', en: 'Form', kind: 'id', required: true, cell: (row) => of(row).form },
    {
      code: 'scope',
      zh: '口径',
      en: 'Scope',
      kind: 'id',
      required: true,
      cell: (row, header) => worded(of(row).scope, SCOPE_LABELS, header),
    },
  ]
}

/** A code in files of codes, its label in files for people. */
function worded(code: string, labels: Record<string, { zh: string; en: string }>, header: Header): string {
  return header === 'code' ? code : (labels[code]?.[header] ?? code)
}

export const reportColumns: readonly ExportColumn<ExportedReport>[] = [
  ...identity<ExportedReport>((row) => row),
  {
    code: 'sector',
    zh: '领域代码',
    en: 'Sector',
    kind: 'id',
    required: true,
    cell: ({ agency }) => agency.sector,
  },
  {
    code: 'level',
    zh: '层级',
    en: 'Level',
    kind: 'id',
    required: false,
    cell: ({ agency }, header) => agency.level && worded(agency.level, LEVEL_LABELS, header),
  },
  {
    code: 'revision',
    zh: '修订次数',
    en: 'Revision',
    kind: 'count',
    required: true,
    cell: (row) => row.revision,
  },
  { code: 'errors', zh: '错误', en: 'Errors', kind: 'count', required: true, cell: (row) => row.errors },
  {
    code: 'warnings',
    zh: '存疑',
    en: 'Warnings',
    kind: 'count',
    required: true,
    cell: (row) => row.warnings,
  },
  { code: 'infos', zh: '说明', en: 'Notes', kind: 'count', required: true, cell: (row) => row.infos },
  {
    code: 'missing',
    zh: '无数值单元格',
    en: 'Cells without a value',
    kind: 'count',
    required: true,
    cell: (row) => row.missing,
  },
  {
    code: 'published',
    zh: '发布日期',
    en: 'Published',
    kind: 'text',
    required: false,
    cell: ({ source }) => source.published,
  },
  { code: 'url', zh: '网址', en: 'Address', kind: 'text', required: false, cell: ({ source }) => source.url },
  {
    code: 'source_name',
    zh: '来源文件',
    en: 'Source file',
    kind: 'text',
    required: true,
    cell: ({ source }) => source.name,
  },
  {
    code: 'source_type',
    zh: '来源格式',
    en: 'Source type',
    kind: 'text',
    required: true,
    cell: ({ source }) => source.mediaType,
  },
  {
    code: 'source_sha256',
    zh: '来源校验值',
    en: 'Source SHA-256',
    kind: 'text',
    required: true,
    cell: ({ source }) => source.sha256,
  },
  {
    code: 'loaded_at',
    zh: '收录时间',
    en: 'Loaded',
    kind: 'text',
    required: true,
    cell: (row) => row.loadedAt,
  },
]

export interface CellRow {
  of: ExportedCells
  cell: Cell
}

export const cellColumns: readonly ExportColumn<CellRow>[] = [
  ...identity<CellRow>(({ of }) => of),
  {
    code: 'table',
    zh: '表',
    en: 'Table',
    kind: 'flag',
    required: false,
    cell: ({ cell }) => indicatorByCode.get(cell.code)?.table ?? null,
  },
  {
    code: 'indicator',
    zh: '指标代码',
    en: 'Indicator',
    kind: 'id',
    required: true,
    cell: ({ cell }) => cell.code,
  },
  {
    code: 'applicant',
    zh: '申请人代码',
    en: 'Applicant',
    kind: 'id',
    required: false,
    cell: ({ cell }) => cell.applicant ?? null,
  },
  {
    code: 'row_label',
    zh: '行标题',
    en: 'Row label',
    kind: 'text',
    required: false,
    cell: ({ cell }, header) => indicatorByCode.get(cell.code)?.label[header === 'en' ? 'en' : 'zh'] ?? null,
  },
  {
    code: 'column_label',
    zh: '列标题',
    en: 'Column label',
    kind: 'text',
    required: false,
    cell: ({ cell }, header) =>
      cell.applicant === undefined
        ? null
        : (applicantLabels.get(cell.applicant)?.[header === 'en' ? 'en' : 'zh'] ?? null),
  },
  { code: 'value', zh: '数值', en: 'Value', kind: 'money', required: false, cell: ({ cell }) => cell.value },
  {
    code: 'unit',
    zh: '单位',
    en: 'Unit',
    kind: 'id',
    required: false,
    cell: ({ cell }) => cell.unit ?? indicatorByCode.get(cell.code)?.unit ?? null,
  },
  { code: 'state', zh: '状态', en: 'State', kind: 'id', required: true, cell: ({ cell }) => cell.state },
  {
    code: 'raw',
    zh: '报告原文',
    en: 'As printed',
    kind: 'text',
    required: false,
    cell: ({ cell }) => cell.raw,
  },
  {
    code: 'source_start',
    zh: '原文起点',
    en: 'Source start',
    kind: 'flag',
    required: false,
    cell: ({ cell }) => cell.at?.start ?? null,
  },
  {
    code: 'source_end',
    zh: '原文终点',
    en: 'Source end',
    kind: 'flag',
    required: false,
    cell: ({ cell }) => cell.at?.end ?? null,
  },
]

const address = ({ code, applicant }: CellRef) => (applicant === undefined ? code : `${code}[${applicant}]`)

export const findingColumns: readonly ExportColumn<FindingEntry>[] = [
  ...identity<FindingEntry>((row) => row),
  { code: 'sector', zh: '领域代码', en: 'Sector', kind: 'id', required: true, cell: (row) => row.sector },
  { code: 'no', zh: '序号', en: 'No.', kind: 'flag', required: true, cell: (row) => row.no },
  { code: 'rule', zh: '规则', en: 'Rule', kind: 'id', required: true, cell: (row) => row.rule },
  {
    code: 'severity',
    zh: '严重程度',
    en: 'Severity',
    kind: 'id',
    required: true,
    cell: (row) => row.severity,
  },
  {
    code: 'message_zh',
    zh: '内容',
    en: 'Message (Chinese)',
    kind: 'text',
    required: true,
    cell: (row) => row.message.zh,
  },
  {
    code: 'message_en',
    zh: '英文内容',
    en: 'Message',
    kind: 'text',
    required: false,
    cell: (row) => row.message.en,
  },
  {
    code: 'cells',
    zh: '涉及单元格',
    en: 'Cells',
    kind: 'text',
    required: false,
    cell: (row) => row.cells.map(address).join(' ') || null,
  },
  {
    code: 'expected',
    zh: '应为',
    en: 'Expected',
    kind: 'text',
    required: false,
    cell: (row) => row.expected,
  },
  { code: 'actual', zh: '实为', en: 'Actual', kind: 'text', required: false, cell: (row) => row.actual },
  {
    code: 'suspect',
    zh: '疑似错格',
    en: 'Suspect cell',
    kind: 'text',
    required: false,
    cell: (row) => row.suspect && address(row.suspect),
  },
  {
    code: 'suspect_value',
    zh: '可使勾稽成立的数',
    en: 'Reconciling value',
    kind: 'money',
    required: false,
    cell: (row) => row.suspect?.value ?? null,
  },
  { code: 'basis', zh: '依据', en: 'Basis', kind: 'id', required: true, cell: (row) => row.basis },
  {
    code: 'other_report',
    zh: '对照的报告编号',
    en: 'Other report',
    kind: 'id',
    required: false,
    cell: (row) => row.other?.report ?? null,
  },
  {
    code: 'other_year',
    zh: '对照的年度',
    en: 'Year of the other report',
    kind: 'year',
    required: false,
    cell: (row) => row.other?.year ?? null,
  },
  {
    code: 'other_agency',
    zh: '对照的机关',
    en: 'Agency of the other report',
    kind: 'text',
    required: false,
    cell: (row) => row.other?.agency.name ?? null,
  },
]

export const qualityColumns: readonly ExportColumn<QualityRow>[] = [
  { code: 'key', zh: '代码', en: 'Code', kind: 'text', required: true, cell: (row) => row.key },
  {
    code: 'name',
    zh: '名称',
    en: 'Name',
    kind: 'text',
    required: false,
    cell: (row, header) => row.label?.[header === 'en' ? 'en' : 'zh'] ?? null,
  },
  {
    code: 'direct',
    zh: '仅本级机关',
    en: 'Own organs only',
    kind: 'flag',
    required: true,
    cell: (row) => (row.direct ? 1 : 0),
  },
  {
    code: 'errors',
    zh: '错误',
    en: 'Errors',
    kind: 'count',
    required: true,
    cell: (row) => row.findings.error,
  },
  {
    code: 'warnings',
    zh: '存疑',
    en: 'Warnings',
    kind: 'count',
    required: true,
    cell: (row) => row.findings.warning,
  },
  { code: 'infos', zh: '说明', en: 'Notes', kind: 'count', required: true, cell: (row) => row.findings.info },
  {
    code: 'concerned',
    zh: '涉及报告数',
    en: 'Reports concerned',
    kind: 'count',
    required: true,
    cell: (row) => row.concerned.any,
  },
  {
    code: 'concerned_error',
    zh: '有错误的报告数',
    en: 'Reports with errors',
    kind: 'count',
    required: true,
    cell: (row) => row.concerned.error,
  },
  {
    code: 'concerned_warning',
    zh: '有存疑的报告数',
    en: 'Reports with warnings',
    kind: 'count',
    required: true,
    cell: (row) => row.concerned.warning,
  },
  { code: 'reports', zh: '报告数', en: 'Reports', kind: 'count', required: true, cell: (row) => row.reports },
]
