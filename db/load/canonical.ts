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
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  )
}
