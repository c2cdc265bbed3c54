/** The self-check: a draft in, its parse, its findings and what became of every rule out. Nothing of it is kept. */
import { Type, type Static } from 'typebox'
import { AgencyRef, Form, Label, Level, Nullable, RegionRef, Scope, Severity } from './common.ts'
import { FormLayout } from './reference.ts'
import { ReportDetail } from './reports.ts'

/** The largest draft, in bytes. */
export const MAX_DRAFT = 20 * 1024 * 1024

export const CheckQuery = Type.Object(
  {
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Name of the file, for formats that it tells and for the answer',
        examples: ['draft.docx'],
      }),
    ),
    agency: Type.Optional(
      Type.String({
        minLength: 2,
        maxLength: 60,
        description: 'Full name of the agency, where the draft does not state it',
        examples: ['沈阳市房产局'],
      }),
    ),
    region: Type.Optional(
      Type.String({
        pattern: '^\\d{6}$',
        description: 'Code of the region of that agency (/regions)',
        examples: ['210100'],
      }),
    ),
    year: Type.Optional(
      Type.Integer({
        minimum: 2019,
        maximum: 2100,
        description: 'Year that the report is about, where the draft does not state it',
      }),
    ),
    scope: Type.Optional(
      Type.Union(Scope.anyOf, { description: 'Whether it speaks for one agency or for a whole region' }),
    ),
  },
  { additionalProperties: false },
)
export type CheckQuery = Static<typeof CheckQuery>

/** The body as JSON, instead of the bytes of a file. */
export const DraftText = Type.Object(
  {
    text: Type.String({ description: 'The draft, as text or HTML' }),
    name: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)

const { source, cells, sections, claims, findings } = ReportDetail.properties
const Reason = Type.Object({ code: Type.String(), message: Type.String() })
const Reasons = Type.Array(Reason)
const schema = Type.Literal('gongkai.report/1')

const DraftAgency = Type.Object({
  name: Type.String(),
  printed: Type.Optional(Type.String()),
  sector: Type.String(),
  sectors: Type.Optional(Type.Array(Type.String())),
  level: Nullable(Level),
  evidence: Type.String(),
})

/** The contract `gongkai.report/1`, of a draft that could be read. */
export const DraftReport = Type.Object({
  schema,
  status: Type.Union([Type.Literal('parsed'), Type.Literal('unidentified')]),
  reasons: Reasons,
  source,
  agency: Nullable(DraftAgency),
  region: Nullable(RegionRef),
  year: Nullable(Type.Integer()),
  yearEvidence: Nullable(Type.String()),
  form: Form,
  scope: Scope,
  cells,
  sections,
  claims,
  findings,
})
export type DraftReport = Static<typeof DraftReport>

export const RefusedDraft = Type.Object({
  schema,
  status: Type.Literal('refused'),
  reasons: Reasons,
  source,
})

const RuleTally = Type.Object({
  rule: Type.String(),
  severity: Severity,
  outcome: Type.Union(
    [
      Type.Literal('passed'),
      Type.Literal('failed'),
      Type.Literal('not_evaluated'),
      Type.Literal('not_applicable'),
    ],
    {
      description:
        'not_evaluated: a blank cell, or an unknown report of the year before, leaves it open. ' +
        'not_applicable: not a rule of this form, nor of what this report holds',
    },
  ),
  label: Label,
  instances: Nullable(
    Type.Object(
      {
        passed: Type.Integer(),
        failed: Type.Integer(),
        notEvaluated: Type.Integer(),
        notApplicable: Type.Integer(),
      },
      { description: 'Its columns, rows, groups, cells or statements; null: it looks at the whole report' },
    ),
  ),
})
export type RuleTally = Static<typeof RuleTally>

const Counts = Type.Object({
  passed: Type.Integer(),
  failed: Type.Integer(),
  notEvaluated: Type.Integer(),
  notApplicable: Type.Integer(),
})

/** An equation between the two years: what the cell should hold by the report before, and what it holds. */
const Comparison = Type.Object({
  rule: Type.String(),
  verdict: Type.Union([Type.Literal('passed'), Type.Literal('failed'), Type.Literal('not_evaluated')]),
  cell: Type.Object({ code: Type.String(), applicant: Type.Optional(Type.String()) }),
  expected: Nullable(Type.Number()),
  actual: Nullable(Type.Number()),
})

/** What is loaded of the agency that the draft names. */
const Known = Type.Object({
  agency: AgencyRef,
  same: Nullable(Type.Integer({ description: 'Number of its report of the same year, if loaded' })),
  previous: Nullable(
    Type.Object({
      id: Type.Integer(),
      year: Type.Integer(),
      form: Form,
      scope: Scope,
      comparable: Type.Boolean({
        description: 'False: the two reports differ in scope, nothing is compared',
      }),
      cells: Type.Array(
        Type.Object({
          code: Type.String(),
          applicant: Type.Optional(Type.String()),
          value: Nullable(Type.Number()),
          state: Type.String(),
        }),
      ),
      comparisons: Type.Array(Comparison),
      findings,
    }),
  ),
})
export type Known = Static<typeof Known>

export const Checked = Type.Object(
  {
    report: Type.Union([DraftReport, RefusedDraft]),
    reasons: Type.Array(Type.Object({ code: Type.String(), message: Label }), {
      description: 'Why it is refused or unidentified, in both languages',
    }),
    text: Type.String({ description: 'What was read; positions point into it' }),
    layout: Nullable(FormLayout),
    counts: Nullable(Counts),
    rules: Type.Array(RuleTally),
    known: Nullable(Known),
  },
  { $id: 'Checked' },
)
export type Checked = Static<typeof Checked>
