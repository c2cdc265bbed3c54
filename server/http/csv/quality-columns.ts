/** The columns of the quality page's own files: the ledger, the chain of requests, sums of governments, refusals. */
import type { CarryLink } from '../../../db/queries/carry-over.ts'
import type { LedgerEntry } from '../../../db/queries/coverage.ts'
import type { HierarchyEntry } from '../../../db/queries/hierarchy.ts'
import type { OutsideDocument } from '../../../db/queries/outside.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import type { Header } from '../figures/columns.ts'
import { LEVEL_LABELS } from '../wording/labels.ts'
import { wordReason } from '../wording/reasons.ts'
import type { BulkColumn } from './bulk-csv.ts'

type Words = Readonly<Record<string, { zh: string; en: string }>>

/** A code in files of codes, its label in files for people. */
const worded = (code: string, words: Words, header: Header): string =>
  header === 'code' ? code : (words[code]?.[header] ?? code)

interface Who {
  agency: { id: number; name: string }
  region: { adcode: string; name: string } | null
}

function who<Row>(of: (row: Row) => Who): BulkColumn<Row>[] {
  return [
    { code: 'agency', zh: '机关编号', en: 'Agency', cell: (row) => of(row).agency.id },
    { code: 'agency_name', zh: '机关名称', en: 'Name of agency', cell: (row) => of(row).agency.name },
    { code: 'region', zh: '区划代码', en: 'Region code', cell: (row) => of(row).region?.adcode ?? null },
    { code: 'region_name', zh: '地区', en: 'Region', cell: (row) => of(row).region?.name ?? null },
  ]
}

/** One agency in one year. */
export interface LedgerRow {
  entry: LedgerEntry
  year: number
}

export function ledgerRows(years: readonly number[], entries: readonly LedgerEntry[]): LedgerRow[] {
  return entries.flatMap((entry) => years.map((year) => ({ entry, year })))
}

const STATUS: Words = {
  present: { zh: '已收录', en: 'Present' },
  revised: { zh: '已收录（有更正）', en: 'Present, revised' },
  refused: { zh: '缺（有文件被拒收）', en: 'Missing, a document was refused' },
  unidentified: { zh: '缺（有文件待识别）', en: 'Missing, a document is unidentified' },
  missing: { zh: '缺', en: 'Missing' },
}
const PUNCTUALITY: Words = {
  late: { zh: '逾期', en: 'Late' },
  on_time: { zh: '按期', en: 'On time' },
}

const reportOf = ({ entry, year }: LedgerRow) => entry.reports.find((report) => report.year === year)
const outsideOf = ({ entry, year }: LedgerRow) => entry.outside.find((document) => document.year === year)

function statusOf(row: LedgerRow): string {
  const report = reportOf(row)
  if (report) return report.revision > 1 ? 'revised' : 'present'
  return outsideOf(row)?.status ?? 'missing'
}

export const ledgerColumns: readonly BulkColumn<LedgerRow>[] = [
  ...who<LedgerRow>(({ entry }) => entry),
  { code: 'sector', zh: '领域代码', en: 'Sector', cell: ({ entry }) => entry.sector },
  {
    code: 'level',
    zh: '层级',
    en: 'Level',
    cell: ({ entry }, header) => entry.level && worded(entry.level, LEVEL_LABELS, header),
  },
  { code: 'year', zh: '年度', en: 'Year', cell: ({ year }) => year },
  { code: 'status', zh: '状态', en: 'State', cell: (row, header) => worded(statusOf(row), STATUS, header) },
  { code: 'report', zh: '报告编号', en: 'Report', cell: (row) => reportOf(row)?.id ?? null },
  { code: 'revision', zh: '版次', en: 'Revision', cell: (row) => reportOf(row)?.revision ?? null },
  { code: 'published', zh: '发布日期', en: 'Published', cell: (row) => reportOf(row)?.published ?? null },
  { code: 'due', zh: '法定期限', en: 'Due', cell: (row) => reportOf(row)?.due ?? null },
  {
    code: 'punctuality',
    zh: '是否按期',
    en: 'Punctuality',
    cell: (row, header) => {
      const late = reportOf(row)?.late ?? null
      return late === null ? null : worded(late ? 'late' : 'on_time', PUNCTUALITY, header)
    },
  },
  { code: 'errors', zh: '错误', en: 'Errors', cell: (row) => reportOf(row)?.findings.error ?? null },
  { code: 'warnings', zh: '存疑', en: 'Warnings', cell: (row) => reportOf(row)?.findings.warning ?? null },
  { code: 'infos', zh: '说明', en: 'Notes', cell: (row) => reportOf(row)?.findings.info ?? null },
  { code: 'document', zh: '文件编号', en: 'Document', cell: (row) => outsideOf(row)?.document ?? null },
  { code: 'document_name', zh: '文件名', en: 'File', cell: (row) => outsideOf(row)?.name ?? null },
]

const CARRY: Words = {
  passed: { zh: '衔接', en: 'Holds' },
  failed: { zh: '不衔接', en: 'Broken' },
  not_evaluated: { zh: '缺数字', en: 'A figure is missing' },
}

export const carryColumns: readonly BulkColumn<CarryLink>[] = [
  ...who<CarryLink>((row) => row),
  { code: 'sector', zh: '领域代码', en: 'Sector', cell: ({ sector }) => sector },
  {
    code: 'level',
    zh: '层级',
    en: 'Level',
    cell: ({ level }, header) => level && worded(level, LEVEL_LABELS, header),
  },
  { code: 'year', zh: '年度', en: 'Year', cell: ({ year }) => year },
  {
    code: 'previous_report',
    zh: '上年报告编号',
    en: 'Report of the year before',
    cell: ({ previous }) => previous,
  },
  { code: 'report', zh: '报告编号', en: 'Report', cell: ({ report }) => report },
  { code: 'carried_out', zh: '上年结转下年', en: 'Carried out', cell: ({ carriedOut }) => carriedOut },
  { code: 'carried_in', zh: '本年上年结转', en: 'Carried in', cell: ({ carriedIn }) => carriedIn },
  { code: 'difference', zh: '差额', en: 'Difference', cell: ({ difference }) => difference },
  {
    code: 'verdict',
    zh: '结论',
    en: 'Verdict',
    cell: ({ verdict }, header) => worded(verdict, CARRY, header),
  },
]

const HIERARCHY: Words = {
  agrees: { zh: '相符', en: 'Agrees' },
  differs: { zh: '不符', en: 'Differs' },
  exceeds: { zh: '分项之和超过汇总', en: 'Parts exceed the whole' },
  partial: { zh: '收录不全', en: 'Incomplete' },
  unknown: { zh: '缺数字', en: 'A figure is missing' },
}

/** One figure of one government's report. */
export interface HierarchyRow {
  entry: HierarchyEntry
  figure: HierarchyEntry['figures'][number]
}

export const hierarchyRows = (entries: readonly HierarchyEntry[]): HierarchyRow[] =>
  entries.flatMap((entry) => entry.figures.map((figure) => ({ entry, figure })))

export const hierarchyColumns: readonly BulkColumn<HierarchyRow>[] = [
  ...who<HierarchyRow>(({ entry }) => entry),
  { code: 'year', zh: '年度', en: 'Year', cell: ({ entry }) => entry.year },
  { code: 'report', zh: '报告编号', en: 'Report', cell: ({ entry }) => entry.report },
  { code: 'known', zh: '已知机关', en: 'Agencies known', cell: ({ entry }) => entry.known },
  { code: 'covered', zh: '其中已覆盖', en: 'Agencies covered', cell: ({ entry }) => entry.covered },
  { code: 'indicator', zh: '指标代码', en: 'Indicator', cell: ({ figure }) => figure.code },
  {
    code: 'label',
    zh: '指标',
    en: 'Label',
    cell: ({ figure }, header) =>
      indicatorByCode.get(figure.code)?.label[header === 'en' ? 'en' : 'zh'] ?? null,
  },
  { code: 'whole', zh: '汇总报告', en: 'Consolidated report', cell: ({ figure }) => figure.whole },
  { code: 'parts', zh: '分项之和', en: 'Sum of the parts', cell: ({ figure }) => figure.parts },
  { code: 'residual', zh: '差额', en: 'Residual', cell: ({ figure }) => figure.residual },
  { code: 'blanks', zh: '缺数字的分项', en: 'Parts without a figure', cell: ({ figure }) => figure.blanks },
  {
    code: 'verdict',
    zh: '结论',
    en: 'Verdict',
    cell: ({ figure }, header) => worded(figure.verdict, HIERARCHY, header),
  },
]

const OUTSIDE: Words = {
  refused: { zh: '拒收', en: 'Refused' },
  unidentified: { zh: '待识别', en: 'Unidentified' },
}

export const documentColumns: readonly BulkColumn<OutsideDocument>[] = [
  { code: 'document', zh: '文件编号', en: 'Document', cell: ({ document }) => document },
  {
    code: 'status',
    zh: '状态',
    en: 'State',
    cell: ({ status }, header) => worded(status, OUTSIDE, header),
  },
  { code: 'name', zh: '文件名', en: 'File', cell: ({ name }) => name },
  {
    code: 'reason_codes',
    zh: '原因代码',
    en: 'Codes of reasons',
    cell: ({ reasons }) => reasons.map(({ code }) => code).join(' ') || null,
  },
  {
    code: 'reasons',
    zh: '原因',
    en: 'Reasons',
    cell: ({ reasons }, header) =>
      reasons.map((reason) => wordReason(reason).message[header === 'en' ? 'en' : 'zh']).join('\n') || null,
  },
  { code: 'media_type', zh: '格式', en: 'Media type', cell: ({ mediaType }) => mediaType },
  { code: 'bytes', zh: '字节', en: 'Bytes', cell: ({ bytes }) => bytes },
  { code: 'sha256', zh: '校验值', en: 'SHA-256', cell: ({ sha256 }) => sha256 },
  { code: 'url', zh: '网址', en: 'Address', cell: ({ url }) => url },
  { code: 'published', zh: '发布日期', en: 'Published', cell: ({ published }) => published },
  { code: 'loaded_at', zh: '收录时间', en: 'Loaded', cell: ({ loadedAt }) => loadedAt },
]
