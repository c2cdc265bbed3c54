/** The bulk files by name: what each is, its columns, its key, and to what its codes refer. One table for all uses. */
import type { DescribedColumn } from '../metadata/table-schema.ts'
import type { Wording } from '../problem.ts'
import { cellColumns, findingColumns, reportColumns } from '../csv/bulk-columns.ts'
import { agencyColumns, indicatorColumns, ruleColumns } from '../csv/dictionary-columns.ts'

export interface BulkFile {
  title: Wording
  description: Wording
  columns: readonly DescribedColumn[]
  primaryKey: readonly string[]
  foreignKeys: readonly { fields: string; resource: BulkName; reference: string }[]
}

export const BULK_NAMES = ['reports', 'cells', 'findings', 'agencies', 'indicators', 'rules'] as const
export type BulkName = (typeof BULK_NAMES)[number]

export const BULK_FILES: Readonly<Record<BulkName, BulkFile>> = {
  reports: {
    title: { zh: '报告', en: 'Reports' },
    description: {
      zh: '每份报告一行：机关、地区、年度、口径、修订、发现数、来源',
      en: 'One row a report: agency, region, year, scope, revision, findings, source',
    },
    columns: reportColumns,
    primaryKey: ['report'],
    foreignKeys: [{ fields: 'agency', resource: 'agencies', reference: 'agency' }],
  },
  cells: {
    title: { zh: '单元格', en: 'Cells' },
    description: {
      zh: '每个法定单元格一行：代码、数值、状态、报告原文及其位置',
      en: 'One row a statutory cell: code, value, state, what is printed and where',
    },
    columns: cellColumns,
    // The applicant is empty outside table 3, so the three of them are no key by the letter of either vocabulary.
    primaryKey: [],
    foreignKeys: [
      { fields: 'report', resource: 'reports', reference: 'report' },
      { fields: 'indicator', resource: 'indicators', reference: 'code' },
    ],
  },
  findings: {
    title: { zh: '核对发现', en: 'Findings' },
    description: {
      zh: '每条发现一行：规则、严重程度、涉及的单元格、应为与实为',
      en: 'One row a finding: rule, severity, cells concerned, expected and actual',
    },
    columns: findingColumns,
    primaryKey: ['report', 'no'],
    foreignKeys: [
      { fields: 'report', resource: 'reports', reference: 'report' },
      { fields: 'rule', resource: 'rules', reference: 'rule' },
    ],
  },
  agencies: {
    title: { zh: '机关', en: 'Agencies' },
    description: {
      zh: '每个机关一行：名称、地区、领域、层级',
      en: 'One row an agency: name, region, sector, level',
    },
    columns: agencyColumns,
    primaryKey: ['agency'],
    foreignKeys: [],
  },
  indicators: {
    title: { zh: '指标词典', en: 'Indicators' },
    description: { zh: '每个指标一行：含义、单位、算法', en: 'One row an indicator: meaning, unit, formula' },
    columns: indicatorColumns,
    primaryKey: ['code'],
    foreignKeys: [],
  },
  rules: {
    title: { zh: '核对规则', en: 'Rules' },
    description: {
      zh: '每条规则一行：内容、公式、严重程度',
      en: 'One row a rule: what it says, formula, severity',
    },
    columns: ruleColumns,
    primaryKey: ['rule'],
    foreignKeys: [],
  },
}
