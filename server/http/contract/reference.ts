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
  table: Nullable(Type.Integer({ description: 'Statutory table 2, 3 or 4; null for derived indicators' })),
  unit: Type.Union([
    Type.Literal('count'),
    Type.Literal('items'),
    Type.Literal('money'),
    Type.Literal('ratio'),
  ]),
  kind: Type.Union([Type.Literal('flow'), Type.Literal('stock'), Type.Literal('derived')]),
  byApplicant: Type.Boolean(),
  additive: Type.Boolean(),
  forms: Type.Array(Form),
  comparability: Type.String({ description: 'full, good, approximate, ends_2020 or starts_2021' }),
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
    breaks: Type.Array(Type.Object({ after: Type.Integer(), before: Type.Integer(), label: Label }), {
      description: 'Where a series must not be joined without a mark',
    }),
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
      }),
    ),
  },
  { $id: 'Rules' },
)
export type Rules = Static<typeof Rules>
