/** Made-up reports whose tables add up: printed cells by key, and the row of outcomes that the form prints. */
import fc from 'fast-check'
import { APPLICANTS, type Form } from '../../../server/report/report.ts'
import { cellKey, cellSlots, FORMS } from '../../../server/report/tables/forms.ts'

/** What is printed in each cell, by key. */
export type Figures = Map<string, string>

/** A form's figures from a stream of small counts; sums are computed, so that all identities hold. */
export function figuresFrom(form: Form, next: () => number): Figures {
  const figures = new Map<string, number>()
  for (const { code, table, kind } of cellSlots(form))
    if (table === 2) figures.set(code, kind === 'change' ? next() - next() : next())
  const codes = FORMS[form].applications.map((row) => row.code)
  const outcomes = codes.filter((code) => code.startsWith('outcome.') && code !== 'outcome.total')
  for (const applicant of APPLICANTS.slice(0, 6)) {
    const key = (code: string) => cellKey(code, applicant)
    let total = 0
    for (const code of outcomes) {
      const value = applicant === 'natural_person' || next() % 3 === 0 ? next() : 0
      figures.set(key(code), value)
      total += value
    }
    const carriedOut = next() % 4
    const carriedIn = Math.min(next() % 3, total + carriedOut)
    figures.set(key('outcome.total'), total)
    figures.set(key('applications.carried_out'), carriedOut)
    figures.set(key('applications.received.carried_in'), carriedIn)
    figures.set(key('applications.received.new'), total + carriedOut - carriedIn)
  }
  for (const code of codes)
    figures.set(
      cellKey(code, 'total'),
      APPLICANTS.slice(0, 6).reduce((sum, applicant) => sum + figures.get(cellKey(code, applicant))!, 0),
    )
  for (const { codes: results } of FORMS[form].legal) {
    const parts = results.slice(0, 4).map((code) => [code, next() % 5] as const)
    for (const [code, value] of parts) figures.set(code, value)
    figures.set(
      results[4]!,
      parts.reduce((sum, [, value]) => sum + value, 0),
    )
  }
  return new Map(
    [...figures].map(([key, value]) => [key, key.endsWith('.amount') ? amount(value) : `${value}`]),
  )
}

const amount = (value: number) => (value === 0 ? '0' : `${value}.5万元`)

/** The number that a figure stands for: amounts in yuan. */
export function numberOf(figure: string): number {
  return figure.endsWith('万元') ? Math.round(Number(figure.slice(0, -2)) * 10_000) : Number(figure)
}

export const anyFigures = (form: Form): fc.Arbitrary<Figures> =>
  fc.array(fc.nat({ max: 60 }), { minLength: 400, maxLength: 400 }).map((numbers) => {
    let at = 0
    return figuresFrom(form, () => numbers[at++ % numbers.length]!)
  })

/** A fixed, repeatable report with many zeros and a few large numbers, as most real ones are. */
export function sampleFigures(form: Form, seed = 1): Figures {
  let state = seed
  return figuresFrom(form, () => {
    state = (state * 48271) % 2147483647
    return state % 5 < 2 ? 0 : state % 37
  })
}
