/** The codes of the dictionary, as the API serves it. */
import { readFileSync } from 'node:fs'

export function loadIndicatorCodes(): ReadonlyMap<string, { code: string }> {
  const file = new URL('../../../db/reference/indicators.json', import.meta.url)
  const { indicators } = JSON.parse(readFileSync(file, 'utf8')) as { indicators: { code: string }[] }
  return new Map(indicators.map((indicator) => [indicator.code, indicator]))
}
