/**
 * Which questions take long, told from what they are about before anything is read: how many reports lie in the regions,
 * years and sectors that are asked for, and what the address does with each of them.
 */
import { reportsConcerned } from '../../../db/queries/loaded-counts.ts'
import type { Db } from '../../../db/schema.ts'

type Query = Readonly<Record<string, unknown>>

interface LongWork {
  /** As many reports are read within some 20 ms on a small machine; more is long. */
  reports: number
  /** Only such questions read reports one by one; default: all. */
  when?: (query: Query) => boolean
}

const names = (query: Query, parameter: string, value: string): boolean =>
  String(query[parameter] ?? '')
    .split(',')
    .includes(value)

const FILES = new Set(['csv', 'xlsx', 'zip', 'jsonstat', 'sdmxcsv'])

const LONG_WORK: Readonly<Record<string, LongWork>> = {
  '/aggregates': {
    reports: 20_000,
    when: (query) => names(query, 'by', 'agency') || query['statistics'] !== undefined,
  },
  '/distribution': { reports: 20_000 },
  '/agencies/:id/peers': { reports: 100_000 },
  '/search': { reports: 100_000, when: ({ kind }) => kind === 'sections' },
  '/coverage': {
    reports: 20_000,
    when: ({ gaps, state, format }) =>
      String(gaps ?? 'false') !== 'false' || state !== undefined || FILES.has(String(format ?? '')),
  },
  '/quality': { reports: 20_000 },
  '/findings': { reports: 20_000 },
  '/carry-over': { reports: 20_000 },
  '/hierarchy': { reports: 20_000 },
  '/export/reports.csv': { reports: 1000 },
  '/export/cells.csv': { reports: 200 },
  '/export/findings.csv': { reports: 1000 },
  '/export/agencies.csv': { reports: 5000 },
  '/export/documents.csv': { reports: 100_000 },
}

/** Files of figures are put together row by row, whatever the rows are made of. */
const FILE_ROWS: LongWork = { reports: 2000, when: ({ format }) => FILES.has(String(format ?? '')) }

/**
 * @param route below the prefix of the API.
 * @param factor of all bounds; 0: everything that could be long is.
 */
export function isLong(db: Db, route: string, query: Query, factor: number): boolean {
  const known = LONG_WORK[route]
  const works = [...(known ? [known] : []), ...(route === '/aggregates' ? [FILE_ROWS] : [])]
  const bounds = works.filter(({ when }) => when?.(query) ?? true).map(({ reports }) => reports * factor)
  return bounds.length > 0 && reportsConcerned(db, query) > Math.min(...bounds)
}
