/** Whether two answers say the same; a benchmark of a wrong answer says nothing. */
import { dictionary, indicatorByCode } from '../../db/reference/indicators.ts'
import type { Case, Figures } from './questions.ts'

const FEN = 100
/** Quotients of the same integers may differ in the last bit. */
const CLOSE = 1e-12

/** Rows of the peer, in its columns, as figures. */
export function figuresOfRows(
  { columns: { keys, codes } }: Pick<Case, 'columns'>,
  rows: readonly (readonly unknown[])[],
): Figures {
  const figures = new Map<string, number>()
  for (const row of rows) {
    if (codes[0] === 'cell') {
      const [year, indicator, applicant, value, form] = row
      const entry = dictionary.indicators.find(({ id }) => id === Number(indicator))
      const column = dictionary.applicants.find(({ id }) => id === Number(applicant))
      if (!entry || value === null || Number(value) === 0) continue
      // Sums of parts are facts as well, but no cell of a form that prints only the parts.
      if (!entry.printed.some((printed) => printed === form)) continue
      figures.set(`${String(year)} ${entry.code} ${column?.code ?? ''}`, inYuan(entry.code, Number(value)))
      continue
    }
    const key = row.slice(0, keys).map(String).join(' ')
    codes.forEach((code, i) => {
      const value = Number(row[keys + i] ?? 0)
      if (value !== 0) figures.set(`${key} ${code}`, inYuan(code, value))
    })
  }
  return figures
}

function inYuan(code: string, value: number): number {
  return indicatorByCode.get(code)?.unit === 'money' ? value / FEN : value
}

/** The first few differences in words; none when the same is said. */
export function differencesOf(ours: Figures, theirs: Figures): string[] {
  const keys = new Set([...ours.keys(), ...theirs.keys()])
  return [...keys].flatMap((key) => {
    const [a, b] = [ours.get(key) ?? 0, theirs.get(key) ?? 0]
    return Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b)) ? [] : [`${key}: ${a}, not ${b}`]
  })
}
