/** Section `growth`: the same at several sizes of the nation, and how each figure grows with the number of reports. */
import type { NationFile } from './nation.ts'
import type { Timed } from './query.ts'
import { formatNumber } from './table.ts'

export interface Size {
  nation: NationFile
  timed: Timed[]
  /** p95 of a replaced report, milliseconds: on the clock, and of the processor. */
  replaced: { elapsed: number; busy: number }
  /** Bytes of the process after all queries. */
  resident: number
}

/** One row a figure, one column a size; the last says how it grows with the reports, from the smallest to the largest. */
export function growthTable(sizes: readonly Size[]): { head: string[]; rows: string[][] } {
  const head = [
    'figure',
    ...sizes.map(({ nation: { share } }) => `${share} %`),
    'growth as reports to the power of',
  ]
  const first = sizes[0]
  if (!first) throw new RangeError('No size was measured')
  const row = (name: string, of: (size: Size) => number, unit: string): string[] => {
    const values = sizes.map(of)
    return [name, ...values.map((value) => `${formatNumber(value)}${unit}`), powerOf(sizes, values)]
  }
  const questions = first.timed.flatMap(({ question: { id } }, i) => [
    row(`${id} p50`, ({ timed }) => timed[i]!.ours.p50, ' ms'),
    row(`${id} p95`, ({ timed }) => timed[i]!.ours.p95, ' ms'),
    row(`${id} p50, DuckDB`, ({ timed }) => timed[i]!.theirs.p50, ' ms'),
  ])
  return {
    head,
    rows: [
      ['reports', ...sizes.map(({ nation }) => `${nation.reports}`), '1'],
      row('facts', ({ nation }) => nation.facts, ''),
      row('load with all rollups, processor time', ({ nation }) => nation.times.loaded / 1000, ' s'),
      row('load, bare facts, processor time', ({ nation }) => nation.times.bare / 1000, ' s'),
      row('file', ({ nation }) => nation.bytes / 1024 ** 2, ' MB'),
      row('bytes a report', ({ nation }) => nation.bytes / nation.reports, ''),
      row('replacing a report, p95', ({ replaced }) => replaced.elapsed, ' ms'),
      row('of the processor', ({ replaced }) => replaced.busy, ' ms'),
      row('memory after the queries', ({ resident }) => resident / 1024 ** 2, ' MB'),
      ...questions,
    ],
  }
}

/** The exponent k of reports^k: 1 is linear, 0 does not grow. */
export function powerOf(sizes: readonly Pick<Size, 'nation'>[], values: readonly number[]): string {
  const [from, to] = [sizes[0], sizes.at(-1)]
  const [before, after] = [values[0], values.at(-1)]
  if (!from || !to || from === to || !before || !after) return ''
  return (Math.log(after / before) / Math.log(to.nation.reports / from.nation.reports)).toFixed(2)
}
