/** Meta, dictionary, regions, sectors, years and forms: what a client needs before it can ask for figures. */
import { Type, type Static } from 'typebox'
import { Form, Label, Nullable, Paging, PagingQuery, RegionRef, Severity } from './common.ts'

export const Meta = Type.Object(
  {
    name: Type.String(),
    version: Type.String(),
    revision: Type.Integer({ description: 'Data revision; counts up with every change' }),
    updatedAt: Nullable(Type.String()),
    synthetic: Type.Boolean({ description: 'True when any report in the database is made up' }),
    counts: Type.Object({
      agencies: Type.Integer(),
      reports: Type.Integer(),
      unidentified: Type.Integer(),
      refused: Type.Integer(),
      regions: Type.Integer({ description: 'Regions that have at least one agency, of whatever level' }),
      findings: Type.Object({ error: Type.Integer(), warning: Type.Integer(), info: Type.Integer() }),
    }),
    years: Type.Array(Type.Integer()),
  },
  { $id: 'Meta' },
)
export type Meta = Static<typeof Meta>

export const Indicator = Type.Object({
  code: Type.String(),
  label: Label,
  definition: Nullable(Label),
  caveat: Nullable(Label),
  table: Nullable(Type.Integer({ description: 'Statutory table 2, 3 or 4; null for derived indicators' })),
  unit: Type.Union([
    Type.Literal('count'),
    Type.Literal('items'),
    Type.Literal('money'),
    Type.Literal('ratio'),
    Type.Literal('per_mille'),
  ]),
  kind: Type.Union([Type.Literal('flow'), Type.Literal('stock'), Type.Literal('derived')]),
  byApplicant: Type.Boolean(),
  additive: Type.Boolean(),
  forms: Type.Array(Form),
  comparability: Type.String({ description: 'full, good, approximate, ends_2020 or starts_2021' }),
  series: Type.String({
    description: 'What the form of 2021 did to the series: same, near, broken, discontinued or new',
  }),
  topics: Type.Array(Type.String()),
  formula: Nullable(Type.Object({ numerator: Type.String(), denominator: Nullable(Type.String()) })),
})
export type Indicator = Static<typeof Indicator>
export const Indicators = Type.Object(
  {
    indicators: Type.Array(Indicator),
    applicants: Type.Array(Type.Object({ code: Type.String(), label: Label })),
    topics: Type.Array(
      Type.Object({ code: Type.String(), label: Label, indicators: Type.Array(Type.String()) }),
    ),
  },
  { $id: 'Indicators' },
)
export type Indicators = Static<typeof Indicators>

export const RegionsQuery = Type.Object(
  {
    within: Type.Optional(
      Type.String({
        pattern: '^\\d{6}$',
        description: 'Code of a region: it and all below',
        examples: ['210000'],
      }),
    ),
    level: Type.Optional(
      Type.Union([Type.Literal('province'), Type.Literal('prefecture'), Type.Literal('county')], {
        description: 'Regions of this level only',
      }),
    ),
    q: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 40,
        description: 'Part of the name, or the first digits of the code',
        examples: ['沈阳'],
      }),
    ),
    loaded: Type.Optional(
      Type.Boolean({ description: 'Only regions with a report in them or below', default: false }),
    ),
    ...PagingQuery,
  },
  { additionalProperties: false },
)
export type RegionsQuery = Static<typeof RegionsQuery>
export const RegionItem = Type.Object({
  adcode: Type.String(),
  name: Type.String(),
  level: Type.String({ description: 'country, province, prefecture, county or development_zone' }),
  parent: Nullable(Type.String()),
  path: Type.Array(RegionRef, { description: 'From the province down to the region itself' }),
  validFrom: Nullable(Type.Integer()),
  validTo: Nullable(Type.Integer()),
  successors: Type.Array(Type.String()),
  agencies: Type.Integer({ description: 'Agencies known in the region and below' }),
  reports: Type.Integer({ description: 'Current reports in the region and below' }),
})
export type RegionItem = Static<typeof RegionItem>
export const Regions = Type.Object({ regions: Type.Array(RegionItem), ...Paging }, { $id: 'Regions' })
export type Regions = Static<typeof Regions>

export const Sectors = Type.Object(
  {
    sectors: Type.Array(
      Type.Object({ code: Type.String(), label: Label, agencies: Type.Integer(), reports: Type.Integer() }),
    ),
  },
  { $id: 'Sectors' },
)
export type Sectors = Static<typeof Sectors>

export const Years = Type.Object(
  {
    years: Type.Array(
      Type.Object({
        year: Type.Integer(),
        reports: Type.Integer(),
        agencies: Type.Integer({ description: 'Agencies known, in any year' }),
        forms: Type.Array(Type.Object({ form: Form, reports: Type.Integer() })),
      }),
    ),
    breaks: Type.Array(
      Type.Object({
        kind: Type.Union([Type.Literal('form'), Type.Literal('law')], {
          description: 'form: another statutory form; law: another law, on the same form',
        }),
        after: Type.Integer(),
        before: Type.Integer(),
        label: Label,
        indicators: Nullable(
          Type.Array(Type.String(), { description: 'Codes that it concerns; null: all of them' }),
        ),
      }),
      { description: 'Where a series must not be joined without a mark' },
    ),
  },
  { $id: 'Years' },
)
export type Years = Static<typeof Years>

/** The official tables as a page draws them: labels of rows and columns, and the code of each data cell. */
export const FormLayout = Type.Object({
  form: Form,
  document: Type.String({ description: 'Number of the notice that prescribes the form' }),
  proactive: Type.Array(
    Type.Object({
      caption: Type.String(),
      header: Type.Array(Type.String()),
      rows: Type.Array(Type.Object({ label: Type.String(), codes: Type.Array(Type.String()) })),
    }),
  ),
  applications: Type.Array(
    Type.Object({
      code: Type.String(),
      /** Labels from the outside in: 三、本年度办理结果 › （三）不予公开 › 1.属于国家秘密. */
      labels: Type.Array(Type.String()),
    }),
  ),
  legal: Type.Array(
    Type.Object({
      group: Type.String(),
      labels: Type.Array(Type.String()),
      codes: Type.Array(Type.String()),
    }),
  ),
})
export const Forms = Type.Object({ forms: Type.Array(FormLayout) }, { $id: 'Forms' })
export type FormLayout = Static<typeof FormLayout>
export type Forms = Static<typeof Forms>

const Values = Type.Record(Type.String(), Type.Number())
const Pair = Type.Array(Type.String(), { minItems: 2, maxItems: 2 })

/** What is changed in an otherwise empty report that adds up, so that a rule holds or fails on it. */
const RuleExample = Type.Object({
  year: Type.Integer(),
  agency: Type.String(),
  values: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()]), {
    description: 'Cells by `code` or `code[applicant]`: a number, or what is printed; totals follow',
  }),
  say: Nullable(Type.String({ description: 'What the text says' })),
  print: Type.Array(Pair, {
    description: 'Printed otherwise: what stands there, and what stands in its place',
  }),
  cut: Type.Array(Pair, {
    description: 'Left out, from the first text up to the second',
  }),
  before: Nullable(Values),
  after: Nullable(Values),
  document: Nullable(Type.String({ description: 'Another document altogether' })),
})
export type RuleExample = Static<typeof RuleExample>

export const Rules = Type.Object(
  {
    rules: Type.Array(
      Type.Object({
        id: Type.String(),
        severity: Severity,
        forms: Type.Array(Form),
        scope: Type.String(),
        formula: Type.String(),
        label: Label,
        why: Label,
        sources: Type.Array(Label, { description: 'Where the rule comes from' }),
        cases: Nullable(
          Type.Object({
            holds: RuleExample,
            fails: RuleExample,
          }),
        ),
      }),
    ),
    leftOut: Type.Array(Type.Object({ check: Label, why: Label }), {
      description: 'Checks that could be made and are not, with the reason',
    }),
  },
  { $id: 'Rules' },
)
export type Rules = Static<typeof Rules>
