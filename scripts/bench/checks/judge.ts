/** What the checks make of a slip whose cells and true values are known. */
import { figurePrints } from '../../../server/report/check/copied-figures.ts'
import { Figures } from '../../../server/report/check/figures.ts'
import { judgeHistory } from '../../../server/report/check/history.ts'
import type { CellRef, Finding, Parsed } from '../../../server/report/report.ts'
import type { Values } from './honest-history.ts'

/**
 * `localised`: exactly the cells of the slip are named, each with the true value. `value`: exactly those cells, another
 * value. `among`: they are among several named as possible. `wrong`: some other cell is named, or the candidates miss.
 * `open`: found, no cell named.
 */
export type Localisation = 'localised' | 'value' | 'among' | 'wrong' | 'open'

export interface Verdict {
  /** By the report alone; with the years around it. */
  detected: 'report' | 'years' | 'no'
  localisation: Localisation | null
}

const keyOf = ({ code, applicant }: CellRef) => (applicant === undefined ? code : `${code}[${applicant}]`)

export const alarms = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity !== 'info')

/** Alarms that the reports of one agency raise beside each other, by their place in the history. */
export function acrossAlarms(history: readonly Parsed[]): Finding[][] {
  const judged = judgeHistory(
    history.map(({ year, form, scope, cells }, id) => ({
      id,
      year,
      form,
      scope,
      figures: new Figures(cells),
      prints: figurePrints(cells),
      prose: null,
    })),
  )
  return history.map((_, id) => alarms(judged.get(id)!.findings))
}

/**
 * @param truth the true values of the cells that hold something else, by key.
 * @param at the place of their report in the history.
 */
export function judge(truth: Values, history: readonly Parsed[], at: number): Verdict {
  const own = alarms(history[at]!.findings)
  if (own.length > 0) return { detected: 'report', localisation: localise(truth, own) }
  const across = acrossAlarms(history)
  if (across.every((findings) => findings.length === 0)) return { detected: 'no', localisation: null }
  return { detected: 'years', localisation: localiseAcross(truth, across[at]!) }
}

function localise(truth: Values, findings: readonly Finding[]): Localisation {
  const named = new Map<string, number>()
  const possible = new Set<string>()
  for (const { suspect, slip, candidates } of findings) {
    for (const cell of slip?.cells ?? (suspect ? [suspect] : [])) named.set(keyOf(cell), cell.value)
    for (const cell of candidates ?? []) possible.add(keyOf(cell))
  }
  const wanted = Object.keys(truth)
  if ([...named.keys()].some((key) => !(key in truth))) return 'wrong'
  if (wanted.every((key) => named.has(key)))
    return wanted.every((key) => named.get(key) === truth[key]) ? 'localised' : 'value'
  if (wanted.every((key) => named.has(key) || possible.has(key))) return 'among'
  return named.size + possible.size > 0 ? 'wrong' : 'open'
}

/** A comparison of years judges a cell of one of them; what it says should stand there, if it says so, must be true. */
function localiseAcross(truth: Values, findings: readonly Finding[]): Localisation {
  const judged = findings.map(({ cells, expected }) => ({ key: keyOf(cells[0]!), expected }))
  if (judged.length === 0) return 'open'
  if (judged.some(({ key }) => !(key in truth))) return 'wrong'
  return judged.every(({ key, expected }) => expected === undefined || expected === truth[key])
    ? 'localised'
    : 'value'
}
