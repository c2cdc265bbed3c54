/**
 * Formulas of the dictionary: sums of indicator codes, such as
 * `outcome.granted + outcome.partial`, `legal.reconsideration.total - legal.reconsideration.pending` or
 * `applications.received.new[natural_person]`. There are no brackets, factors or functions: every formula is
 * linear, so that a sum over many reports equals the formula of the sums.
 *
 * A code may itself be derived; `expandFormula` replaces it by what it stands for, until only printed cells
 * remain. A printed indicator may carry a formula too: `outcome.other.total` is one row in the form of 2019 and
 * three rows in that of 2021, so its formula lists all four. It is a figure of every report, as printed or as the sum
 * of its parts (`db/whole-rows.ts`), and so stands for itself.
 *
 * `report.…` are quantities of a report as a whole, not of its cells (`report-quantities.ts`).
 */
import { isReportQuantity } from './report-quantities.ts'

export interface Term {
  code: string
  /** One applicant type of table 3; null: whatever the question asks for, by default `total`. */
  applicant: string | null
  sign: 1 | -1
}

/** What expansion needs to know of an indicator. */
export interface Derivation {
  code: string
  /** Statutory table, null for derived indicators. */
  table: number | null
  numerator: string | null
  denominator: string | null
}

const TERM = /\s*([+-])?\s*([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)(?:\[([a-z_]+)\])?\s*/y

/**
 * Reads a formula into its terms.
 * @throws SyntaxError when the text is not a sum of codes.
 */
export function parseFormula(text: string): Term[] {
  const terms: Term[] = []
  TERM.lastIndex = 0
  while (TERM.lastIndex < text.length) {
    const position = TERM.lastIndex
    const match = TERM.exec(text)
    const operator = match?.[1]
    if (!match || (operator === undefined && terms.length > 0)) {
      throw new SyntaxError(`Not a sum of indicator codes at ${position}: ${text}`)
    }
    terms.push({ code: match[2]!, applicant: match[3] ?? null, sign: operator === '-' ? -1 : 1 })
  }
  if (terms.length === 0) throw new SyntaxError('An empty formula')
  return terms
}

/** The formula as text again; `parseFormula` gives the same terms. */
export function formatFormula(terms: readonly Term[]): string {
  return terms
    .map(({ code, applicant, sign }, i) => {
      const operator = i === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? ' - ' : ' + '
      return operator + code + (applicant === null ? '' : `[${applicant}]`)
    })
    .join('')
}

/**
 * Terms over printed cells only, in the order of the formula; what cancels out (`total - pending` of a total
 * that lists `pending`) is left to arithmetic.
 * @throws RangeError for an unknown code, a cycle, or a quotient inside a sum: the dictionary is wrong.
 */
export function expandFormula(text: string, dictionary: ReadonlyMap<string, Derivation>): Term[] {
  return expandTerms(parseFormula(text), dictionary, [])
}

/** The printed cells that an indicator's value (for a rate: its numerator) is made of. */
export function expandIndicator(code: string, dictionary: ReadonlyMap<string, Derivation>): Term[] {
  const indicator = dictionary.get(code)
  if (!indicator) throw new RangeError(`Unknown indicator ${code}`)
  if (indicator.numerator === null || indicator.table !== null) return [{ code, applicant: null, sign: 1 }]
  return expandTerms(parseFormula(indicator.numerator), dictionary, [code])
}

function expandTerms(
  terms: readonly Term[],
  dictionary: ReadonlyMap<string, Derivation>,
  path: readonly string[],
): Term[] {
  return terms.flatMap((term) => {
    if (isReportQuantity(term.code)) return [term]
    const indicator = dictionary.get(term.code)
    if (!indicator)
      throw new RangeError(`Unknown indicator ${term.code} in the formula of ${path.at(-1) ?? '?'}`)
    if (indicator.numerator === null || indicator.table !== null) return [term]
    if (indicator.denominator !== null) throw new RangeError(`${term.code} is a quotient and cannot be added`)
    if (path.includes(term.code)) throw new RangeError(`${term.code} is defined by itself`)
    const inner = expandTerms(parseFormula(indicator.numerator), dictionary, [...path, term.code])
    return inner.map((leaf) => ({
      code: leaf.code,
      applicant: leaf.applicant ?? term.applicant,
      sign: leaf.sign === term.sign ? 1 : (-1 as 1 | -1),
    }))
  })
}
