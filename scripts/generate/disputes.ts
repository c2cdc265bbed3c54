/** Table 4 of one year: reconsideration and litigation about requests. */
import { placeOf, type Figures } from '../../db/load/figures.ts'
import { shareOut, type Chance } from './random.ts'

/** Upheld, corrected, other, pending; the total follows them in the form. */
const RESULTS = [0.55, 0.13, 0.22, 0.1] as const

const GROUPS = [
  { code: 'legal.reconsideration', before: 0.55, after: 0.85 },
  { code: 'legal.litigation_direct', before: 0.25, after: 0.04 },
  { code: 'legal.litigation_after_reconsideration', before: 0.2, after: 0.11 },
] as const

/** From 2024 a refusal must be reconsidered before it can be sued over. */
const PRECONDITION = 2024

export function fillDisputes(figures: Figures, year: number, disputed: number, chance: Chance): void {
  const shares = GROUPS.map(({ before, after }) => (year < PRECONDITION ? before : after))
  shareOut(chance, disputed, shares).forEach((cases, group) => {
    if (cases === 0) return
    const first = placeOf(figures.form, `${GROUPS[group]!.code}.upheld`)
    shareOut(chance, cases, RESULTS).forEach((n, result) => (figures.values[first + result] = n))
    figures.values[first + RESULTS.length] = cases
  })
}
