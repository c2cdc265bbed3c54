/**
 * The arithmetic that the form prescribes for tables 3 and 4, as sums of cells. Reading uses it as evidence where a
 * row is short or blank; whether a complete report keeps to it is for the checks to say.
 */
import { APPLICANTS, type Form } from '../report.ts'
import { cellKey, FORMS } from '../tables/forms.ts'

/** left[0] + left[1] + … = right[0] + right[1] + …; terms are cell keys. */
export interface Identity {
  left: readonly string[]
  right: readonly string[]
}

const OUTCOME = /^outcome\.(?!total$)/

/** The rows of outcomes that make the total: as printed, since 其他处理 is one row or three in either form. */
export function identitiesOf(form: Form, printedCodes: readonly string[]): readonly Identity[] {
  const printed = (code: string) => printedCodes.includes(`outcome.other.${code}`)
  const oneRow = printed('total') !== printed('misc') ? printed('total') : form === '2019'
  const variant = `${form} ${oneRow}`
  const known = variants.get(variant)
  if (known) return known
  const made = makeIdentities(form, oneRow)
  variants.set(variant, made)
  return made
}

const variants = new Map<string, readonly Identity[]>()

function makeIdentities(form: Form, oneRow: boolean): Identity[] {
  const other = oneRow ? ['total'] : ['no_correction', 'fee_unpaid', 'misc']
  const codes = new Set([
    ...FORMS[form].applications.map((row) => row.code),
    ...other.map((code) => `outcome.other.${code}`),
  ])
  const outcomes = [...codes].filter(
    (code) =>
      OUTCOME.test(code) &&
      (!code.startsWith('outcome.other.') || (code === 'outcome.other.total') === oneRow),
  )
  const identities: Identity[] = []
  for (const code of codes)
    identities.push({
      left: [cellKey(code, 'total')],
      right: APPLICANTS.slice(0, 6).map((applicant) => cellKey(code, applicant)),
    })
  for (const applicant of APPLICANTS) {
    const key = (code: string) => cellKey(code, applicant)
    identities.push({ left: [key('outcome.total')], right: outcomes.map(key) })
    identities.push({
      left: [key('applications.received.new'), key('applications.received.carried_in')],
      right: [key('outcome.total'), key('applications.carried_out')],
    })
  }
  for (const { codes: results } of FORMS[form].legal)
    identities.push({ left: [results[4]!], right: results.slice(0, 4) })
  return identities
}

/** What an identity says once the known values are filled in; all cells are counts, so none is negative. */
export type Verdict =
  | 'holds'
  | 'fails'
  /** Both sides are known up to cells that all must be 0. */
  | 'rest_is_zero'
  | 'open'

export function evaluate(
  identity: Identity,
  value: (key: string) => number | null,
): { verdict: Verdict; open: string[] } {
  const left = tally(identity.left, value)
  const right = tally(identity.right, value)
  const open = [...left.open, ...right.open]
  if (open.length === 0) return { verdict: left.sum === right.sum ? 'holds' : 'fails', open }
  const [known, partial] = left.open.length === 0 ? [left, right] : [right, left]
  if (known.open.length > 0) return { verdict: 'open', open }
  if (partial.sum > known.sum) return { verdict: 'fails', open }
  return { verdict: partial.sum === known.sum ? 'rest_is_zero' : 'open', open }
}

function tally(keys: readonly string[], value: (key: string) => number | null) {
  let sum = 0
  const open: string[] = []
  for (const key of keys) {
    const known = value(key)
    if (known === null) open.push(key)
    else sum += known
  }
  return { sum, open }
}
