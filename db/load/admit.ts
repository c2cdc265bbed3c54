/** Whether a parsed report can stand in the statistics; if not it is kept aside, and says why. */
import type { Parsed, ParsedReport, Reason } from '../../server/report/report.ts'
import { knownRegions } from '../known-reference.ts'
import type { Db } from '../schema.ts'

/** The statutory tables begin with the reports for this year. */
const FIRST_YEAR = 2019

/** `now`: a report cannot be about a year that has not begun. */
export function admit(db: Db, report: ParsedReport, now: string): ParsedReport {
  if (report.status !== 'parsed') return report
  const reasons = [...yearProblems(report, now), ...regionProblems(db, report)]
  if (reasons.length === 0) return report
  const known = new Set(report.reasons.map(({ code }) => code))
  return {
    ...report,
    status: 'unidentified',
    reasons: [...report.reasons, ...reasons.filter(({ code }) => !known.has(code))],
  }
}

function yearProblems({ year }: Parsed, now: string): Reason[] {
  if (year < FIRST_YEAR) {
    return [{ code: 'year_out_of_range', message: `${year}: the statutory tables begin with ${FIRST_YEAR}` }]
  }
  if (year > Number(now.slice(0, 4))) {
    return [{ code: 'year_out_of_range', message: `${year} has not begun` }]
  }
  return []
}

/** A region that no table has cannot be counted anywhere, whether the reader noticed it or only the database. */
function regionProblems(db: Db, { region, reasons }: Parsed): Reason[] {
  if (region === null) return reasons.filter(({ code }) => code === 'unknown_adcode')
  const { adcode } = region
  return knownRegions(db).has(adcode)
    ? []
    : [{ code: 'unknown_adcode', message: `No region has the code ${adcode}` }]
}
