/** Agencies: the register and one agency's profile. */
import { Type, type Static } from 'typebox'
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
} from './common.ts'

export const AgenciesQuery = Type.Object(
  {
    within: Filter.within,
    sector: Filter.sector,
    level: agencyLevel,
    q: Type.Optional(
      Type.String({ minLength: 1, maxLength: 60, description: 'Part of the name', examples: ['自然资源局'] }),
    ),
    ...PagingQuery,
  },
  { additionalProperties: false },
)
export type AgenciesQuery = Static<typeof AgenciesQuery>

export const AgencyItem = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  region: Nullable(RegionRef),
  path: Type.Array(RegionRef),
  sector: Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
  level: Nullable(Level),
  years: Type.Array(Type.Integer()),
})
export type AgencyItem = Static<typeof AgencyItem>
export const Agencies = Type.Object({ agencies: Type.Array(AgencyItem), ...Paging }, { $id: 'Agencies' })
export type Agencies = Static<typeof Agencies>

/** Figures over the years come from /aggregates?agency=…&by=year: one query for all pages. */
export const AgencyProfile = Type.Object(
  {
    ...AgencyItem.properties,
    reports: Type.Array(
      Type.Object({
        id: Type.Integer(),
        year: Type.Integer(),
        form: Form,
        scope: Scope,
        revision: Type.Integer(),
        findings: Type.Object({ error: Type.Integer(), warning: Type.Integer(), info: Type.Integer() }),
        missing: Type.Integer(),
      }),
    ),
    peers: Type.Object({
      description: Type.Object({ zh: Type.String(), en: Type.String() }),
      agencies: Type.Array(AgencyRef, { description: 'Same sector and level, at most 50, itself excluded' }),
      total: Type.Integer(),
    }),
  },
  { $id: 'AgencyProfile' },
)
export type AgencyProfile = Static<typeof AgencyProfile>
