/** Agencies beside each other: one among its peers, and all of a group one by one. */
import { Type, type Static } from 'typebox'
import { Rate } from './aggregates.ts'
import { AgencyRef, agencyLevel, Filter, Level, Nullable, RegionRef, Scope } from './common.ts'

const YEAR = { minimum: 2019, maximum: 2099 }

export const PeersQuery = Type.Object(
  {
    indicators: Type.String({
      minLength: 1,
      description: 'Codes of the dictionary (/indicators)',
      examples: ['rate.disclosure,applications.received.new'],
    }),
    year: Type.Optional(
      Type.Integer({ ...YEAR, description: 'Default: the last year with a report', examples: [2020] }),
    ),
    within: Type.Optional(
      Type.String({
        pattern: '^\\d{6}(,\\d{6})*$',
        description: 'Peers of these regions only',
        examples: ['210000'],
      }),
    ),
  },
  { additionalProperties: false },
)
export type PeersQuery = Static<typeof PeersQuery>

const Interval = Type.Object({ low: Type.Number(), high: Type.Number() })
const Pooled = Type.Object({ numerator: Type.Number(), denominator: Type.Number(), rate: Type.Number() })
export const Apart = Type.Union([Type.Literal('no'), Type.Literal('95'), Type.Literal('99.8')], {
  description: 'Outside the limits of a funnel plot around the pooled rate, at 95 % or 99.8 %; no: inside',
})

export const PeerStanding = Type.Object({
  code: Type.String(),
  value: Nullable(
    Type.Number({ description: 'Of this agency; null without a figure or over fewer than 30 cases' }),
  ),
  rate: Nullable(Rate),
  small: Type.Boolean({ description: 'Its rate rests on fewer than 30 cases and is not compared' }),
  n: Type.Integer({ description: 'Agencies with a comparable figure, this one included' }),
  excluded: Type.Integer({ description: 'Agencies without one' }),
  quartiles: Nullable(Type.Array(Type.Number())),
  percentile: Nullable(
    Type.Number({ description: 'Share of them below, half of the equal ones included; 0.5 in the middle' }),
  ),
  pooled: Nullable(Pooled),
  limits: Nullable(
    Type.Object(
      { p95: Interval, p998: Interval },
      {
        description: 'Where chance alone leaves a share of as many cases as this one has',
      },
    ),
  ),
  apart: Nullable(Apart),
})

export const Peers = Type.Object(
  {
    agency: Type.Integer(),
    year: Type.Integer(),
    scope: Scope,
    basis: Type.Union([Type.Literal('sector_and_level'), Type.Literal('level'), Type.Literal('all')], {
      description: 'Who counts as a peer; wider only where fewer than 10 have a report',
    }),
    sector: Type.String(),
    level: Nullable(Level),
    reports: Type.Integer({ description: 'Agencies with a report on this basis, this one included' }),
    indicators: Type.Array(PeerStanding),
  },
  { $id: 'Peers' },
)
export type Peers = Static<typeof Peers>

export const DotsQuery = Type.Object(
  {
    indicator: Type.String({
      minLength: 1,
      pattern: '^[^,]+$',
      description: 'One code of the dictionary (/indicators)',
      examples: ['rate.disclosure'],
    }),
    within: Filter.within,
    years: Filter.years,
    sector: Filter.sector,
    agency: Filter.agency,
    agencyLevel,
    scope: Type.Optional(
      Type.Union([Type.Literal('own'), Type.Literal('consolidated')], {
        default: 'own',
        description: 'Reports of single agencies, or of governments for all their organs',
      }),
    ),
    quality: Type.Optional(
      Type.Union([Type.Literal('all'), Type.Literal('clean')], {
        default: 'all',
        description: 'clean: only reports without findings of severity error',
      }),
    ),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5000,
        default: 500,
        description: 'The largest so many: by cases, of a count by its value',
      }),
    ),
  },
  { additionalProperties: false },
)
export type DotsQuery = Static<typeof DotsQuery>

export const Dots = Type.Object(
  {
    indicator: Type.String(),
    years: Type.Array(Type.Integer(), { description: 'Empty: all' }),
    scope: Scope,
    revision: Type.Integer(),
    dots: Type.Array(
      Type.Object({
        agency: Type.Object({ ...AgencyRef.properties, region: Nullable(RegionRef) }),
        report: Nullable(Type.Integer({ description: 'Its report, where one stands behind the figure' })),
        value: Type.Number(),
        numerator: Nullable(Type.Number()),
        denominator: Nullable(Type.Number()),
        apart: Nullable(Apart),
      }),
    ),
    pooled: Nullable(Pooled),
    quartiles: Nullable(Type.Array(Type.Number())),
    total: Type.Integer({ description: 'Agencies with a figure' }),
    rest: Type.Integer({ description: 'Those of them beyond the limit' }),
    empty: Type.Integer({ description: 'Agencies with a report but no figure' }),
  },
  { $id: 'Dots' },
)
export type Dots = Static<typeof Dots>
