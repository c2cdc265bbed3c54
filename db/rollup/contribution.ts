/** What one report adds to the vector of every place that it stands in. */
import { cellsOfForm, dictionary } from '../reference/indicators.ts'
import type { Form, Scope } from '../../server/report/report.ts'
import { AGENCY_SUM, blankKey, cellKey, gapCells, gapKey, quantityKey, reportsKey } from './keys.ts'
import type { Vector } from './vector.ts'

export interface RolledReport {
  id: number
  agency_id: number
  year: number
  form: Form
  scope: Scope
  errors: number
  missing: number
  /** Day of publication of the current document. */
  published: string | null
}

export interface RolledFact {
  indicator_id: number
  applicant_id: number
  value: number | null
}

/** Rules of severity error for each form: what a report can fail. */
export type RuleCounts = Readonly<Record<Form, number>>

/** Which indicators a form has a value for; a fact of another is printed beside the form and counts nowhere. */
const IN_FORM: Readonly<Record<Form, ReadonlySet<number>>> = { '2019': idsOf('2019'), '2021': idsOf('2021') }

const CELLS: Readonly<Record<Form, number>> = { '2019': cellsOfForm('2019'), '2021': cellsOfForm('2021') }

function idsOf(form: Form): Set<number> {
  return new Set(dictionary.indicators.flatMap(({ id, forms }) => (forms.includes(form) ? [id] : [])))
}

/**
 * @param failed how many rules of severity error have findings of that severity.
 * @param sector of the agency, which decides by when it has to publish.
 */
export function contributionOf(
  report: RolledReport,
  facts: readonly RolledFact[],
  failed: number,
  sector: string,
  rules: RuleCounts,
): Vector {
  const { form } = report
  const vector: Vector = new Map()
  const values = new Map<number, number>()
  const blanks: number[] = []
  for (const { indicator_id, applicant_id, value } of facts) {
    if (!IN_FORM[form].has(indicator_id)) continue
    const key = cellKey(form, indicator_id, applicant_id)
    if (value === null) {
      vector.set(blankKey(form, indicator_id, applicant_id), 1)
      blanks.push(key)
    } else if (value !== 0) {
      vector.set(key, value)
      values.set(key, value)
    }
  }
  if (blanks.length > 0) addGaps(vector, form, values, blanks)
  addReport(vector, report, failed, sector, rules)
  return vector
}

/** The units that a blank takes out, with what their other cells hold. */
function addGaps(
  vector: Vector,
  form: Form,
  values: ReadonlyMap<number, number>,
  blanks: readonly number[],
): void {
  const taken = new Set<number>()
  for (const key of blanks)
    for (const { measure, unit } of gapCells[form].get(key) ?? []) taken.add(gapKey(measure, unit, 'missing'))
  for (const key of taken) vector.set(key, 1)
  for (const [key, value] of values) {
    for (const { measure, unit, numerator, denominator } of gapCells[form].get(key) ?? []) {
      if (!taken.has(gapKey(measure, unit, 'missing'))) continue
      add(vector, gapKey(measure, unit, 'numerator'), numerator * value)
      add(vector, gapKey(measure, unit, 'denominator'), denominator * value)
    }
  }
}

function addReport(
  vector: Vector,
  { agency_id, year, form, scope, errors, missing, published }: RolledReport,
  failed: number,
  sector: string,
  rules: RuleCounts,
): void {
  const cells = CELLS[form]
  // Regulations on Open Government Information, Art. 49: governments have until the end of March.
  const due = `${year + 1}${sector === 'government' ? '-03-31' : '-01-31'}`
  vector.set(reportsKey(scope, form), 1)
  vector.set(AGENCY_SUM, agency_id)
  add(vector, quantityKey('report.count'), 1)
  add(vector, quantityKey('report.clean'), errors === 0 ? 1 : 0)
  add(vector, quantityKey('report.cells'), cells)
  add(vector, quantityKey('report.cells_filled'), cells - missing)
  add(vector, quantityKey('report.rules'), rules[form])
  add(vector, quantityKey('report.rules_held'), rules[form] - failed)
  add(vector, quantityKey('report.dated'), published === null ? 0 : 1)
  add(vector, quantityKey('report.on_time'), published !== null && published.slice(0, 10) <= due ? 1 : 0)
}

function add(vector: Vector, key: number, value: number): void {
  const sum = (vector.get(key) ?? 0) + value
  if (sum === 0) vector.delete(key)
  else vector.set(key, sum)
}
