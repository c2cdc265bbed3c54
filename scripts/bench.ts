/**
 * `npm run bench [-- SECTION … --share P --nation --keep DIR]`: each section measures against its budgets or its peers
 * and prints a Markdown table; all of them unless some are named. Exit status: 0 all within budget, 1 not, 2 usage.
 *
 * - `read`: reading documents; `formats`: how many cells of known reports come back from each format and layout;
 *   `checks`: how many slips in reports are found and traced to their cells
 * - `load`, `query`, `http`, `export`, `web`: the whole system over a part of the made-up nation, 1 % unless `--share`
 *   names another number of percent or `--nation` wants all of it
 * - `growth`: loading and asking at 1 % and 10 %, with `--nation` at 100 % too
 *
 * Databases lie in the folder for temporary files and go when all is measured; with `--keep` they stay for another run.
 */
import { parseArgs } from 'node:util'
import { atScale, type AtScale } from './bench/at-scale.ts'
import { isTrusted, measureChecks, type SlipRow } from './bench/checks.ts'
import { measureFormats, type FormatRow } from './bench/formats.ts'
import { describeMachine } from './bench/machine.ts'
import { benchRead } from './bench/read.ts'
import { isMet, type Budget } from './bench/rounds.ts'
import { BUDGET_HEAD, budgetRow, markdownTable } from './bench/table.ts'

/** Each prints its table and says whether all was within budget. */
const SECTIONS: Readonly<Record<string, (scale: AtScale) => Promise<boolean>>> = {
  read: async () => printBudgets(await benchRead()),
  load: async (scale) => printBudgets(await scale.load()),
  query: async (scale) => printBudgets(await scale.query()),
  http: async (scale) => printBudgets(await scale.http()),
  export: async (scale) => printBudgets(await scale.export()),
  web: async (scale) => printBudgets(await scale.web()),
  growth: async (scale) => {
    const { head, rows } = await scale.growth()
    printTable(head, rows)
    return true
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
  checks: async () => {
    const { honest, rows } = await measureChecks()
    printTable(
      [
        'slip',
        'cases',
        'found in the report',
        'found beside other years',
        'its cells named, with their true values',
        'among the cells named as possible',
        'found, no cell named',
        'another cell or value named',
      ],
      rows.map(({ kind, cases, byReport, byYears, localisations }) => [
        kind.name,
        `${cases}`,
        percent(byReport, cases),
        percent(byYears, cases),
        ...[localisations.localised, localisations.among, localisations.open].map((n) => percent(n, cases)),
        percent(localisations.wrong + localisations.value, cases),
      ]),
    )
    process.stdout.write(
      `\n${sumOf(rows, ({ cases }) => cases)} slips in ${honest.reports} honest made-up reports, on which ${honest.alarms.length} errors or warnings were raised.\n` +
        `Chance made the figures of ${honest.redrawn.times} of ${honest.redrawn.rows} rows of table 2 look like a slip; they were drawn again.\n`,
    )
    for (const { rule, message } of honest.alarms.slice(0, 10))
      process.stdout.write(`false alarm: ${rule} ${message.en}\n`)
    return isTrusted(honest, rows)
  },
}

const asked = readArguments(process.argv.slice(2))
if (asked === null) process.exitCode = 2
else {
  const scale = atScale(asked)
  try {
    for (const name of asked.sections) {
      process.stdout.write(`\n## ${name}\n\n`)
      if (!(await SECTIONS[name]!(scale))) process.exitCode = 1
    }
  } finally {
    scale.close()
  }
  process.stdout.write(`\n${asked.share} % of the nation. ${describeMachine()}\n`)
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        share: { type: 'string' },
        nation: { type: 'boolean', default: false },
        keep: { type: 'string' },
      },
    })
    const unknown = positionals.find((name) => !(name in SECTIONS))
    if (unknown !== undefined)
      throw new RangeError(`No section ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}`)
    const share = Number(values.share ?? (values.nation ? 100 : 1))
    if (!(share >= 0.1 && share <= 100)) throw new RangeError('--share: a number of percent from 0.1 to 100')
    const sections = positionals.length > 0 ? positionals : Object.keys(SECTIONS)
    return { sections, share, nation: values.nation, keep: values.keep ?? null }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}

function printBudgets(budgets: readonly Budget[]): boolean {
  printTable(BUDGET_HEAD, budgets.map(budgetRow))
  return budgets.every((budget) => isMet(budget) !== false)
}

function sumOf(rows: readonly SlipRow[], of: (row: SlipRow) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0)
}

/** Rounded down: 100 % is all of them. */
function percent(part: number, all: number): string {
  return `${(Math.floor((part / all) * 1000) / 10).toFixed(1)} %`
}

/** Rounded down: 100 % is all of them. */
function shareOf({ right, withheld, flagged, silent }: FormatRow): string {
  const all = right + withheld + flagged + silent
  return `${right} of ${all} (${(Math.floor((right / all) * 1000) / 10).toFixed(1)} %)`
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]) {
  process.stdout.write(markdownTable(head, rows))
}
