/** The heart of the API: sums and rates over reports, by up to three dimensions. */
import { Type, type Static } from 'typebox'
import {
  AgencyRef,
  agencyLevel,
  CursorParameter,
  Filter,
  Label,
  Level,
  Nullable,
  Paging,
  RegionRef,
} from './common.ts'
import { NOTE_CODES } from './values.ts'

/** Rows of a page of JSON, at most. */
export const MAX_ROWS = 10_000

/**
 * Lists are comma-separated. Values that only the data can judge (indicator codes, adcodes, sectors, agencies)
 * are checked after the schema, with the same kind of answer.
 */
export const AggregatesQuery = Type.Object(
  {
    indicators: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'Codes of the dictionary, printed or derived (/indicators)',
        examples: ['outcome.granted,rate.disclosure'],
      }),
    ),
    topic: Type.Optional(
      Type.Union(
        [
          Type.Literal('applications'),
          Type.Literal('outcomes'),
          Type.Literal('procurement'),
          Type.Literal('legal'),
          Type.Literal('proactive'),
          Type.Literal('fees'),
          Type.Literal('quality'),
        ],
        { description: 'A group of indicators, in front of those of `indicators`' },
      ),
    ),
    by: Type.Optional(
      Type.String({
        description: 'Up to three of year, region, sector, agency, level, applicant; none: one grand total',
        examples: ['region,year'],
      }),
    ),
    within: Filter.within,
    level: Type.Optional(
      Type.Union([Type.Literal('province'), Type.Literal('prefecture'), Type.Literal('county')], {
        description: 'Granularity of by=region; default: one level below the region of `within`',
      }),
    ),
    years: Filter.years,
    sector: Filter.sector,
    agency: Filter.agency,
    agencyLevel,
    applicant: Type.Optional(
      Type.String({
        pattern: '^[a-z_]+(,[a-z_]+)*$',
        description: 'Columns of table 3, added up unless by=applicant; default: `total`',
        examples: ['natural_person'],
      }),
    ),
    scope: Type.Optional(
      Type.Union([Type.Literal('auto'), Type.Literal('own'), Type.Literal('consolidated')], {
        default: 'auto',
        description:
          'own: reports of single agencies; consolidated: the report of that very region as a whole; auto: whichever covers, never both',
      }),
    ),
    quality: Type.Optional(
      Type.Union([Type.Literal('all'), Type.Literal('clean')], {
        default: 'all',
        description: 'clean: only reports without findings of severity error',
      }),
    ),
    statistics: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9]+(,[a-z0-9]+)*$',
        description:
          'How the agencies within each row lie, by their own reports: n, mean, min, p10, q1, median, q3, p90, max; rates only over 30 cases or more',
        examples: ['median,q1,q3'],
      }),
    ),
    change: Type.Optional(
      Type.Literal('previous_year', {
        description:
          'What became of each figure since the year before; with by=year or a single year. No number where the two are not of one kind, but the reason',
      }),
    ),
    sort: Type.Optional(
      Type.String({
        description:
          'An indicator or dimension of the query, or of an indicator `code:median`, `code:change`, `code:relative`; `-` in front sorts downwards',
        examples: ['-outcome.granted'],
      }),
    ),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_ROWS,
        description: 'Rows of a page; default: 1000 as JSON, every row as a file',
      }),
    ),
    cursor: CursorParameter,
    format: Type.Optional(
      Type.Union(
        [
          Type.Literal('json'),
          Type.Literal('csv'),
          Type.Literal('xlsx'),
          Type.Literal('jsonstat'),
          Type.Literal('sdmxcsv'),
          Type.Literal('zip'),
        ],
        {
          description:
            'xlsx: a workbook; jsonstat: a JSON-stat 2.0 cube; sdmxcsv: SDMX-CSV 2.0; zip: CSV with its description for people and machines. Default: what `Accept` prefers, JSON where it does not care',
        },
      ),
    ),
    layout: Type.Optional(
      Type.Union([Type.Literal('wide'), Type.Literal('long')], {
        default: 'wide',
        description: 'CSV: wide, a column for each indicator; long, a line for each figure, with its status',
      }),
    ),
    header: Type.Optional(
      Type.Union([Type.Literal('code'), Type.Literal('zh'), Type.Literal('en')], {
        default: 'code',
        description:
          'CSV, XLSX: the header row in codes, or in labels of a language; JSON-stat: the language',
      }),
    ),
    bom: Type.Optional(
      Type.Union([Type.Literal('0'), Type.Literal('1')], {
        default: '0',
        description:
          '1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised',
      }),
    ),
  },
  { additionalProperties: false },
)
export type AggregatesQuery = Static<typeof AggregatesQuery>

/** `mixed`: `auto` took consolidated reports for some regions and own reports for others. */
export const RowScope = Type.Union([Type.Literal('own'), Type.Literal('consolidated'), Type.Literal('mixed')])

export const Rate = Type.Object({
  numerator: Type.Number(),
  denominator: Type.Number(),
  low: Nullable(Type.Number({ description: '95 % Wilson interval' })),
  high: Nullable(Type.Number()),
})
export type Rate = Static<typeof Rate>

/** Why a change is not given. */
export const ChangeReason = Type.Union([
  Type.Literal('no_value'),
  Type.Literal('gap_year'),
  Type.Literal('base_blank'),
  Type.Literal('scope_changed'),
  Type.Literal('form_break'),
  Type.Literal('base_zero'),
])

export const Change = Type.Object({
  previous: Nullable(Type.Number({ description: 'The figure of the year before' })),
  absolute: Nullable(Type.Number({ description: 'Difference; null for rates' })),
  relative: Nullable(Type.Number({ description: 'As a fraction of the year before; null for rates' })),
  points: Nullable(
    Type.Number({ description: 'Of rates: percentage points; of rates per thousand: cases per thousand' }),
  ),
  low: Nullable(Type.Number({ description: '95 % interval of `points`, for shares' })),
  high: Nullable(Type.Number()),
  reason: Nullable(ChangeReason),
  reports: Type.Integer({ description: 'Reports behind the figure of the year before' }),
})
export type Change = Static<typeof Change>

export const Distribution = Type.Object({
  n: Type.Integer({ description: 'Agencies with a figure' }),
  excluded: Type.Integer({
    description: 'Agencies left out: no figure, or a rate over fewer than 30 cases',
  }),
  values: Type.Record(Type.String(), Nullable(Type.Number())),
})
export type Distribution = Static<typeof Distribution>

export const AggregateRow = Type.Object({
  year: Type.Optional(Type.Integer()),
  region: Type.Optional(
    Type.Object({
      ...RegionRef.properties,
      direct: Type.Optional(
        Type.Boolean({
          description:
            'True for the agencies of a region above the asked level itself (市本级), which belong to none of its parts',
        }),
      ),
    }),
  ),
  sector: Type.Optional(Type.Object({ code: Type.String(), label: Label })),
  agency: Type.Optional(Type.Object({ ...AgencyRef.properties, region: Nullable(RegionRef) })),
  level: Type.Optional(Nullable(Level)),
  applicant: Type.Optional(Type.Object({ code: Type.String(), label: Label })),
  scope: Nullable(RowScope),
  reports: Type.Integer({ description: 'Reports behind the figures' }),
  agencies: Type.Integer({ description: 'Agencies known that could stand behind them' }),
  /** Only with by=agency and one year: the report, so that a figure leads to its cell. */
  report: Type.Optional(Type.Integer()),
  values: Type.Record(Type.String(), Nullable(Type.Number()), {
    description: 'Plain numbers, money in yuan, rates as fractions; null where nothing could be counted',
  }),
  rates: Type.Record(Type.String(), Rate),
  missing: Type.Record(Type.String(), Type.Integer(), {
    description: 'Cells of the reports behind the row that hold no value; only where there are any',
  }),
  differences: Type.Optional(
    Type.Record(Type.String(), Nullable(Type.Object({ low: Type.Number(), high: Type.Number() })), {
      description: '95 % intervals of indicators that are the difference of two rates',
    }),
  ),
  statistics: Type.Optional(
    Type.Record(Type.String(), Distribution, { description: 'With `statistics`: by indicator' }),
  ),
  changes: Type.Optional(Type.Record(Type.String(), Change, { description: 'With `change`: by indicator' })),
})
export type AggregateRow = Static<typeof AggregateRow>

export const Note = Type.Object({
  code: Type.String({ examples: NOTE_CODES }),
  message: Label,
  indicators: Type.Array(Type.String()),
})
export type Note = Static<typeof Note>

export const Aggregates = Type.Object(
  {
    query: Type.Object({
      indicators: Type.Array(Type.String()),
      by: Type.Array(Type.String()),
      within: Type.Array(Type.String()),
      level: Nullable(Type.String()),
      years: Type.Array(Type.Integer(), { description: 'Empty: all' }),
      sector: Type.Array(Type.String()),
      agency: Type.Array(Type.Integer()),
      agencyLevel: Nullable(Type.String()),
      applicant: Type.Array(Type.String()),
      scope: Type.String(),
      quality: Type.String(),
      statistics: Type.Optional(Type.Array(Type.String())),
      change: Type.Optional(Nullable(Type.String())),
      sort: Nullable(Type.String()),
      limit: Type.Integer(),
    }),
    revision: Type.Integer(),
    dimensions: Type.Array(Type.String()),
    rows: Type.Array(AggregateRow),
    notes: Type.Array(Note),
    ...Paging,
  },
  {
    $id: 'Aggregates',
    examples: [
      {
        query: {
          indicators: ['outcome.granted', 'rate.disclosure'],
          by: ['year', 'region'],
          within: ['210100'],
          level: 'county',
          years: [2020],
          sector: [],
          agency: [],
          agencyLevel: null,
          applicant: [],
          scope: 'own',
          quality: 'all',
          sort: null,
          limit: 1000,
        },
        revision: 7,
        dimensions: ['year', 'region'],
        rows: [
          {
            year: 2020,
            region: { adcode: '210100', name: '沈阳市', direct: true },
            scope: 'own',
            reports: 2,
            agencies: 2,
            values: { 'outcome.granted': 266, 'rate.disclosure': 0.6958637469586375 },
            rates: {
              'rate.disclosure': { numerator: 286, denominator: 411, low: 0.6497435, high: 0.7383565 },
            },
            missing: {},
          },
        ],
        notes: [],
        total: 1,
        next: null,
      },
    ],
  },
)
export type Aggregates = Static<typeof Aggregates>
