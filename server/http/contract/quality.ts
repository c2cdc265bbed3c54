/** What reports do not add up in, who has not reported, and the bulk downloads. */
import { Type, type Static } from 'typebox'
import {
  AgencyRef,
  agencyLevel,
  CursorParameter,
  Filter,
  Form,
  Label,
  Level,
  Nullable,
  Paging,
  PagingQuery,
  RegionRef,
  Scope,
  Severity,
} from './common.ts'
import { APPLICANT_CODES } from './values.ts'

const filters = {
  within: Filter.within,
  years: Filter.years,
  sector: Filter.sector,
  agency: Filter.agency,
  agencyLevel,
}
const findingFilters = {
  ...filters,
  rule: Type.Optional(
    Type.String({
      pattern: '^[A-Z0-9-]+(,[A-Z0-9-]+)*$',
      description: 'Ids of rules (/rules)',
      examples: ['T3-BALANCE'],
    }),
  ),
  severity: Type.Optional(
    Type.String({
      pattern: '^[a-z]+(,[a-z]+)*$',
      description: 'Any of error, warning, info',
      examples: ['error,warning'],
    }),
  ),
}
const csvManners = {
  header: Type.Optional(
    Type.Union([Type.Literal('code'), Type.Literal('zh'), Type.Literal('en')], {
      default: 'code',
      description: 'CSV: the header row in codes, or in labels of a language',
    }),
  ),
  bom: Type.Optional(
    Type.Union([Type.Literal('0'), Type.Literal('1')], {
      default: '0',
      description:
        '1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised',
    }),
  ),
}

const csvFormat = Type.Optional(
  Type.Union([Type.Literal('json'), Type.Literal('csv')], {
    description: 'Default: what `Accept` prefers, JSON where it does not care',
  }),
)

export const FindingsQuery = Type.Object(
  {
    ...findingFilters,
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'Entries of a page of JSON; default 100. A CSV file always has every one',
      }),
    ),
    cursor: CursorParameter,
    format: csvFormat,
    ...csvManners,
  },
  { additionalProperties: false },
)
export type FindingsQuery = Static<typeof FindingsQuery>

const CellRef = { code: Type.String(), applicant: Type.Optional(Type.Enum(APPLICANT_CODES)) }
const Scalar = Type.Union([Type.Number(), Type.String(), Type.Null()])

export const FindingItem = Type.Object({
  report: Type.Integer({ description: 'Number of the report' }),
  no: Type.Integer({ description: 'Place among the findings of the report' }),
  agency: AgencyRef,
  region: Nullable(RegionRef),
  sector: Type.String(),
  year: Type.Integer(),
  form: Form,
  scope: Scope,
  rule: Type.String(),
  severity: Severity,
  message: Label,
  cells: Type.Array(Type.Object(CellRef), { description: 'Cells that it concerns' }),
  expected: Scalar,
  actual: Scalar,
  suspect: Nullable(
    Type.Object(
      { ...CellRef, value: Type.Number() },
      { description: 'The one cell that several rules point to, and what would reconcile it' },
    ),
  ),
})
export type FindingItem = Static<typeof FindingItem>
export const Findings = Type.Object({ findings: Type.Array(FindingItem), ...Paging }, { $id: 'Findings' })
export type Findings = Static<typeof Findings>

export const QualityQuery = Type.Object(
  {
    by: Type.Union(
      [
        Type.Literal('rule'),
        Type.Literal('severity'),
        Type.Literal('region'),
        Type.Literal('sector'),
        Type.Literal('year'),
        Type.Literal('agency'),
      ],
      { description: 'What findings are counted by' },
    ),
    level: Type.Optional(
      Type.Union([Type.Literal('province'), Type.Literal('prefecture'), Type.Literal('county')], {
        description: 'Granularity of by=region; default: one level below the region of `within`',
      }),
    ),
    ...filters,
    ...PagingQuery,
    format: csvFormat,
    ...csvManners,
  },
  { additionalProperties: false },
)
export type QualityQuery = Static<typeof QualityQuery>

const Counts = { error: Type.Integer(), warning: Type.Integer(), info: Type.Integer() }

export const QualityRow = Type.Object({
  key: Type.String({ description: 'Rule, severity, adcode, sector, year or number of an agency' }),
  label: Nullable(Label),
  direct: Type.Optional(
    Type.Boolean({ description: 'True for the agencies of a region above the asked level itself' }),
  ),
  findings: Type.Object(Counts),
  concerned: Type.Object(
    { any: Type.Integer(), ...Counts },
    { description: 'Reports with at least one finding, of whatever severity and of each' },
  ),
  reports: Type.Integer({ description: 'Reports behind: all in which something could have been found' }),
  share: Nullable(Type.Number({ description: 'concerned.any / reports; null without a report' })),
})
export type QualityRow = Static<typeof QualityRow>
export const Quality = Type.Object(
  {
    by: Type.String(),
    rows: Type.Array(QualityRow),
    reports: Type.Integer({ description: 'Reports that the filters leave' }),
    ...Paging,
  },
  { $id: 'Quality' },
)
export type Quality = Static<typeof Quality>

export const CoverageQuery = Type.Object(
  {
    ...filters,
    gaps: Type.Optional(
      Type.Boolean({
        description: 'Only agencies that lack a report for at least one of the years',
        default: false,
      }),
    ),
    ...PagingQuery,
  },
  { additionalProperties: false },
)
export type CoverageQuery = Static<typeof CoverageQuery>

export const LedgerItem = Type.Object({
  agency: AgencyRef,
  region: Nullable(RegionRef),
  sector: Type.String(),
  level: Nullable(Level),
  reports: Type.Array(
    Type.Object({
      year: Type.Integer(),
      id: Type.Integer(),
      revision: Type.Integer(),
      scope: Scope,
      findings: Type.Object(Counts),
      published: Nullable(Type.String({ description: 'First known day of publication' })),
      due: Type.String({
        description:
          'Last day that the Regulations allow: 31 January of the following year, governments 31 March',
      }),
      late: Nullable(Type.Boolean({ description: 'Null while the day of publication is not known' })),
    }),
    { description: 'A year of the ledger that is not here has no report' },
  ),
})
export type LedgerItem = Static<typeof LedgerItem>
export const Coverage = Type.Object(
  {
    years: Type.Array(
      Type.Object({
        year: Type.Integer(),
        reports: Type.Integer(),
        missing: Type.Integer({ description: 'Agencies known without a report for this year' }),
        onTime: Type.Integer(),
        late: Type.Integer(),
        undated: Type.Integer({ description: 'Reports without a known day of publication' }),
      }),
    ),
    agencies: Type.Integer({ description: 'Agencies known, from a report of whatever year' }),
    documents: Type.Object(
      { refused: Type.Integer(), unidentified: Type.Integer() },
      { description: 'Documents that belong to no agency or year, of the whole database' },
    ),
    ledger: Type.Array(LedgerItem),
    ...Paging,
  },
  { $id: 'Coverage' },
)
export type Coverage = Static<typeof Coverage>

export const ExportQuery = Type.Object({ ...filters, ...csvManners }, { additionalProperties: false })
export type ExportQuery = Static<typeof ExportQuery>
export const ExportFindingsQuery = Type.Object(
  { ...findingFilters, ...csvManners },
  { additionalProperties: false },
)
