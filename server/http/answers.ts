/** The named schemas of the contract, each described once in the OpenAPI document. */
import { Type, type Static, type TSchema, type TUnsafe } from 'typebox'
import { Agencies, AgencyProfile } from './contract/agencies.ts'
import { Aggregates } from './contract/aggregates.ts'
import { Revisions } from './contract/changes.ts'
import { Checked } from './contract/check.ts'
import { Problem } from './contract/common.ts'
import { Config } from './contract/config.ts'
import { Cube, DataPackage, TableDescription } from './contract/downloads.ts'
import { CarryOver, Coverage, Findings, Hierarchy, Quality } from './contract/quality.ts'
import { Forms, Indicators, Meta, Regions, Rules, Sectors, Years } from './contract/reference.ts'
import { Found } from './contract/search.ts'
import { Dots, Peers } from './contract/standing.ts'
import { ReportDetail, Reports, ReportSource } from './contract/reports.ts'

export const named = {
  Agencies,
  AgencyProfile,
  Aggregates,
  CarryOver,
  Checked,
  Config,
  Coverage,
  Cube,
  DataPackage,
  Dots,
  Findings,
  Forms,
  Found,
  Hierarchy,
  Indicators,
  Meta,
  Peers,
  Problem,
  Quality,
  Regions,
  ReportDetail,
  Reports,
  ReportSource,
  Revisions,
  Rules,
  Sectors,
  TableDescription,
  Years,
} as const satisfies Record<string, TSchema>

/** A reference by name that keeps the type. */
export function ref<Name extends keyof typeof named>(name: Name): TUnsafe<Static<(typeof named)[Name]>> {
  return Type.Unsafe<Static<(typeof named)[Name]>>({ $ref: `${name}#` })
}

/** The answers that every route may give besides its own. */
export const refusals = {
  400: problemAnswer('A parameter is unknown, malformed or names something that is not there'),
  410: problemAnswer('`release` names a state of the data that is not there any more'),
  500: problemAnswer('A mistake of ours; it is logged'),
}
export const notFoundAnswer = { 404: problemAnswer('Nothing has this number') }

export function problemAnswer(description: string) {
  return { description, content: { 'application/problem+json': { schema: ref('Problem') } } }
}
