/** One text for one parse, whatever order its keys came in, so that two parses can be compared by a hash. */
import { createHash } from 'node:crypto'
import type { ParsedReport } from '../../server/report/report.ts'

/** The name of the file is left out: the same document under another name is the same document. */
export function parseHash(report: ParsedReport): string {
  const source = Object.fromEntries(Object.entries(report.source).filter(([key]) => key !== 'name'))
  return createHash('sha256')
    .update(canonicalJson({ ...report, source }))
    .digest('hex')
}

/** JSON with sorted keys; keys without a value are left out, as JSON does. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(record).sort()) {
    const part = record[key]
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(part)}`
  }
  return `{${text}}`
}
