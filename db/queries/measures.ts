/**
 * What can be measured: each indicator of the dictionary as two sums over printed cells, per form. Nothing else
 * knows how a derived figure is put together.
 */
import { expandFormula, expandIndicator, type Term } from '../reference/formula.ts'
import { dictionary, indicatorByCode, type IndicatorEntry } from '../reference/indicators.ts'
import { isReportQuantity, type ReportQuantity } from '../reference/report-quantities.ts'
import type { Form } from '../../server/report/report.ts'

/** `total` of table 3, and the six types that it sums; ids as in the table `applicant`. */
export const TOTAL_APPLICANT = 7
export const applicantIds: ReadonlyMap<string, number> = new Map(
  dictionary.applicants.map(({ code, id }) => [code, id]),
)
export const applicantTypes = dictionary.applicants.filter(({ id }) => id !== TOTAL_APPLICANT)

/** One printed cell in a measure. `applicant`: 0 outside table 3; null: whichever applicant is asked for. */
export interface MeasureCell {
  indicator: number
  applicant: number | null
  numerator: number
  denominator: number
}

export interface Measure {
  code: string
  unit: IndicatorEntry['unit']
  comparability: IndicatorEntry['comparability']
  /** Table 3 row by row: has a value for each applicant type. */
  byApplicant: boolean
  isQuotient: boolean
  /** The numerator is part of the denominator: a share, with a Wilson interval. */
  proportion: boolean
  /** A level at year end: two years of it must not be added. */
  stock: boolean
  /** May be added over agencies. */
  additive: boolean
  /** Touches reconsideration or litigation, which changed in law in 2024. */
  legal: boolean
  /** Numerators are sums of money, which the database holds in fen. */
  money: boolean
  forms: ReadonlyMap<Form, readonly MeasureCell[]>
  /** Whether `forms` has it. */
  in2019: boolean
  in2021: boolean
  /** What the quotient is multiplied by: 1000 for cases per thousand. */
  scale: number
  /** The denominator is the number of reports that hold a value: a mean per report. */
  perReport: boolean
  /** A quotient of quantities of whole reports; then no cell is counted. */
  ofReports: { numerator: ReportQuantity; denominator: ReportQuantity } | null
  /** The first rate less the second; both are measures of the question too. */
  difference: readonly [string, string] | null
}

export const measures: ReadonlyMap<string, Measure> = new Map(
  dictionary.indicators.map((entry) => [entry.code, measureOf(entry)]),
)

function measureOf(entry: IndicatorEntry): Measure {
  if (entry.difference) return differenceOf(entry, entry.difference)
  const numerator = expandIndicator(entry.code, indicatorByCode)
  const denominator = entry.denominator === null ? [] : expandFormula(entry.denominator, indicatorByCode)
  const ofReports = reportQuotient(numerator, denominator)
  const cells = [...numerator, ...denominator].filter(({ code }) => !isReportQuantity(code))
  const indicators = cells.map(({ code }) => indicator(code))
  const perReport = ofReports === null && denominator.some(({ code }) => code === 'report.count')
  return {
    code: entry.code,
    unit: entry.unit,
    comparability: entry.comparability,
    // A mean per report is one of whole reports: of its columns there may be none or several.
    byApplicant:
      ofReports === null &&
      !perReport &&
      cells.every(({ code, applicant }) => indicator(code).table === 3 && applicant === null),
    isQuotient: entry.denominator !== null,
    proportion: entry.proportion,
    stock: isStock(numerator) || isStock(denominator),
    additive: indicators.every(({ additive }) => additive),
    legal: indicators.some(({ table }) => table === 4),
    money: numerator.some(({ code }) => !isReportQuantity(code) && indicator(code).unit === 'money'),
    forms: new Map(entry.forms.map((form) => [form, ofReports ? [] : cellsOf(form, numerator, denominator)])),
    ...formsOf(entry),
    scale: entry.unit === 'per_mille' ? 1000 : 1,
    perReport,
    ofReports,
    difference: null,
  }
}

function differenceOf(entry: IndicatorEntry, difference: readonly [string, string]): Measure {
  return {
    code: entry.code,
    unit: entry.unit,
    comparability: entry.comparability,
    byApplicant: false,
    isQuotient: false,
    proportion: false,
    stock: false,
    additive: true,
    legal: false,
    money: false,
    forms: new Map(entry.forms.map((form) => [form, []])),
    ...formsOf(entry),
    scale: 1,
    perReport: false,
    ofReports: null,
    difference,
  }
}

function formsOf({ forms }: IndicatorEntry): Pick<Measure, 'in2019' | 'in2021'> {
  return { in2019: forms.includes('2019'), in2021: forms.includes('2021') }
}

/** @throws RangeError for a formula that mixes cells and whole reports in a way that has no meaning. */
function reportQuotient(numerator: readonly Term[], denominator: readonly Term[]): Measure['ofReports'] {
  const [top, bottom] = [numerator[0]?.code ?? '', denominator[0]?.code ?? '']
  if (!isReportQuantity(top)) return null
  if (numerator.length !== 1 || denominator.length !== 1 || !isReportQuantity(bottom)) {
    throw new RangeError(`Not a quotient of two quantities of reports: ${top} / ${bottom}`)
  }
  return { numerator: top, denominator: bottom }
}

/**
 * A level plus a flow is a level; but a level less a level is a flow (backlog at the end less backlog at the
 * start), and so is a total less what is pending in it.
 */
function isStock(terms: readonly Term[]): boolean {
  const levels = terms.filter(({ code }) => !isReportQuantity(code) && indicator(code).kind === 'stock')
  return levels.reduce((net, { sign }) => net + sign, 0) > 0
}

/** The cells that a report of this form contributes; a term that the form does not print is not part of it. */
function cellsOf(form: Form, numerator: readonly Term[], denominator: readonly Term[]): MeasureCell[] {
  const cells = new Map<string, MeasureCell>()
  const add = (part: 'numerator' | 'denominator', { code, applicant, sign }: Term): void => {
    if (isReportQuantity(code)) return
    const { id, table, forms } = indicator(code)
    if (!forms.includes(form)) return
    const column = table !== 3 ? 0 : applicant === null ? null : applicantId(applicant)
    const key = `${id}:${column}`
    const cell = cells.get(key) ?? { indicator: id, applicant: column, numerator: 0, denominator: 0 }
    cell[part] += sign
    cells.set(key, cell)
  }
  for (const term of numerator) add('numerator', term)
  for (const term of denominator) add('denominator', term)
  return [...cells.values()].filter((cell) => cell.numerator !== 0 || cell.denominator !== 0)
}

function indicator(code: string): IndicatorEntry {
  const entry = indicatorByCode.get(code)
  if (!entry) throw new RangeError(`Unknown indicator ${code}`)
  return entry
}

function applicantId(code: string): number {
  const id = applicantIds.get(code)
  if (id === undefined) throw new RangeError(`Unknown applicant type ${code}`)
  return id
}
