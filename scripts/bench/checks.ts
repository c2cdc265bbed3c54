/**
 * Section `checks`: honest made-up reports, of which none may raise an alarm; and slips put into them, of which as many
 * as possible must be found and traced to their cells. The whole road is taken each time: printed, read, checked.
 */
import { randomFrom, type Random } from '../fuzz/random.ts'
import { honestHistory, type HonestReport, type Redrawn } from './checks/honest-history.ts'
import { acrossAlarms, alarms, judge, type Localisation, type Verdict } from './checks/judge.ts'
import { readPrinted } from './checks/print.ts'
import { SLIP_KINDS, type SlipKind } from './checks/slips.ts'
import type { Finding, Parsed } from '../../server/report/report.ts'

export interface Told {
  honest: HonestReport
  read: Parsed
}

export interface Honest {
  histories: Told[][]
  reports: number
  /** Findings of severity error or warning on them: false alarms, all of them. */
  alarms: Finding[]
  redrawn: Redrawn
}

export interface SlipRow {
  kind: SlipKind
  cases: number
  byReport: number
  byYears: number
  localisations: Record<Localisation, number>
}

/** Histories of both forms and of the change between them. */
const SPANS = [
  [2019, 2020],
  [2019, 2022],
  [2021, 2024],
  [2022, 2025],
] as const

export async function readHonest(random: Random, atLeast: number): Promise<Honest> {
  const honest: Honest = { histories: [], reports: 0, alarms: [], redrawn: { rows: 0, times: 0 } }
  while (honest.reports < atLeast) {
    const [first, last] = SPANS[honest.histories.length % SPANS.length]!
    const told: Told[] = []
    for (const report of honestHistory(random, first, last, honest.redrawn))
      told.push({ honest: report, read: await readPrinted(report) })
    const reports = told.map(({ read }) => read)
    honest.alarms.push(
      ...reports.flatMap(({ findings }) => alarms(findings)),
      ...acrossAlarms(reports).flat(),
    )
    honest.histories.push(told)
    honest.reports += told.length
  }
  return honest
}

/** As many cases of each kind. */
export async function injectSlips(
  { histories }: Honest,
  random: Random,
  cases: number,
  kinds: readonly SlipKind[] = SLIP_KINDS,
): Promise<SlipRow[]> {
  const rows: SlipRow[] = []
  for (const kind of kinds) {
    const row: SlipRow = { kind, cases: 0, byReport: 0, byYears: 0, localisations: none() }
    while (row.cases < cases) {
      const verdict = await injectOne(histories, kind, random)
      if (verdict) count(row, verdict)
    }
    rows.push(row)
  }
  return rows
}

const none = (): SlipRow['localisations'] => ({ localised: 0, value: 0, among: 0, wrong: 0, open: 0 })

async function injectOne(
  histories: readonly Told[][],
  kind: SlipKind,
  random: Random,
): Promise<Verdict | null> {
  const history = random.of(histories)
  const at = random.below(history.length)
  const { honest } = history[at]!
  const slip = kind.inject(honest, random)
  if (!slip || (kind.reach === 'years' && history[at - 1]?.honest.form !== honest.form)) return null
  const slipped = { ...honest.values, ...slip }
  // Slips of typing happen in the tables; what adds up for itself the text repeats.
  const read = await readPrinted(
    { ...honest, values: slipped },
    kind.reach === 'report' ? honest.values : slipped,
  )
  const truth = Object.fromEntries(Object.keys(slip).map((key) => [key, honest.values[key]!]))
  return judge(
    truth,
    history.map((told, year) => (year === at ? read : told.read)),
    at,
  )
}

function count(row: SlipRow, { detected, localisation }: Verdict): void {
  row.cases++
  if (detected === 'report') row.byReport++
  if (detected === 'years') row.byYears++
  if (localisation) row.localisations[localisation]++
}

/** What `npm run bench -- checks` measures; a test takes fewer. */
const USUAL = { reports: 2000, casesAKind: 300, seed: 1 }

export async function measureChecks({ reports, casesAKind, seed } = USUAL) {
  const random = randomFrom(seed)
  const honest = await readHonest(random, reports)
  return { honest, rows: await injectSlips(honest, random, casesAKind) }
}

/** The largest share of slips for which a cell may be named that is not the wrong one. */
const MOST_MISTAKEN = 0.01

/**
 * No false alarm; every slip found that an identity of the report can show; and hardly ever the wrong cell named for one.
 */
export function isTrusted(honest: Honest, rows: readonly SlipRow[]): boolean {
  const within = rows.filter(({ kind }) => kind.reach === 'report')
  const cases = within.reduce((sum, row) => sum + row.cases, 0)
  const mistaken = within.reduce((sum, row) => sum + row.localisations.wrong + row.localisations.value, 0)
  return (
    honest.alarms.length === 0 &&
    within.every((row) => row.byReport === row.cases) &&
    mistaken <= MOST_MISTAKEN * cases
  )
}
