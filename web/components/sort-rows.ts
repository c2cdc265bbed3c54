/** Sorting of table rows: stable, by number or by name in the language of the page, nulls last both ways. */
import { LOCALES, type Lang } from '../format/number.ts'

export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => number | string | null,
  down: boolean,
  lang: Lang,
): Row[] {
  const names = new Intl.Collator(LOCALES[lang], { numeric: true })
  return [...rows].sort((a, b) => {
    const one = value(a)
    const two = value(b)
    if (one === null || two === null) return one === two ? 0 : one === null ? 1 : -1
    const order =
      typeof one === 'number' && typeof two === 'number' ? one - two : names.compare(String(one), String(two))
    return down ? -order : order
  })
}
