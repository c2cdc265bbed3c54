/**
 * `npm run bench [-- SECTION]`: `read` measures reading against its budgets, `formats` how many cells of known reports
 * come back from each format and layout. Prints Markdown tables. Exit status: 0 all within budget, 1 not, 2 usage.
 */
import { arch, cpus, platform } from 'node:os'
import { measureFormats, type FormatRow } from './bench/formats.ts'
import { benchRead } from './bench/read.ts'
import { isMet, type Budget } from './bench/rounds.ts'

const SECTIONS: Readonly<Record<string, () => Promise<boolean>>> = {
  read: async () => {
    const budgets = await benchRead()
    printTable(
      ['budget', 'measured', 'ms', 'peer', 'ms', 'ratio', 'met'],
      budgets.map((budget) => [
        `${budget.id} ${budget.what}`,
        budget.measured,
        budget.ours.toFixed(2),
        budget.peer,
        budget.theirs.toFixed(2),
        `${budget.ratio.toFixed(2)} (${boundOf(budget)})`,
        isMet(budget) ? 'yes' : 'no',
      ]),
    )
    process.stdout.write(
      `\n${cpus()[0]?.model ?? arch()}, ${cpus().length} cores, ${platform()}, Node ${process.version}\n`,
    )
    return budgets.every(isMet)
  },
  formats: async () => {
    const rows = await measureFormats()
    printTable(
      ['format', 'layout', 'documents', 'cells right', 'withheld or flagged', 'wrong in silence'],
      rows.map((row) => [
        row.format,
        row.family,
        `${row.documents}`,
        shareOf(row),
        `${row.withheld + row.flagged}`,
        `${row.silent}`,
      ]),
    )
    return rows.every(({ silent }) => silent === 0)
  },
}

const chosen = process.argv.slice(2)
const unknown = chosen.find((name) => !(name in SECTIONS))
if (unknown !== undefined) {
  process.stderr.write(`No section ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}\n`)
  process.exitCode = 2
} else {
  for (const name of chosen.length > 0 ? chosen : Object.keys(SECTIONS))
    if (!(await SECTIONS[name]!())) process.exitCode = 1
}

function boundOf({ bound }: Budget): string {
  return 'least' in bound ? `≥ ${bound.least}` : `≤ ${bound.most}`
}

/** Rounded down: 100 % is all of them. */
function shareOf({ right, withheld, flagged, silent }: FormatRow): string {
  const all = right + withheld + flagged + silent
  return `${right} of ${all} (${(Math.floor((right / all) * 1000) / 10).toFixed(1)} %)`
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  process.stdout.write(line(head) + line(head.map(() => '---')) + rows.map(line).join(''))
}
