/**
 * The rows of a chart as a CSV file made in the browser, where no single answer of the API holds them. Pure.
 * UTF-8 with a mark for spreadsheets, RFC 4180; a missing value is an empty cell, a rate its plain number.
 */
import { pointAt, type ChartData } from './chart-data.ts'

/** What a spreadsheet would run as a formula is made text. */
const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One row a category, one column a series. */
export function formatTable(data: ChartData): string {
  const series = [...data.series, ...data.extra]
  const names = (all: readonly string[]) => all.map((name) => quoted(inert(name)))
  const head = names([data.subject, ...series.map(({ label }) => label)])
  const rows = data.categories.map(({ label }, category) => [
    ...names([label]),
    ...series.map((_, index) => `${pointAt(data, index, category).value ?? ''}`),
  ])
  return [head, ...rows].map((row) => row.join(',') + '\r\n').join('')
}

/** Address of the file. */
export function tableAddress(data: ChartData): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${formatTable(data)}`)}`
}
