/**
 * Which form a report is on: by its column labels, then by its rows; never by its year or a notice that it quotes,
 * since real reports of 2022 are printed on the form of 2019 and quote its number.
 */
import type { Form } from '../report.ts'
import { on } from './match-label.ts'
import type { Scan } from './scan.ts'

/** Measures that only one form has; `decisions` is in both. */
const MEASURES: Record<string, Form> = {
  newly_disclosed: '2019', disclosed_total: '2019', items_prev: '2019', items_change: '2019', items: '2019',
  repealed: '2021', in_force: '2021',
} // prettier-ignore
const ROWS: Record<string, Form> = {
  other_services: '2019', procurement: '2019', 'outcome.other.total': '2019',
  'outcome.other.no_correction': '2021', 'outcome.other.fee_unpaid': '2021', 'outcome.other.misc': '2021',
} // prettier-ignore

export interface FormDecision {
  form: Form
  /** False when no label tells the forms apart. */
  certain: boolean
}

export function decideForm(scan: Scan): FormDecision {
  return decide(columnVotes(scan)) ?? decide(rowVotes(scan)) ?? { form: byWidth(scan), certain: false }
}

type Votes = Record<Form, number>

function decide(votes: Votes): FormDecision | null {
  if (votes['2019'] === votes['2021']) return null
  return { form: votes['2019'] > votes['2021'] ? '2019' : '2021', certain: true }
}

function columnVotes(scan: Scan): Votes {
  const votes: Votes = { '2019': 0, '2021': 0 }
  for (const { tokens } of scan.headers)
    for (const token of tokens) {
      const measure = on(token.matches, 'measure')?.label.is
      const form =
        measure === 'made' ? madeForm(token.text) : measure === undefined ? undefined : MEASURES[measure]
      if (form) votes[form]++
      if (measure === 'amount' && /收费/.test(token.text)) votes['2021']++
      if (measure === 'amount' && /采购/.test(token.text)) votes['2019']++
    }
  return votes
}

/** 新制作 and 制发 are the same measure in the wording of either form. */
function madeForm(text: string): Form {
  return text.includes('发') ? '2021' : '2019'
}

function rowVotes(scan: Scan): Votes {
  const votes: Votes = { '2019': 0, '2021': 0 }
  for (const row of scan.rows) {
    const form = row.tokens.length > 0 ? ROWS[row.is] : undefined
    if (form) votes[form]++
  }
  return votes
}

/** Three figures for licences, penalties and coercion in the form of 2019, one in the form of 2021. */
function byWidth(scan: Scan): Form {
  const rows = scan.rows.filter((row) => ['licensing', 'penalty', 'coercion'].includes(row.is))
  const widths = rows.map((row) => row.tokens.filter((token) => token.kind !== 'blank').length)
  return widths.length > 0 && widths.every((width) => width <= 1) ? '2021' : '2019'
}
