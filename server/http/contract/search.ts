/** Search: agencies and regions by name, reports by what they say. */
import { Type, type Static } from 'typebox'
import {
  AgencyRef,
  agencyLevel,
  CursorParameter,
  Filter,
  Level,
  Nullable,
  RegionRef,
  Scope,
} from './common.ts'

export const SearchQuery = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 60,
      description:
        'What is looked for; parts separated by blanks must all be found. Names also by pinyin (shenyang) and initials (syjyj)',
      examples: ['信访'],
    }),
    kind: Type.Optional(
      Type.Union([Type.Literal('agencies'), Type.Literal('regions'), Type.Literal('text')], {
        default: 'agencies',
        description: 'Names of agencies, names of regions, or the narrative of reports',
      }),
    ),
    within: Filter.within,
    years: Filter.years,
    sector: Filter.sector,
    agency: Filter.agency,
    agencyLevel,
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Entries of a page' }),
    ),
    cursor: CursorParameter,
  },
  { additionalProperties: false },
)
export type SearchQuery = Static<typeof SearchQuery>

export const FoundAgency = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  region: Nullable(RegionRef),
  path: Type.Array(RegionRef),
  sector: Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
  level: Nullable(Level),
  reports: Type.Integer(),
})
export type FoundAgency = Static<typeof FoundAgency>

export const FoundRegion = Type.Object({
  adcode: Type.String(),
  name: Type.String(),
  level: Type.String(),
  path: Type.Array(RegionRef),
  validTo: Nullable(Type.Integer()),
  agencies: Type.Integer({ description: 'Agencies known in the region and below' }),
})
export type FoundRegion = Static<typeof FoundRegion>

export const FoundSection = Type.Object({
  report: Type.Integer(),
  agency: Type.Object({ ...AgencyRef.properties, region: Nullable(RegionRef) }),
  year: Type.Integer(),
  scope: Scope,
  section: Type.Object({
    no: Type.Integer({ description: 'Place in the document, from 1' }),
    title: Type.String(),
  }),
  snippet: Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() }), {
    description: 'The passage around the first hit, in pieces',
  }),
})
export type FoundSection = Static<typeof FoundSection>

export const Found = Type.Object(
  {
    kind: Type.Union([Type.Literal('agencies'), Type.Literal('regions'), Type.Literal('text')]),
    /** One of the three lists has entries: that of `kind`. */
    agencies: Type.Array(FoundAgency),
    regions: Type.Array(FoundRegion),
    sections: Type.Array(FoundSection),
    total: Type.Integer({ description: 'How many were found, as far as they were counted' }),
    more: Type.Boolean({ description: 'There are more than were counted: a narrower search ranks better' }),
    next: Nullable(Type.String()),
  },
  { $id: 'Found' },
)
export type Found = Static<typeof Found>
