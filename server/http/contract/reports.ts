/** Reports: the list, one report whole, and its source text. */
import { Type, type Static } from 'typebox'
import { APPLICANT_CODES, CELL_STATES } from './values.ts'
import {
  AgencyRef,
  agencyLevel,
  Filter,
  Form,
  Level,
  Nullable,
  Paging,
  PagingQuery,
  RegionRef,
  Scope,
  Severity,
} from './common.ts'

export const ReportsQuery = Type.Object(
  {
    within: Filter.within,
    years: Filter.years,
    sector: Filter.sector,
    agency: Filter.agency,
    agencyLevel,
    scope: Type.Optional(
      Type.Union(Scope.anyOf, {
        description: 'Whether the report speaks for one agency or for a whole region',
      }),
    ),
    status: Type.Optional(
      Type.Union([Type.Literal('parsed'), Type.Literal('unidentified'), Type.Literal('refused')], {
        default: 'parsed',
        description: 'refused and unidentified documents are listed with their reasons',
      }),
    ),
    ...PagingQuery,
  },
  { additionalProperties: false },
)
export type ReportsQuery = Static<typeof ReportsQuery>

const Counts = Type.Object({ error: Type.Integer(), warning: Type.Integer(), info: Type.Integer() })

export const ReportItem = Type.Object({
  id: Nullable(Type.Integer({ description: 'Null for a document that is not in the statistics' })),
  document: Type.Integer(),
  status: Type.String(),
  agency: Nullable(AgencyRef),
  region: Nullable(RegionRef),
  sector: Nullable(Type.String()),
  year: Nullable(Type.Integer()),
  form: Nullable(Form),
  scope: Nullable(Scope),
  findings: Nullable(Counts),
  missing: Nullable(Type.Integer()),
  reasons: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  name: Type.String({ description: 'Name of the source file' }),
  loadedAt: Type.String(),
})
export type ReportItem = Static<typeof ReportItem>
export const Reports = Type.Object({ reports: Type.Array(ReportItem), ...Paging }, { $id: 'Reports' })
export type Reports = Static<typeof Reports>

export const Basis = Type.Union([Type.Literal('report'), Type.Literal('years'), Type.Literal('agencies')], {
  description:
    'What it rests on: the report alone (also where it is not said), other years of the agency, or reports of other agencies',
})
export const OtherReport = Type.Object(
  { report: Type.Integer(), year: Type.Integer(), agency: AgencyRef },
  { description: 'The report that it was laid beside' },
)

const Position = Type.Object({
  table: Type.Optional(Type.Integer()),
  row: Type.Optional(Type.Integer()),
  col: Type.Optional(Type.Integer()),
  start: Type.Integer(),
  end: Type.Integer(),
})
const CellRef = { code: Type.String(), applicant: Type.Optional(Type.Enum(APPLICANT_CODES)) }
const Scalar = Type.Union([Type.Number(), Type.String(), Type.Null()])

/** The parsed report of the contract `gongkai.report/1`, with the ids that the site needs. */
export const ReportDetail = Type.Object(
  {
    id: Type.Integer(),
    schema: Type.Literal('gongkai.report/1'),
    status: Type.Literal('parsed'),
    revision: Type.Integer(),
    revisions: Type.Array(
      Type.Object({ revision: Type.Integer(), loadedAt: Type.String(), sha256: Type.String() }),
    ),
    source: Type.Object({
      name: Type.String(),
      sha256: Type.String(),
      mediaType: Type.String(),
      url: Nullable(Type.String()),
      published: Type.Optional(Nullable(Type.String())),
    }),
    agency: Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      printed: Type.Optional(Type.String()),
      sector: Type.String(),
      level: Nullable(Level),
      evidence: Type.String(),
    }),
    region: Nullable(RegionRef),
    path: Type.Array(RegionRef),
    year: Type.Integer(),
    yearEvidence: Type.String(),
    form: Form,
    scope: Scope,
    cells: Type.Array(
      Type.Object({
        ...CellRef,
        value: Nullable(Type.Number()),
        state: Type.Enum(CELL_STATES),
        raw: Type.String(),
        unit: Type.Optional(Type.Literal('CNY')),
        at: Nullable(Position),
      }),
    ),
    sections: Type.Array(
      Type.Object({ no: Type.Integer(), title: Type.String(), text: Type.String(), at: Position }),
    ),
    claims: Type.Array(
      Type.Object({
        ...CellRef,
        value: Type.Number(),
        bound: Type.Optional(Type.Union([Type.Literal('at_least'), Type.Literal('at_most')])),
        quote: Type.String(),
        at: Position,
      }),
    ),
    findings: Type.Array(
      Type.Object({
        rule: Type.String(),
        severity: Severity,
        message: Type.Object({ zh: Type.String(), en: Type.String() }),
        cells: Type.Array(Type.Object(CellRef)),
        expected: Type.Optional(Scalar),
        actual: Type.Optional(Scalar),
        suspect: Type.Optional(
          Type.Object(
            { ...CellRef, value: Type.Number() },
            {
              description:
                'The one cell of it that several rules point to, and the value that would reconcile them',
            },
          ),
        ),
        slip: Type.Optional(
          Type.Object(
            {
              kind: Type.Union([
                Type.Literal('swapped'),
                Type.Literal('moved'),
                Type.Literal('shifted'),
                Type.Literal('several'),
              ]),
              cells: Type.Array(Type.Object({ ...CellRef, value: Type.Number() })),
            },
            {
              description: 'One slip in several cells that explains it: neighbours swapped, a row shifted, …',
            },
          ),
        ),
        candidates: Type.Optional(
          Type.Array(Type.Object({ ...CellRef, value: Type.Number() }), {
            description:
              'Where it stays open which cell is wrong: each alone, with this value, would reconcile it',
          }),
        ),
        at: Type.Optional(Position),
        basis: Type.Optional(Basis),
        other: Type.Optional(OtherReport),
      }),
    ),
    previous: Nullable(Type.Object({ id: Type.Integer(), year: Type.Integer() })),
    next: Nullable(Type.Object({ id: Type.Integer(), year: Type.Integer() })),
  },
  { $id: 'ReportDetail' },
)
export type ReportDetail = Static<typeof ReportDetail>

/** `GET /reports/{id}/source` answers text/plain with this text, or this object when JSON is asked for. */
export const ReportSource = Type.Object(
  { id: Type.Integer(), name: Type.String(), sha256: Type.String(), text: Type.String() },
  { $id: 'ReportSource' },
)
export type ReportSource = Static<typeof ReportSource>
