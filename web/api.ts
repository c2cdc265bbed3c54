/** The one caller of fetch: a typed function for each route of `/api/v1`. */
import createClient from 'openapi-fetch'
import type { Agencies, AgenciesQuery, AgencyProfile } from '../server/http/contract/agencies.ts'
import type { Aggregates, AggregatesQuery } from '../server/http/contract/aggregates.ts'
import type { Checked, CheckQuery } from '../server/http/contract/check.ts'
import type { Problem } from '../server/http/contract/common.ts'
import type { Config } from '../server/http/contract/config.ts'
import type {
  CarryOver,
  CarryQuery,
  Coverage,
  CoverageQuery,
  ExportQuery,
  Findings,
  FindingsQuery,
  Hierarchy,
  HierarchyQuery,
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
import type { Found, SearchQuery } from '../server/http/contract/search.ts'
import type { Peers, PeersQuery } from '../server/http/contract/standing.ts'
import type { paths } from './api-schema.d.ts'

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

/** Undefined and empty values are left out; commas between the items of a list stay readable. */
function formatQuery(query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(name, String(value))
  return params.toString().replaceAll('%2C', ',')
}

/** Address of a route with its query. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = formatQuery(query)
  return `${BASE}${path}${search && `?${search}`}`
}

/** Typed by the description of the API: an address, a parameter or an answer that it does not have is no program. */
const client = createClient<paths, 'application/json'>({
  headers: { accept: 'application/json' },
  querySerializer: (query) => formatQuery(query as Query),
  fetch: reach,
})

async function reach(request: Request): Promise<Response> {
  // Problems come in the language of the page, not of the browser.
  request.headers.set('accept-language', document.documentElement.lang)
  try {
    return await fetch(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new ApiError('unreachable')
  }
}

interface Answered<T> {
  data?: T
  error?: unknown
  response: Response
}

/** @throws ApiError; and what an aborted request throws. */
async function read<T>(asked: Promise<Answered<T>>, signal?: AbortSignal): Promise<T> {
  let answer: Answered<T>
  try {
    answer = await asked
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error
    // It came, and could not be read.
    throw new ApiError('garbled')
  }
  const { data, error, response } = answer
  if (!response.ok) {
    throw isProblem(error)
      ? new ApiError('refused', response.status, error)
      : new ApiError('garbled', response.status)
  }
  if (data === undefined) throw new ApiError('garbled', response.status)
  return data
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'detail' in value
}

export const readMeta = (signal?: AbortSignal): Promise<Meta> =>
  read(client.GET('/api/v1/meta', { signal }), signal)
export const readIndicators = (signal?: AbortSignal): Promise<Indicators> =>
  read(client.GET('/api/v1/indicators', { signal }), signal)
export const readSectors = (signal?: AbortSignal): Promise<Sectors> =>
  read(client.GET('/api/v1/sectors', { signal }), signal)
export const readYears = (signal?: AbortSignal): Promise<Years> =>
  read(client.GET('/api/v1/years', { signal }), signal)
export const readForms = (signal?: AbortSignal): Promise<Forms> =>
  read(client.GET('/api/v1/forms', { signal }), signal)
export const readRules = (signal?: AbortSignal): Promise<Rules> =>
  read(client.GET('/api/v1/rules', { signal }), signal)
export const readConfig = (signal?: AbortSignal): Promise<Config> =>
  read(client.GET('/api/v1/config', { signal }), signal)
export const readRegions = (query: RegionsQuery, signal?: AbortSignal): Promise<Regions> =>
  read(client.GET('/api/v1/regions', { params: { query }, signal }), signal)
export const readAgencies = (query: AgenciesQuery, signal?: AbortSignal): Promise<Agencies> =>
  read(client.GET('/api/v1/agencies', { params: { query }, signal }), signal)
export const readAgency = (id: number, signal?: AbortSignal): Promise<AgencyProfile> =>
  read(client.GET('/api/v1/agencies/{id}', { params: { path: { id } }, signal }), signal)
/** Where an agency stands among its peers of one year. */
export const readPeers = (id: number, query: PeersQuery, signal?: AbortSignal): Promise<Peers> =>
  read(client.GET('/api/v1/agencies/{id}/peers', { params: { path: { id }, query }, signal }), signal)
export const readReports = (query: ReportsQuery, signal?: AbortSignal): Promise<Reports> =>
  read(client.GET('/api/v1/reports', { params: { query }, signal }), signal)
export const readReport = (id: number, signal?: AbortSignal): Promise<ReportDetail> =>
  read(client.GET('/api/v1/reports/{id}', { params: { path: { id } }, signal }), signal)
export const readSource = (id: number, signal?: AbortSignal): Promise<ReportSource> =>
  read(client.GET('/api/v1/reports/{id}/source', { params: { path: { id } }, signal }), signal)
export const readAggregates = (query: AggregatesQuery, signal?: AbortSignal): Promise<Aggregates> =>
  read(client.GET('/api/v1/aggregates', { params: { query }, signal }), signal)

/** Nothing of the draft is kept by the server. */
export const checkDraft = (draft: Blob, query: CheckQuery, signal?: AbortSignal): Promise<Checked> =>
  read(
    client.POST('/api/v1/check', {
      params: { query },
      // The file itself goes, under the type that it has.
      body: '',
      bodySerializer: () => draft,
      headers: { 'content-type': null },
      signal,
    }),
    signal,
  )

export const readFindings = (query: FindingsQuery, signal?: AbortSignal): Promise<Findings> =>
  read(client.GET('/api/v1/findings', { params: { query }, signal }), signal)
export const readQuality = (query: QualityQuery, signal?: AbortSignal): Promise<Quality> =>
  read(client.GET('/api/v1/quality', { params: { query }, signal }), signal)
export const readSearch = (query: SearchQuery, signal?: AbortSignal): Promise<Found> =>
  read(client.GET('/api/v1/search', { params: { query }, signal }), signal)
export const readCoverage = (query: CoverageQuery, signal?: AbortSignal): Promise<Coverage> =>
  read(client.GET('/api/v1/coverage', { params: { query }, signal }), signal)

export const readCarryOver = (query: CarryQuery, signal?: AbortSignal): Promise<CarryOver> =>
  read(client.GET('/api/v1/carry-over', { params: { query }, signal }), signal)
export const readHierarchy = (query: HierarchyQuery, signal?: AbortSignal): Promise<Hierarchy> =>
  read(client.GET('/api/v1/hierarchy', { params: { query }, signal }), signal)

/** Answers about quality as files: everything that the filters leave, ready for a spreadsheet. */
export function qualityUrl(
  file: 'quality' | 'coverage' | 'carry-over' | 'hierarchy' | 'export/documents.csv',
  query: Query,
  lang: 'zh' | 'en',
): string {
  const format = file.startsWith('export/') ? {} : { format: 'csv' }
  return apiUrl(`/${file}`, { ...query, ...format, bom: '1', header: lang })
}

/** A bulk file of everything that the filters leave, ready for a spreadsheet. */
export function exportUrl(
  file: 'reports' | 'cells' | 'findings' | 'agencies' | 'indicators' | 'rules',
  query: ExportQuery & Pick<FindingsQuery, 'rule' | 'severity'>,
  lang: 'zh' | 'en',
): string {
  return apiUrl(`/export/${file}.csv`, { ...query, bom: '1', header: lang })
}

/** The same rows as a CSV file that opens in a spreadsheet, with labels in the reader's language. */
export function csvUrl(query: AggregatesQuery, lang: 'zh' | 'en'): string {
  return apiUrl('/aggregates', { ...query, format: 'csv', bom: '1', header: lang })
}

/** The same rows in another format; workbooks have their labels in the reader's language. */
export function figuresUrl(
  query: AggregatesQuery,
  format: NonNullable<AggregatesQuery['format']>,
  lang: 'zh' | 'en',
): string {
  const labelled = format === 'xlsx' || format === 'jsonstat'
  return apiUrl('/aggregates', { ...query, format, ...(labelled ? { header: lang } : {}) })
}
