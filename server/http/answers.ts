/** The named schemas of the contract, each described once in the OpenAPI document. */
import { Type, type Static, type TSchema, type TUnsafe } from 'typebox'
import { Agencies, AgencyProfile } from './contract/agencies.ts'
import { Aggregates } from './contract/aggregates.ts'
import { Checked } from './contract/check.ts'
import { Problem } from './contract/common.ts'
import { Coverage, Findings, Quality } from './contract/quality.ts'
import { Forms, Indicators, Meta, Regions, Rules, Sectors, Years } from './contract/reference.ts'
import { ReportDetail, Reports, ReportSource } from './contract/reports.ts'

export const named = {
  Agencies,
  AgencyProfile,
  Aggregates,
  Checked,
  Coverage,
  Findings,
  Forms,
  Indicators,
  Meta,
  Problem,
  Quality,
  Regions,
  ReportDetail,
  Reports,
  ReportSource,
  Rules,
  Sectors,
  Years,
} as const satisfies Record<string, TSchema>

/** A reference by name that keeps the type. */
export function ref<Name extends keyof typeof named>(name: Name): TUnsafe<Static<(typeof named)[Name]>> {
  return Type.Unsafe<Static<(typeof named)[Name]>>({ $ref: `${name}#` })
}

/** The answers that every route may give besides its own. */
export const refusals = {
  400: problemAnswer('A parameter is unknown, malformed or names something that is not there'),
  500: problemAnswer('A mistake of ours; it is logged'),
}
export const notFoundAnswer = { 404: problemAnswer('Nothing has this number') }

export function problemAnswer(description: string) {
  return { description, content: { 'application/problem+json': { schema: ref('Problem') } } }
}
