/** Parsed reports given as JSON: one object, an array of them, or one a line (NDJSON). */
import { createInterface } from 'node:readline'
import type { ParsedReport } from '../../server/report/report.ts'
import type { GivenFile } from './expand.ts'
import { reportSchemas } from './report-schema.ts'

const WHOLE = /\.json$/i
const LINES = /\.(ndjson|jsonl)$/i
/** An array is read as one text; what is larger belongs in lines. */
const WHOLE_LIMIT = 256 * 1024 * 1024

export const isInterchange = (path: string): boolean => WHOLE.test(path) || LINES.test(path)

/** One place in the file, and what stands there or why it cannot be used. */
export type InterchangeItem =
  { place: string; report: ParsedReport } | { place: string; report: null; problem: string }

/** The reports of a file in their order; a bad one does not hide the others. */
export async function* readInterchange(file: GivenFile): AsyncGenerator<InterchangeItem> {
  if (LINES.test(file.path)) {
    yield* readLines(file)
    return
  }
  if (file.size > WHOLE_LIMIT) {
    yield {
      place: '',
      report: null,
      problem: 'too large for one JSON text; give it as NDJSON, a report a line',
    }
    return
  }
  const text = new TextDecoder().decode(await file.read())
  const whole = parseJson(text)
  if (whole === undefined && /\n\s*\{/.test(text)) yield* readLines(file)
  else if (Array.isArray(whole)) {
    for (const [i, value] of whole.entries()) yield checkReport(value, `[${i}]`)
  } else yield checkReport(whole, '')
}

async function* readLines(file: GivenFile): AsyncGenerator<InterchangeItem> {
  let no = 0
  for await (const line of createInterface({ input: await file.open(), crlfDelay: Infinity })) {
    no += 1
    const text = line.replace(/^\uFEFF/, '').trim()
    if (text !== '') yield checkReport(parseJson(text), `:${no}`)
  }
}

function checkReport(value: unknown, place: string): InterchangeItem {
  const broken = (problem: string): InterchangeItem => ({ place, report: null, problem })
  if (value === undefined) return broken('not JSON')
  const status = value !== null && typeof value === 'object' && 'status' in value ? value.status : undefined
  if (status !== 'parsed' && status !== 'unidentified' && status !== 'refused') {
    return broken('not a parsed report: its status is none of parsed, unidentified, refused')
  }
  const schema = reportSchemas[status]
  if (schema.Check(value)) return { place, report: value as ParsedReport }
  const [fault] = schema.Errors(value)
  return broken(
    `not a report of gongkai.report/1: ${fault?.instancePath || 'it'} ${fault?.message ?? 'differs'}`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Whether a manifest spoke when the report was parsed. */
export function wasStated(report: ParsedReport): boolean {
  if (report.status === 'refused') return false
  return report.agency?.evidence === 'manifest' || report.yearEvidence === 'manifest'
}
