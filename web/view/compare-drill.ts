/** From a mark to what is behind it, and back up: country, province, prefecture, county, agency, report. Pure. */
import type { AggregateRow } from '../../server/http/contract/aggregates.ts'
import type { Dimension } from '../charts/from-aggregates.ts'
import { COMPARE_DEFAULTS, formatCompareView, usualRows, type CompareView } from './compare-view.ts'
import { AGENCY_LEVELS } from './filters.ts'

/** Level of a region by the form of its code: 210000, 210100, 210103. */
export function levelOfCode(adcode: string): 'province' | 'prefecture' | 'county' {
  if (adcode.endsWith('0000')) return 'province'
  return adcode.endsWith('00') ? 'prefecture' : 'county'
}

/** Another question about part of the same: what was looked at before is let go of. */
function into(view: CompareView, change: Partial<CompareView>): string {
  return `/compare${formatCompareView({
    ...view,
    focus: null,
    behind: null,
    order: COMPARE_DEFAULTS.order,
    rows: view.rows === usualRows(view.by) ? null : view.rows,
    ...change,
  })}`
}

/** The parts of a region; where it has none, and for the agencies of a region itself, its agencies. */
function intoRegion(view: CompareView, adcode: string, direct: boolean): string {
  const level = levelOfCode(adcode)
  if (direct) return into(view, { by: 'agency', within: [adcode], level: null, agencyLevel: level })
  if (level === 'county') return into(view, { by: 'agency', within: [adcode], level: null })
  const picture = view.picture === 'tiles' ? null : view.picture
  return into(view, { by: 'region', within: [adcode], level: null, picture })
}

/** Where a row leads when the reader goes into it; undefined: nowhere. */
export function drillLink(view: CompareView, dimension: Dimension, row: AggregateRow): string | undefined {
  switch (dimension) {
    case 'agency':
      if (!row.agency) return undefined
      return row.report === undefined ? `/agency/${row.agency.id}` : `/report/${row.report}`
    case 'region':
      return row.region && intoRegion(view, row.region.adcode, row.region.direct ?? false)
    case 'sector':
      return row.sector && into(view, { by: 'agency', split: null, sector: [row.sector.code] })
    case 'level': {
      const level = AGENCY_LEVELS.find((one) => one === row.level)
      return level && into(view, { by: 'agency', split: null, agencyLevel: level })
    }
    case 'applicant':
      return row.applicant && into(view, { by: 'agency', split: null, applicant: [row.applicant.code] })
    case 'year':
      // Over the years alone, a year leads to its agencies; beside other lines it leads nowhere of its own.
      return row.year === undefined || view.by !== 'year'
        ? undefined
        : into(view, { by: 'agency', split: null, years: [row.year], picture: null })
  }
}

export interface Step {
  label: string
  /** Absent: where the reader is. */
  href?: string
}

/**
 * The way back up: the country, then the regions down to the chosen one, and last the agencies of a sector when the
 * reader has gone that far.
 * @param path the chosen region and those above it, the highest first; without the country
 */
export function climbSteps(
  view: CompareView,
  path: readonly { adcode: string; name: string }[],
  words: { country: string; agencies: string },
): Step[] {
  const top = {
    label: words.country,
    href: into(view, { by: 'region', within: [], level: null, agencyLevel: null }),
  }
  const regions = path.map(({ adcode, name }) => ({
    label: name,
    href: into(view, { by: 'region', within: [adcode], level: null, agencyLevel: null }),
  }))
  const county = view.within.length === 1 && levelOfCode(view.within[0]!) === 'county'
  const steps: Step[] = [top, ...regions]
  const here = steps[steps.length - 1]!
  if (view.by === 'agency' && !county) return [...steps, { label: words.agencies }]
  return [...steps.slice(0, -1), { label: here.label }]
}
