/** Distributions and changes, worked out the slow and obvious way from naive aggregates. */
import { indicatorByCode } from '../../db/reference/indicators.ts'
import { naiveAggregate, type NaiveQuestion, type NaiveReport, type NaiveRow } from './naive-aggregate.ts'

/** Keys of rows are their dimensions joined by `|`, the applicant last. */
const parts = (key: string) => key.split('|')

export function naiveDistributions(reports: readonly NaiveReport[], asked: NaiveQuestion) {
  const dimensions = asked.by.filter((name) => name !== 'applicant').length
  const agencies = naiveAggregate(reports, { ...asked, by: [...asked.by, 'agency'], scope: 'own' })
  return (key: string, code: string) => {
    const members = [...agencies].filter(([each]) => {
      const own = parts(each)
      const rest = own.slice(dimensions + 1).map((applicant) => `|${applicant}`)
      return own.slice(0, dimensions).join('|') + rest.join('') === key
    })
    const values = members.map(([, row]) => comparable(row, code)).filter((value) => value !== null)
    const sorted = values.sort((a, b) => a - b)
    const at = (share: number) => (sorted.length === 0 ? null : between(sorted, share))
    const sum = sorted.reduce((total, value) => total + value, 0)
    return {
      n: sorted.length,
      excluded: members.length - sorted.length,
      values: {
        n: sorted.length,
        mean: sorted.length === 0 ? null : sum / sorted.length,
        min: at(0),
        q1: at(0.25),
        median: at(0.5),
        q3: at(0.75),
        max: at(1),
      },
    }
  }
}

/** A rate over fewer than 30 cases is not laid beside others. */
function comparable(row: NaiveRow, code: string): number | null {
  const { denominator } = indicatorByCode.get(code)!
  const value = row.values[code] ?? null
  if (denominator === null || (denominator === 'report.count' && !code.startsWith('quality.'))) return value
  return (row.parts[code]?.[1] ?? 0) >= 30 ? value : null
}

function between(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)]!
  return low + (place % 1) * (sorted[Math.ceil(place)]! - low)
}

export function naiveChanges(reports: readonly NaiveReport[], asked: NaiveQuestion) {
  const now = naiveAggregate(reports, asked)
  const before = naiveAggregate(reports, { ...asked, years: asked.years.map((year) => year - 1) })
  const place = asked.by.filter((name) => name !== 'applicant').indexOf('year')
  return (key: string, code: string) => {
    const earlier = parts(key)
    earlier[place] = String(Number(earlier[place]) - 1)
    return changeOf(now.get(key)!, before.get(earlier.join('|')), code)
  }
}

function changeOf(row: NaiveRow, base: NaiveRow | undefined, code: string) {
  const { forms, unit, comparability } = indicatorByCode.get(code)!
  const value = row.values[code] ?? null
  const previous = base?.values[code] ?? null
  const change = { previous, absolute: null, relative: null, points: null, reports: base?.reports ?? 0 }
  if (!base) return { ...change, reason: 'gap_year' }
  const prints = (one: NaiveRow) => forms.some((form) => one.made.forms.includes(form))
  if (!prints(row) || !prints(base)) return { ...change, reason: 'form_break' }
  if (value === null) return { ...change, reason: 'no_value' }
  if (previous === null) return { ...change, reason: 'base_blank' }
  const mixture = ({ scope, made, reports }: NaiveRow) =>
    scope === 'mixed' ? `${made.own}/${reports}` : scope
  if (mixture(row) !== mixture(base)) return { ...change, reason: 'scope_changed' }
  if (comparability === 'approximate' && row.made.forms !== base.made.forms) {
    return { ...change, reason: 'form_break' }
  }
  if (unit === 'ratio') return { ...change, points: (value - previous) * 100, reason: null }
  if (unit === 'per_mille') return { ...change, points: value - previous, reason: null }
  const absolute = value - previous
  if (previous === 0) return { ...change, absolute, reason: 'base_zero' }
  return { ...change, absolute, relative: absolute / Math.abs(previous), reason: null }
}
