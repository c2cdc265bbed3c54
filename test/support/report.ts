/** Small reports built in code: what a test does not say is zero, or what the identities of the tables require. */
import { createHash } from 'node:crypto'
import { indicatorByCode, printedIndicators, type IndicatorEntry } from '../../db/reference/indicators.ts'
import { reference } from '../../db/reference/reference.ts'
import {
  APPLICANTS,
  type Applicant,
  type Cell,
  type CellState,
  type Claim,
  type Finding,
  type Form,
  type Level,
  type Parsed,
  type Scope,
} from '../../server/report/report.ts'

/** A value in state `ok`, or a cell as it should come out of the reader. */
export type Given = number | { value: number | null; state: CellState; raw?: string }

export interface ReportSpec {
  agency: string
  /** Six-digit code; null: unknown. Default 210100 沈阳市. */
  region?: string | null
  /** Default 2020. */
  year?: number
  /** Default: the form of the year. */
  form?: Form
  /** Default `own`. */
  scope?: Scope
  /** Default `other`. */
  sector?: string
  /** Default: the level of the region. */
  level?: Level | null
  /**
   * Cells by `code` or `code[applicant]`; money in yuan. A code of table 3 alone gives its total, which natural
   * persons then make up as far as other types are not given.
   *
   * Totals that are not given are filled in: of rows and columns of table 3, of the groups of table 4; and requests
   * newly received, so that the balance holds. A total that is given stays, right or wrong.
   */
  values?: Record<string, Given>
  findings?: Finding[]
  claims?: Claim[]
  /** Default: made from agency, year and scope. */
  name?: string
  /** Makes another document of the same report: its bytes differ, its figures need not. */
  edition?: string
  url?: string | null
}

export interface BuiltReport {
  report: Parsed
  /** The source text that positions of cells point into. */
  text: string
  bytes: number
}

const TYPES = APPLICANTS.filter((applicant) => applicant !== 'total')
const LEGAL = ['legal.reconsideration', 'legal.litigation_direct', 'legal.litigation_after_reconsideration']
const RESULTS = ['upheld', 'corrected', 'other', 'pending']

/**
 * A parsed report that holds together.
 * @throws RangeError for a code that the form does not print, or an unknown region.
 */
export function buildReport(spec: ReportSpec): BuiltReport {
  const year = spec.year ?? 2020
  const form = spec.form ?? (year >= 2021 ? '2021' : '2019')
  const scope = spec.scope ?? 'own'
  const adcode = spec.region === undefined ? '210100' : spec.region
  const region = adcode === null ? null : reference.regions.find((row) => row.adcode === adcode)
  if (region === undefined) throw new RangeError(`No region ${adcode}`)
  const { cells, text } = printCells(
    `${region?.name ?? ''} ${spec.agency} ${year}年政府信息公开工作年度报告（${scope}）${spec.edition ?? ''}`,
    completeValues(form, spec.values ?? {}),
    form,
  )
  const report: Parsed = {
    schema: 'gongkai.report/1',
    status: 'parsed',
    reasons: [],
    source: {
      name: spec.name ?? `${spec.agency}-${year}-${scope}.txt`,
      sha256: createHash('sha256').update(text).digest('hex'),
      mediaType: 'text/plain',
      url: spec.url ?? null,
    },
    agency: {
      name: spec.agency,
      sector: spec.sector ?? 'other',
      level: spec.level === undefined ? levelOf(region?.level ?? 'country') : spec.level,
      evidence: 'title',
    },
    region: region && { adcode: region.adcode, name: region.name },
    year,
    yearEvidence: 'title',
    form,
    scope,
    cells,
    sections: [{ no: 1, title: '总体情况', text: '', at: { start: 0, end: 0 } }],
    claims: spec.claims ?? [],
    findings: spec.findings ?? [],
  }
  return { report, text, bytes: Buffer.byteLength(text) }
}

function levelOf(level: 'country' | 'province' | 'prefecture' | 'county' | 'development_zone'): Level {
  return level === 'country' ? 'national' : level === 'development_zone' ? 'special' : level
}

/** Every cell of the form by `code` or `code[applicant]`. */
function completeValues(form: Form, given: Record<string, Given>): Map<string, Given> {
  const entries = printedIndicators(form)
  const known = new Set(entries.flatMap(keysOf))
  const values = new Map<string, Given>()
  for (const [key, value] of Object.entries(given)) {
    const isRow = indicatorByCode.get(key)?.table === 3
    if (!known.has(isRow ? `${key}[total]` : key))
      throw new RangeError(`The form of ${form} prints no ${key}`)
    values.set(isRow ? `${key}[total]` : key, value)
  }
  const fill = (key: string, value: () => number): void => {
    if (!values.has(key)) values.set(key, value())
  }
  const figure = (key: string): number => {
    const value = values.get(key) ?? 0
    return typeof value === 'number' ? value : (value.value ?? 0)
  }
  const sum = (keys: string[]): number => keys.reduce((total, key) => total + figure(key), 0)
  const rows = entries.filter(({ table }) => table === 3).map(({ code }) => code)
  const outcomes = rows.filter((code) => code.startsWith('outcome.') && code !== 'outcome.total')

  for (const row of rows) {
    const others = TYPES.slice(1).map((type) => `${row}[${type}]`)
    if (values.has(`${row}[total]`))
      fill(`${row}[natural_person]`, () => figure(`${row}[total]`) - sum(others))
  }
  for (const type of TYPES) {
    fill(`outcome.total[${type}]`, () => sum(outcomes.map((code) => `${code}[${type}]`)))
    const handled = [`outcome.total[${type}]`, `applications.carried_out[${type}]`]
    fill(
      `applications.received.new[${type}]`,
      () => sum(handled) - figure(`applications.received.carried_in[${type}]`),
    )
  }
  for (const row of rows) fill(`${row}[total]`, () => sum(TYPES.map((type) => `${row}[${type}]`)))
  for (const group of LEGAL) fill(`${group}.total`, () => sum(RESULTS.map((result) => `${group}.${result}`)))
  for (const key of known) fill(key, () => 0)
  return values
}

function keysOf({ code, table }: IndicatorEntry): string[] {
  return table === 3 ? APPLICANTS.map((applicant) => `${code}[${applicant}]`) : [code]
}

/** A text with one cell a line under its title, and the cells with their places in it. */
function printCells(title: string, values: Map<string, Given>, form: Form): { cells: Cell[]; text: string } {
  let text = `${title}\n`
  const cells = printedIndicators(form).flatMap((entry) =>
    keysOf(entry).map((key): Cell => {
      const given = values.get(key)!
      const { value, state } = typeof given === 'number' ? { value: given, state: 'ok' as const } : given
      const isMoney = entry.unit === 'money'
      const printed = value === null ? '' : `${value}${isMoney ? '元' : ''}`
      const raw = typeof given === 'number' ? printed : (given.raw ?? printed)
      const start = text.length + key.length + 1
      text += `${key}\t${raw}\n`
      return {
        code: entry.code,
        ...(entry.table === 3 ? { applicant: key.slice(entry.code.length + 1, -1) as Applicant } : {}),
        value,
        state,
        raw,
        ...(isMoney ? { unit: 'CNY' as const } : {}),
        at: state === 'absent' ? null : { start, end: start + raw.length },
      }
    }),
  )
  return { cells, text }
}
