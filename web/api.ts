/** The one caller of fetch: a typed function for each route of `/api/v1`. */
import type { Agencies, AgenciesQuery, AgencyProfile } from '../server/http/contract/agencies.ts'
import type { Aggregates, AggregatesQuery } from '../server/http/contract/aggregates.ts'
import type { Checked, CheckQuery } from '../server/http/contract/check.ts'
import type { Problem } from '../server/http/contract/common.ts'
import type {
  Coverage,
  CoverageQuery,
  ExportQuery,
  Findings,
  FindingsQuery,
  Quality,
  QualityQuery,
} from '../server/http/contract/quality.ts'
import type {
  Forms,
  Indicators,
  Meta,
  Regions,
  RegionsQuery,
  Rules,
  Sectors,
  Years,
} from '../server/http/contract/reference.ts'
import type { ReportDetail, Reports, ReportSource, ReportsQuery } from '../server/http/contract/reports.ts'

const BASE = '/api/v1'

/** `unreachable`: no answer came. `refused`: the server says why. `garbled`: an answer, but not one of ours. */
export class ApiError extends Error {
  readonly kind: 'unreachable' | 'refused' | 'garbled'
  readonly status: number | null
  readonly problem: Problem | null

  constructor(kind: ApiError['kind'], status: number | null = null, problem: Problem | null = null) {
    super(problem?.detail ?? kind)
    this.name = 'ApiError'
    this.kind = kind
    this.status = status
    this.problem = problem
  }
}

type Query = Record<string, string | number | boolean | undefined>

/** Address of a route with its query; undefined and empty values are left out. */
export function apiUrl(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(name, String(value))
  const search = params.toString().replaceAll('%2C', ',')
  return `${BASE}${path}${search && `?${search}`}`
}

async function read<T>(url: string, signal?: AbortSignal, body?: Blob): Promise<T> {
  let answer: Response
  try {
    const sent = body ? { method: 'POST', body } : {}
    answer = await fetch(url, { ...sent, signal, headers: { accept: 'application/json' } })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('unreachable')
  }
  if (!answer.ok) {
    const problem: unknown = await answer.json().catch(() => null)
    throw isProblem(problem)
      ? new ApiError('refused', answer.status, problem)
      : new ApiError('garbled', answer.status)
  }
  try {
    return (await answer.json()) as T
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('garbled', answer.status)
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'detail' in value
}

export const readMeta = (signal?: AbortSignal) => read<Meta>(apiUrl('/meta'), signal)
export const readIndicators = (signal?: AbortSignal) => read<Indicators>(apiUrl('/indicators'), signal)
export const readSectors = (signal?: AbortSignal) => read<Sectors>(apiUrl('/sectors'), signal)
export const readYears = (signal?: AbortSignal) => read<Years>(apiUrl('/years'), signal)
export const readForms = (signal?: AbortSignal) => read<Forms>(apiUrl('/forms'), signal)
export const readRules = (signal?: AbortSignal) => read<Rules>(apiUrl('/rules'), signal)
export const readRegions = (query: RegionsQuery, signal?: AbortSignal) =>
  read<Regions>(apiUrl('/regions', query), signal)
export const readAgencies = (query: AgenciesQuery, signal?: AbortSignal) =>
  read<Agencies>(apiUrl('/agencies', query), signal)
export const readAgency = (id: number, signal?: AbortSignal) =>
  read<AgencyProfile>(apiUrl(`/agencies/${id}`), signal)
export const readReports = (query: ReportsQuery, signal?: AbortSignal) =>
  read<Reports>(apiUrl('/reports', query), signal)
export const readReport = (id: number, signal?: AbortSignal) =>
  read<ReportDetail>(apiUrl(`/reports/${id}`), signal)
export const readSource = (id: number, signal?: AbortSignal) =>
  read<ReportSource>(apiUrl(`/reports/${id}/source`), signal)
export const readAggregates = (query: AggregatesQuery, signal?: AbortSignal) =>
  read<Aggregates>(apiUrl('/aggregates', query), signal)

/** Nothing of the draft is kept by the server. */
export const checkDraft = (draft: Blob, query: CheckQuery, signal?: AbortSignal) =>
  read<Checked>(apiUrl('/check', query), signal, draft)

export const readFindings = (query: FindingsQuery, signal?: AbortSignal) =>
  read<Findings>(apiUrl('/findings', query), signal)
export const readQuality = (query: QualityQuery, signal?: AbortSignal) =>
  read<Quality>(apiUrl('/quality', query), signal)
export const readCoverage = (query: CoverageQuery, signal?: AbortSignal) =>
  read<Coverage>(apiUrl('/coverage', query), signal)

/** A bulk file of everything that the filters leave, ready for a spreadsheet. */
export function exportUrl(
  file: 'reports' | 'cells' | 'findings',
  query: ExportQuery & Pick<FindingsQuery, 'rule' | 'severity'>,
  lang: 'zh' | 'en',
): string {
  return apiUrl(`/export/${file}.csv`, { ...query, bom: '1', header: lang })
}

/** The same rows as a CSV file that opens in a spreadsheet, with labels in the reader's language. */
export function csvUrl(query: AggregatesQuery, lang: 'zh' | 'en'): string {
  return apiUrl('/aggregates', { ...query, format: 'csv', bom: '1', header: lang })
}
