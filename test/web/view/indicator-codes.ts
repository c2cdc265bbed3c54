/** The codes of the dictionary, as the API serves it. */
import { readFileSync } from 'node:fs'

export function loadIndicatorCodes(): ReadonlyMap<string, { code: string }> {
  const file = new URL('../../../db/reference/indicators.json', import.meta.url)
  const { indicators } = JSON.parse(readFileSync(file, 'utf8')) as { indicators: { code: string }[] }
  return new Map(indicators.map((indicator) => [indicator.code, indicator]))
}

interface KnownIndicator {
  code: string
  unit: 'count' | 'items' | 'money' | 'ratio' | 'per_mille'
  byApplicant: boolean
  additive: boolean
}

/** The same with what decides on pictures. Reported by applicant is what table 3 prints, and rates made of that alone. */
export function loadIndicators(): ReadonlyMap<string, KnownIndicator> {
  const file = new URL('../../../db/reference/indicators.json', import.meta.url)
  const { indicators } = JSON.parse(readFileSync(file, 'utf8')) as {
    indicators: (Omit<KnownIndicator, 'byApplicant'> & { table: number | null; topics: string[] })[]
  }
  const byTable = (topics: readonly string[]) =>
    topics.includes('outcomes') || topics.includes('applications')
  return new Map(
    indicators.map((one) => [
      one.code,
      { ...one, byApplicant: one.table === 3 || (one.table === null && byTable(one.topics)) },
    ]),
  )
}
