/** Mistakes as they occur: a misprinted total, a cell left blank, a word for a zero. A stated share of all reports. */
import { check } from '../../server/report/check/check.ts'
import type { Finding } from '../../server/report/report.ts'
import { cellsOfFigures, placeOf, slotsOf, type Figures } from '../../db/load/figures.ts'
import type { Body } from './bodies.ts'
import { TYPES } from './requests.ts'
import type { Chance } from './random.ts'

/** Shares of reports on single bodies; a government's report has none, so that it equals the sums it claims. */
export const SHARES = {
  /** Tables that do not add up. */
  misprinted: 0.025,
  /** One or more cells left blank. */
  blank: 0.012,
  /** Zeros written as 无. */
  words: 0.01,
  /** What is carried in is not what was carried on the year before. */
  brokenChain: 0.01,
  /** No report for a year. */
  noReport: 0.015,
} as const

/** The figures as printed; the given ones where nothing went wrong. */
export function misprint(figures: Figures, chance: Chance): Figures {
  const roll = chance.next()
  if (roll < SHARES.misprinted) return changed(figures, (copy) => wrongNumber(copy, chance))
  if (roll < SHARES.misprinted + SHARES.blank) return changed(figures, (copy) => leaveBlank(copy, chance))
  if (roll < SHARES.misprinted + SHARES.blank + SHARES.words)
    return changed(figures, (copy) => writeWords(copy, chance))
  return figures
}

function changed(figures: Figures, change: (copy: Figures) => void): Figures {
  const copy = { ...figures, values: figures.values.slice(), states: new Map(figures.states) }
  change(copy)
  return copy
}

/** In table 3 the total of a row, one of its cells, or a total of table 4. */
function wrongNumber({ form, values }: Figures, chance: Chance): void {
  const received = placeOf(form, 'applications.received.new')
  const place = [
    received + TYPES,
    placeOf(form, 'outcome.total') + TYPES,
    placeOf(form, 'outcome.granted') + chance.below(TYPES),
    placeOf(form, 'applications.received.carried_in'),
    placeOf(form, 'legal.reconsideration.total'),
  ][chance.below(5)]!
  values[place]! += 1 + chance.below(9)
}

function leaveBlank({ form, values, states }: Figures, chance: Chance): void {
  const all = slotsOf(form).length
  const first = chance.below(all)
  const length = chance.happens(0.3) ? TYPES : 1 + chance.below(3)
  for (let place = first; place < Math.min(all, first + length); place++) {
    states.set(place, 'missing')
    values[place] = 0
  }
}

function writeWords({ form, values, states }: Figures, chance: Chance): void {
  const first = placeOf(form, 'legal.reconsideration.upheld')
  for (let place = first; place < first + 15; place++) if (values[place] === 0) states.set(place, 'text_zero')
  if (chance.happens(0.3))
    states.set(placeOf(form, 'rules.made'), values[placeOf(form, 'rules.made')] === 0 ? 'text_zero' : 'ok')
}

/** What the rules say to a report. */
export function findingsOf(figures: Figures, year: number, { name, sector, level, sums }: Body): Finding[] {
  return check(
    {
      form: figures.form,
      year,
      scope: sums ? 'consolidated' : 'own',
      agency: { name, sector, level, evidence: 'manifest' },
      cells: cellsOfFigures(figures),
      claims: [],
    },
    [],
  )
}
