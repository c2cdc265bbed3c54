/** Dates for readers. Times of the API are ISO 8601 in UTC. */
import { LOCALES, type Lang } from './number.ts'

/** 2026-01-31T08:00:00Z → 2026年1月31日 · 31 January 2026; what is not a date stays as it is. */
export function formatDate(iso: string, lang: Lang): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long' }).format(date)
}

/** [2019, 2020, 2021] → 2019–2021; [2019, 2021] → 2019、2021 · 2019, 2021 */
export function formatYearList(years: readonly number[], lang: Lang): string {
  const parts: string[] = []
  for (let start = 0; start < years.length;) {
    let end = start
    while (years[end + 1] === years[end]! + 1) end++
    parts.push(start === end ? `${years[start]}` : `${years[start]}–${years[end]}`)
    start = end + 1
  }
  return parts.join(lang === 'zh' ? '、' : ', ')
}
