/** Lists and codes in filters: split, checked against the data, put in one form. */
import { hold, onceAConnection } from '../dialect.ts'
import { knownRegions, knownSectors } from '../known-reference.ts'
import type { Db } from '../schema.ts'
import { QueryError } from './query-error.ts'

export const ROOT = '000000'
/** The statutory tables begin with the reports for 2019. */
export const FIRST_YEAR = 2019
const LAST_YEAR = 2099

/** `a,b,a` → a, b. Undefined and empty text are no values. */
export function splitList(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter((item) => item !== ''))]
}

/**
 * `2020`, `2019-2021` or a list of both, in ascending order; nothing: no restriction.
 * @throws QueryError for a range that runs backwards and for years that cannot have reports.
 */
export function readYears(text: string | undefined): number[] {
  const allowed = [`${FIRST_YEAR}-${LAST_YEAR}`]
  const years = splitList(text).flatMap((part) => {
    const match = /^(\d{4})(?:-(\d{4}))?$/.exec(part)
    if (!match) throw new QueryError('years', `Not a year or a range of years: ${part}`, allowed)
    const first = Number(match[1])
    const last = Number(match[2] ?? match[1])
    if (last < first) throw new QueryError('years', `The range ${part} runs backwards`, allowed)
    if (first < FIRST_YEAR || last > LAST_YEAR) {
      throw new QueryError(
        'years',
        `Reports on the statutory forms begin with ${FIRST_YEAR}, not ${part}`,
        allowed,
      )
    }
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  })
  return [...new Set(years)].sort((a, b) => a - b)
}

export interface RegionFilter {
  /** Without regions that lie in another of them; empty: the whole country. */
  codes: string[]
  /** The level one step below a single region; province for none or several. */
  levelBelow: 'province' | 'prefecture' | 'county'
}

/** @throws QueryError for a code that no region has or had. */
export function checkRegions(db: Db, parameter: string, text: string | undefined): RegionFilter {
  const codes = splitList(text)
  if (codes.length === 0) return { codes: [], levelBelow: 'province' }
  const regions = knownRegions(db)
  const unknown = codes.filter((code) => !regions.has(code))
  if (unknown.length > 0) {
    throw new QueryError(parameter, `No region has the code ${unknown.join(', ')}`)
  }
  if (codes.includes(ROOT)) return { codes: [], levelBelow: 'province' }
  const isInner = (code: string): boolean => {
    for (let above = regions.get(code)?.parent; above; above = regions.get(above)?.parent)
      if (codes.includes(above)) return true
    return false
  }
  const tops = codes.filter((code) => !isInner(code)).sort()
  const level = tops.length === 1 ? regions.get(tops[0]!)?.level : undefined
  return {
    codes: tops,
    levelBelow: level === undefined ? 'province' : level === 'province' ? 'prefecture' : 'county',
  }
}

/** @throws QueryError with the list of sectors. */
export function checkSectors(db: Db, text: string | undefined): string[] {
  const asked = splitList(text)
  if (asked.length === 0) return []
  const known = knownSectors(db)
  for (const code of asked) {
    if (!known.has(code)) throw new QueryError('sector', `Unknown sector ${code}`, [...known.keys()])
  }
  return asked.sort()
}

const agencyStatement = onceAConnection((db: Db) =>
  hold(db, db.selectFrom('agency').select('id').where('id', '=', 0)),
)

/** @throws QueryError for a number that is no agency's. */
export function checkAgencies(db: Db, text: string | undefined): number[] {
  const asked = splitList(text).map(Number)
  if (asked.length === 0) return []
  const known = agencyStatement(db)
  const unknown = asked.filter((id) => known.get(id) === undefined)
  if (unknown.length > 0) {
    throw new QueryError('agency', `No agency has the number ${unknown.join(', ')}`)
  }
  return asked.sort((a, b) => a - b)
}
