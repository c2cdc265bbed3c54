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
import { Basis, OtherReport } from './reports.ts'
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
  basis: Basis,
  other: Nullable(OtherReport),
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
    ...findingFilters,
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
    state: Type.Optional(
      Type.Union(
        [Type.Literal('missing'), Type.Literal('refused'), Type.Literal('revised'), Type.Literal('late')],
        { description: 'Only agencies with at least one of the years in this state' },
      ),
    ),
    ...PagingQuery,
    format: csvFormat,
    ...csvManners,
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
  outside: Type.Array(
    Type.Object({
      year: Type.Integer(),
      document: Type.Integer(),
      status: Type.Union([Type.Literal('refused'), Type.Literal('unidentified')]),
      name: Type.String({ description: 'Name of the file' }),
    }),
    {
      description:
        'Documents that became no report, whose file is named after this agency and a year without one: a hint, no proof',
    },
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

/** The register of agencies has no years. */
export const ExportAgenciesQuery = Type.Object(
  { within: Filter.within, sector: Filter.sector, agency: Filter.agency, agencyLevel, ...csvManners },
  { additionalProperties: false },
)
/** Files that are always whole. */
export const ExportWholeQuery = Type.Object({ ...csvManners }, { additionalProperties: false })
export type ExportWholeQuery = Static<typeof ExportWholeQuery>

export const CarryQuery = Type.Object(
  {
    ...filters,
    verdict: Type.Optional(
      Type.Union([Type.Literal('passed'), Type.Literal('failed'), Type.Literal('not_evaluated')], {
        description:
          'failed: what was carried out did not arrive; not_evaluated: one of the figures is missing',
      }),
    ),
    sort: Type.Optional(
      Type.Union([Type.Literal('difference'), Type.Literal('year'), Type.Literal('agency')], {
        default: 'difference',
        description:
          'The largest break first, the newest first, or the chain of each agency. A CSV file is in the order of reports',
      }),
    ),
    ...PagingQuery,
    format: csvFormat,
    ...csvManners,
  },
  { additionalProperties: false },
)
export type CarryQuery = Static<typeof CarryQuery>

export const CarryItem = Type.Object({
  agency: AgencyRef,
  region: Nullable(RegionRef),
  sector: Type.String(),
  level: Nullable(Level),
  year: Type.Integer({ description: 'The later of the two years' }),
  report: Type.Integer({ description: 'Number of its report' }),
  previous: Type.Integer({ description: 'Number of the report for the year before' }),
  verdict: Type.Union([Type.Literal('passed'), Type.Literal('failed'), Type.Literal('not_evaluated')]),
  carriedOut: Nullable(Type.Number({ description: 'Requests carried out of the year before' })),
  carriedIn: Nullable(Type.Number({ description: 'Requests carried into this year' })),
  difference: Nullable(Type.Number({ description: 'Carried in beyond what was carried out' })),
})
export type CarryItem = Static<typeof CarryItem>
export const CarryOver = Type.Object(
  {
    years: Type.Array(
      Type.Object({
        year: Type.Integer(),
        passed: Type.Integer(),
        failed: Type.Integer(),
        notEvaluated: Type.Integer(),
        unlinked: Type.Integer({
          description: 'Reports without one of the same scope for the year before',
        }),
      }),
      { description: 'Of all that the filters leave, whatever the verdict asked for' },
    ),
    links: Type.Array(CarryItem),
    ...Paging,
  },
  { $id: 'CarryOver' },
)
export type CarryOver = Static<typeof CarryOver>

export const HierarchyQuery = Type.Object(
  {
    ...filters,
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'Entries of a page; default 20' }),
    ),
    cursor: CursorParameter,
    format: csvFormat,
    ...csvManners,
  },
  { additionalProperties: false },
)
export type HierarchyQuery = Static<typeof HierarchyQuery>

const HierarchyVerdict = Type.Union(
  [
    Type.Literal('agrees'),
    Type.Literal('differs'),
    Type.Literal('exceeds'),
    Type.Literal('partial'),
    Type.Literal('unknown'),
  ],
  {
    description:
      'agrees, differs: every agency known below has reported. exceeds: some are missing, and the parts are more than the whole all the same. partial: some are missing, and the residual may be theirs. unknown: a figure is missing',
  },
)
export const HierarchyItem = Type.Object({
  report: Type.Integer({ description: 'Number of the consolidated report' }),
  year: Type.Integer(),
  agency: AgencyRef,
  region: Nullable(RegionRef),
  known: Type.Integer({ description: 'Agencies known in the area, besides the government itself' }),
  covered: Type.Integer({ description: 'Those of them that the parts speak for' }),
  own: Type.Integer({ description: 'Parts that are reports of single agencies' }),
  consolidated: Type.Integer({ description: 'Parts that are consolidated reports of regions below' }),
  verdict: HierarchyVerdict,
  figures: Type.Array(
    Type.Object({
      code: Type.String(),
      whole: Nullable(Type.Number()),
      parts: Nullable(Type.Number()),
      residual: Nullable(Type.Number({ description: 'The whole less the parts' })),
      blanks: Type.Integer({ description: 'Parts without a figure' }),
      verdict: HierarchyVerdict,
    }),
  ),
})
export type HierarchyItem = Static<typeof HierarchyItem>
export const Hierarchy = Type.Object({ entries: Type.Array(HierarchyItem), ...Paging }, { $id: 'Hierarchy' })
export type Hierarchy = Static<typeof Hierarchy>
