/** Readers of query parameters that drop what they do not understand: an old or foreign link still opens. */

/** The parameter when it is one of `allowed`, else `fallback`. */
export function readChoice<T extends string, F extends T | null>(
  params: URLSearchParams,
  name: string,
  allowed: readonly T[],
  fallback: F,
): T | F {
  const value = params.get(name)
  return allowed.find((choice) => choice === value) ?? fallback
}

/** Comma-separated values that match `pattern`, without repeats, at most `limit`. */
export function readList(params: URLSearchParams, name: string, pattern: RegExp, limit = 50): string[] {
  const parts = (params.get(name) ?? '').split(',').map((part) => part.trim())
  return [...new Set(parts.filter((part) => pattern.test(part)))].slice(0, limit)
}

const FIRST_YEAR = 2000
const LAST_YEAR = 2099

/** `2020`, `2019-2022` or a list of both, as sorted years. Backward and absurd ranges are dropped. */
export function readYears(params: URLSearchParams, name = 'years'): number[] {
  const years = new Set<number>()
  for (const part of (params.get(name) ?? '').split(',')) {
    const match = /^(\d{4})(?:-(\d{4}))?$/.exec(part.trim())
    if (!match) continue
    const from = Number(match[1])
    const to = Number(match[2] ?? match[1])
    if (from < FIRST_YEAR || to > LAST_YEAR) continue
    for (let year = from; year <= to; year++) years.add(year)
  }
  return [...years].sort((a, b) => a - b)
}

/** The shortest way to write the years: [2019, 2020, 2021, 2023] → `2019-2021,2023`. */
export function formatYears(years: readonly number[]): string {
  const parts: string[] = []
  const sorted = [...new Set(years)].sort((a, b) => a - b)
  for (let start = 0; start < sorted.length;) {
    let end = start
    while (sorted[end + 1] === sorted[end]! + 1) end++
    parts.push(start === end ? `${sorted[start]}` : `${sorted[start]}-${sorted[end]}`)
    start = end + 1
  }
  return parts.join(',')
}

/** Parameters as a search string: `''` or `?…`; empty values are left out, commas stay readable. */
export function formatParams(entries: Record<string, string | number | null | undefined>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(entries))
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value))
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text && `?${text}`
}
