/**
 * All bodies of the nation with their reports, region by region from the innermost: what a government sums has been
 * told before it. Nothing is kept but the sums.
 */
import { noFigures, type Figures } from '../../db/load/figures.ts'
import type { RegionRow } from '../../server/report/reference.ts'
import { bodiesOf, type Body } from './bodies.ts'
import { findingsOf } from './flaws.ts'
import { formOf, livesOf, type Yearly } from './life.ts'
import { chanceOf } from './random.ts'

export interface NationOptions {
  regions: readonly RegionRow[]
  years: readonly number[]
  seed: number
  /** Share of the bodies that are there, 0 to 1; those of a smaller share are among those of a larger one. */
  share: number
}

export interface Given {
  body: Body
  reports: Yearly[]
}

/** Sums of the true figures of an area, by year. */
type Sums = Map<number, Figures>

export function* nation({ regions, years, seed, share }: NationOptions): Generator<Given> {
  const below = new Map<string | null, RegionRow[]>()
  for (const region of regions) below.set(region.parent, [...(below.get(region.parent) ?? []), region])

  function* area(region: RegionRow, parents: readonly RegionRow[]): Generator<Given, Sums> {
    const sums: Sums = new Map()
    const inForce = years.filter(
      (year) => (region.validFrom ?? year) <= year && year <= (region.validTo ?? year),
    )
    for (const part of below.get(region.adcode) ?? []) {
      const inner = yield* area(part, [...parents, region])
      for (const [year, figures] of inner) add(sums, year, figures)
    }
    for (const body of bodiesOf(region, parents, seed)) {
      if (!isThere(body, share, seed)) continue
      if (!body.sums) {
        const lived = livesOf(body, inForce, seed)
        for (const { year, truth } of lived) add(sums, year, truth)
        if (lived.length > 0) yield { body, reports: lived }
        continue
      }
      const reports = inForce.flatMap((year): Yearly[] => {
        // Bodies that are not there cannot be summed: a government without any has nothing to report.
        const figures = sums.get(year)
        return figures ? [{ year, figures, findings: findingsOf(figures, year, body) }] : []
      })
      if (reports.length > 0) yield { body, reports }
    }
    return sums
  }
  for (const root of below.get(null) ?? []) yield* area(root, [])
}

/** Governments of provinces and prefectures are always there: without them no region could be compared. */
function isThere(body: Body, share: number, seed: number): boolean {
  if (share >= 1 || (body.sums && body.tier !== 'county')) return true
  return chanceOf(seed, `there ${body.region?.adcode ?? ''} ${body.name}`).next() < share
}

function add(sums: Sums, year: number, { values }: Figures): void {
  let sum = sums.get(year)
  if (!sum) sums.set(year, (sum = noFigures(formOf(year))))
  for (let place = 0; place < values.length; place++) sum.values[place]! += values[place]!
}
