/** One body over the years: its reports, each following from the one before. */
import { noFigures, type Figures } from '../../db/load/figures.ts'
import type { Finding, Form } from '../../server/report/report.ts'
import { activityOf } from './activity.ts'
import type { Body } from './bodies.ts'
import { fillDisputes } from './disputes.ts'
import { findingsOf, misprint, SHARES } from './flaws.ts'
import { fillProactive, firstStocks } from './proactive.ts'
import { chanceOf } from './random.ts'
import { fillRequests } from './requests.ts'

export interface Yearly {
  year: number
  figures: Figures
  findings: Finding[]
}

/** A year as it was, and as it was printed. */
export interface Lived extends Yearly {
  truth: Figures
}

export function formOf(year: number): Form {
  return year >= 2021 ? '2021' : '2019'
}

/** Requests of each year against 2019. */
const LEVELS: Readonly<Record<number, number>> = {
  2020: 1.06,
  2021: 1.2,
  2022: 1.13,
  2023: 1.3,
  2024: 1.42,
  2025: 1.45,
}

/**
 * The reports of a body of its own, of the years for which it gave one. Nothing is carried over a year without a
 * report, so that sums of reports carry over what their parts do.
 */
export function livesOf(body: Body, years: readonly number[], seed: number): Lived[] {
  const chance = chanceOf(seed, `${body.region?.adcode ?? ''} ${body.name}`)
  const activity = activityOf(body, chance)
  const stocks = firstStocks(activity, body.tier === 'national', chance)
  const given = years.map(() => !chance.happens(SHARES.noReport))
  const lived: Lived[] = []
  let carried: readonly number[] =
    given[0] && activity.requests > 0 ? [chance.count(activity.requests * activity.open)] : []
  years.forEach((year, i) => {
    if (!given[i]) {
      carried = []
      return
    }
    const truth = noFigures(formOf(year))
    const level = (LEVELS[year] ?? 1) * chance.factor(0.25)
    fillProactive(truth, activity, stocks, level, chance)
    const { carriedOut, contestable } = fillRequests(
      truth,
      activity,
      { level, carriedIn: carried, mayCarryOn: given[i + 1] ?? true },
      chance,
    )
    fillDisputes(truth, year, chance.among(contestable, activity.disputed * 2.5), chance)
    carried = carriedOut
    if (chance.happens(SHARES.brokenChain) && carriedOut[0]! > 0)
      carried = carriedOut.with(0, carriedOut[0]! + 1)
    const figures = misprint(truth, chance)
    // What is made to hold together needs no checking; a test checks that it does.
    const findings = figures === truth ? [] : findingsOf(figures, year, body)
    lived.push({ year, truth, figures, findings })
  })
  return lived
}
